import * as z from 'zod';
import { plainText } from './plain-text';

/** What an event may have at most. */
export const TRIGGERS_PER_EVENT = 10;

const MATCH_LIMIT = 200;

const selectorSchema = plainText('the CSS selector', 1, MATCH_LIMIT);

/** By its text: white space and letter case do not count, and the whole text has to be the same. */
const byText = z.strictObject({
  by: z.literal('text'),
  text: plainText('the text of the link or button', 1, MATCH_LIMIT),
});
/** By a part of the address that a link or a form leads to, host included. */
const byAddress = z.strictObject({
  by: z.literal('address'),
  contains: plainText('a part of the address', 1, MATCH_LIMIT),
});
/** By a CSS selector, for those who know them. One that the browser cannot read matches nothing. */
const bySelector = z.strictObject({ by: z.literal('selector'), selector: selectorSchema });
const any = z.strictObject({ by: z.literal('any') });

/** Only the first time on a page. Left out or false: every time. */
const once = z.boolean().optional();

/**
 * What sets an event off, without code.
 * - `page_view`: a page was opened; once a page.
 * - `click`: on a link or a button, or on something inside one.
 * - `form`: a form was sent, after the browser found its fields valid.
 * - `scroll`: so many percent of the page have been in sight; once a page.
 * - `time`: the page has been in sight for so many seconds; once a page.
 * - `named`: the site's own code said `pixels.track(name)`.
 */
export const triggerSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('page_view') }),
    z.strictObject({
      kind: z.literal('click'),
      on: z.discriminatedUnion('by', [byText, byAddress, bySelector]),
      once,
    }),
    z.strictObject({
      kind: z.literal('form'),
      on: z.discriminatedUnion('by', [any, byAddress, bySelector]),
      once,
    }),
    z.strictObject({
      kind: z.literal('scroll'),
      percent: z
        .number({ error: 'Please say how many percent.' })
        .int('Please give whole percent.')
        .min(1, 'At least 1 percent.')
        .max(100, 'At most 100 percent.'),
    }),
    z.strictObject({
      kind: z.literal('time'),
      seconds: z
        .number({ error: 'Please say how many seconds.' })
        .int('Please give whole seconds.')
        .min(1, 'At least 1 second.')
        .max(3600, 'At most 3600 seconds (an hour).'),
    }),
    z.strictObject({
      kind: z.literal('named'),
      name: z
        .string({ error: 'Please fill in the name that the site’s code uses.' })
        .regex(
          /^[A-Za-z][A-Za-z0-9_]{0,59}$/,
          'Expected a name of letters, digits and underscores, for example: purchase.',
        ),
    }),
  ],
  { error: 'Choose what sets the event off.' },
);
export type Trigger = z.infer<typeof triggerSchema>;
export type TriggerKind = Trigger['kind'];
