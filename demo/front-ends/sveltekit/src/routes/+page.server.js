/** The same for everybody: a cache in front may keep it. */
export const load = ({ setHeaders }) => setHeaders({ 'Cache-Control': 'public, max-age=60' });
