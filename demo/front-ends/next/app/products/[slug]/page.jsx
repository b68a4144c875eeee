import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { setTimeout as sleep } from 'node:timers/promises';
import { Film } from '../film';

/** Stands for a slow warehouse: the page is sent before it has answered. */
async function Stock() {
  await sleep(500);
  return <p>Three are left.</p>;
}

/** Rendered for every request, because of its parameters. */
export default async function Product({ params }) {
  const { slug } = await params;
  if (slug !== 'wren-box') notFound();
  return (
    <>
      <h1>Wren Box</h1>
      <p>A home for wrens, made of larch. €39</p>
      <Film />
      <Suspense fallback={<p>Counting …</p>}>
        <Stock />
      </Suspense>
    </>
  );
}
