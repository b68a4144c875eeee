import { type Output, run } from 'strapi-plugin-pixel-inventory/cli';

const output: Output = { say: (line) => console.log(line), warn: (line) => console.error(line) };
export const code: Promise<number> = run(['inject', 'index.html'], output);

// @ts-expect-error One word in place of a list.
void run('inject');
