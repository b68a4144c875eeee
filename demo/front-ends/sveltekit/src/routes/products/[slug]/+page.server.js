import { error } from '@sveltejs/kit';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands for a slow warehouse: the page is sent before it has answered. */
const countStock = async () => {
  await sleep(500);
  return 3;
};

export const load = ({ params, setHeaders }) => {
  if (params.slug !== 'wren-box') error(404, 'There is no such product.');
  setHeaders({ 'Cache-Control': 'private, no-cache' });
  return { stock: countStock() };
};
