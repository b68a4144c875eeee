import { readFileSync } from 'node:fs';
import type { AxeResults, NodeResult } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What lies below something else, as the banner does while the choices are open, is not judged. */
const covered = ({ any }: NodeResult): boolean =>
  any.some(({ data }) => /obscur|overlap/i.test((data as { messageKey?: string } | null)?.messageKey ?? ''));

/** List what axe finds on a page, and what it is not sure of. */
export const axeFindings = async (page: Page): Promise<unknown[]> => {
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate<AxeResults>('axe.run()');
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html])),
    ...incomplete.flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => !covered(node))
        .map(({ html, any }) => [id, html, any.map(({ message }) => message)]),
    ),
  ];
};
