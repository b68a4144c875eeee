import { isUtf8 } from 'node:buffer';
import { ChunkInjector, join } from '../adapters/chunk-injector';
import { OPEN_BODY, type Insertions } from '../src/core/injector';
import { PLAN_ELEMENT_ID } from '../src/core/page-plan';

/** Why a file is left as it is: it cannot be read, is no page, or holds a plan that something else has put there. */
export type LeftReason = 'not_utf8' | 'not_a_page' | 'other_plan';

/** What is to become of a file. */
export type Change =
  { do: 'keep' } | { do: 'write'; bytes: Uint8Array } | { do: 'leave'; reason: LeftReason };

const OURS = new RegExp(
  `<script type="application/json" id="${PLAN_ELEMENT_ID}">[^<]*</script><script async src="[^"]*"></script>`,
  'g',
);

/** A plan in any other spelling. */
const OTHER = new RegExp(`\\sid=["']?${PLAN_ELEMENT_ID}\\b`);

/** Browsers look no further for the charset that a page names itself (HTML standard, section 13.2.3.2). */
const CHARSET_LIMIT = 1024;
const CHARSET = /<meta\s[^>]*charset[^>]*>/i;

const inject = (bytes: Uint8Array, insertions: Insertions): Buffer | null => {
  const injector = new ChunkInjector(insertions, 'bytes');
  const changed = join([...injector.push(bytes), ...injector.end()]);
  return injector.hasInserted ? Buffer.from(changed) : null;
};

/** Whether what is put into the head's start pushes the page's own charset out of browsers' sight. */
const hidesCharset = (text: string, html: string): boolean => {
  const found = CHARSET.exec(text.slice(0, CHARSET_LIMIT));
  return found !== null && found.index + found[0].length + html.length > CHARSET_LIMIT;
};

/** Put the tags into the head, or into a body that the page opens itself where that would hide the page's charset. */
const insertTags = (bytes: Uint8Array, text: string, html: string): Buffer | null => {
  const inBody = hidesCharset(text, html) ? inject(bytes, { bodyStart: html }) : null;
  return inBody === null || inBody.includes(OPEN_BODY + html) ? inject(bytes, { head: html }) : inBody;
};

/**
 * Decide what becomes of the bytes of a pre-rendered page, so that it holds these tags once; null: none. What stands around them
 * stays as it is, byte for byte.
 */
export const changePage = (bytes: Uint8Array, html: string | null): Change => {
  if (!isUtf8(bytes)) return { do: 'leave', reason: 'not_utf8' };
  const before = Buffer.from(bytes).toString('latin1');
  const text = before.replace(OURS, '');
  if (OTHER.test(text)) return { do: 'leave', reason: 'other_plan' };
  const bare = Buffer.from(text, 'latin1');
  const after = html === null ? bare : insertTags(bare, text, html);
  if (after === null) return { do: 'leave', reason: 'not_a_page' };
  return after.equals(bytes) ? { do: 'keep' } : { do: 'write', bytes: after };
};
