import { CATEGORIES, type WhyAnswer } from '../../../server/src/contract';
import { regionName } from './consent-words';
import type { ContentRow } from './content-rows';
import type { Words } from './words';

/** Say whether a pixel would run, and the reason. */
export const whyWords = ({ reason, path }: Pick<WhyAnswer, 'reason' | 'path'>, { say }: Words): string =>
  reason === null ? say('why.runs', { path }) : say(`why.reason.${reason}`, { path });

type Consent = NonNullable<WhyAnswer['consent']>;

const whereLine = ({ where }: Consent, words: Words): string =>
  where.kind === 'region'
    ? words.say('consent.region', { region: regionName(where.key, words) })
    : words.say(`why.held.${where.kind}`);

/** Say which rule held for a visitor, and how each category stands by it; those that the pixel needs come first. */
export const standingRows = (consent: Consent, words: Words): ContentRow[] => {
  const { say } = words;
  const { rule, gpc, dnt, standings, needed } = consent;
  const others = CATEGORIES.filter((key) => !needed.includes(key));
  return [
    {
      key: 'rule',
      label: say('consent.rule'),
      lines: [
        say(`why.rule.${rule}`),
        whereLine(consent, words),
        say('why.signal', { signal: say(gpc ? 'rules.gpc.yes' : 'rules.gpc.no') }),
        ...(dnt ? [say('rules.change.dnt-on')] : []),
      ],
    },
    ...[...needed, ...others].map((key) => ({
      key,
      label: needed.includes(key)
        ? say('why.needed', { category: say(`category.${key}.name`) })
        : say(`category.${key}.name`),
      lines: [say(`why.standing.${standings[key]}`)],
    })),
  ];
};
