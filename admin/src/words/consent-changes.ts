import {
  BANNER_COLOURS,
  BANNER_POSITIONS,
  CONSENT_RULES,
  type ConsentChange,
  type ConsentSettings,
} from '../../../server/src/contract';
import type { ContentRow } from './content-rows';
import { languageName } from './language-name';
import { placeNames, regionName } from './consent-words';
import type { Words } from './words';

type Details = ConsentChange['details'];

const ruleWords = ({ rule }: Details, { say }: Words): string => {
  const known = CONSENT_RULES.find((one) => one === rule);
  return known ? say(`rules.rule.${known}`) : (rule ?? '');
};

const gpcWords = ({ gpc }: Details, { say }: Words): string =>
  say(gpc === 'yes' ? 'rules.gpc.yes' : 'rules.gpc.no');

const places = ({ places: listed = '' }: Details, words: Words): string =>
  placeNames(listed.split(', '), words);

/** What a sentence about a region is filled in with. */
export const regionValues = (details: Details, words: Words) => ({
  region: regionName(details['region'] ?? '', words),
  rule: ruleWords(details, words),
  gpc: gpcWords(details, words),
  places: places(details, words),
});

const positionWords = ({ position }: Details, { say }: Words): string => {
  const known = BANNER_POSITIONS.find((one) => one === position);
  return known ? say(`banner.position.${known}`) : (position ?? '');
};

/** Say in a sentence what somebody changed. */
export const consentChangeWords = ({ code, details }: ConsentChange, words: Words): string => {
  const { say } = words;
  switch (code) {
    case 'region_added':
    case 'region_removed':
    case 'region_changed':
      return say(`rules.change.${code}`, regionValues(details, words));
    case 'elsewhere':
      return say('rules.change.elsewhere', {
        rule: ruleWords(details, words),
        gpc: gpcWords(details, words),
      });
    case 'dnt':
      return say(details['dnt'] === 'yes' ? 'rules.change.dnt-on' : 'rules.change.dnt-off');
    case 'days':
    case 'record_days':
      return say(`rules.change.${code}`, { days: Number(details['days']) });
    case 'position':
      return say('rules.change.position', { position: positionWords(details, words) });
    case 'language':
      return say('rules.change.language', { language: languageName(details['language'] ?? '', words) });
    case 'texts':
      return say('rules.change.texts', {
        language: languageName(details['language'] ?? '', words),
        count: Number(details['texts']),
      });
    case 'regions_reordered':
    case 'colours':
      return say(`rules.change.${code}`);
  }
};

const regionFacts = ({ policy }: ConsentSettings, words: Words): ContentRow[] =>
  policy.regions.map(({ key, rule, gpc, places: listed }) => ({
    key: `region ${key}`,
    label: regionName(key, words),
    lines: [
      words.say('banner.facts.terms', {
        rule: words.say(`banner.rule.${rule}`),
        gpc: words.say(gpc ? 'rules.gpc.yes' : 'rules.gpc.no'),
      }),
      placeNames(listed, words),
    ],
  }));

const textsLines = ({ banner }: ConsentSettings, words: Words): string[] => {
  const lines = Object.entries(banner.texts).map(([language, texts]) =>
    words.say('banner.facts.texts-in', {
      language: languageName(language, words),
      count: Object.keys(texts).length,
    }),
  );
  return lines.length > 0 ? lines : [words.say('banner.facts.texts-usual')];
};

const colourLines = ({ banner: { colours } }: ConsentSettings, { say }: Words): string[] =>
  colours
    ? BANNER_COLOURS.map((name) =>
        say('banner.facts.colour', { name: say(`banner.colour.${name}`), colour: colours[name] }),
      )
    : [say('banner.look.usual-colours')];

/** Say everything that the settings decide, for somebody who reads them and does not change them. */
export const consentFacts = (settings: ConsentSettings, words: Words): ContentRow[] => {
  const { say } = words;
  const { policy, banner } = settings;
  const { elsewhere } = policy;
  return [
    ...regionFacts(settings, words),
    {
      key: 'elsewhere',
      label: say('banner.elsewhere.title'),
      lines: [
        say('banner.facts.terms', {
          rule: say(`banner.rule.${elsewhere.rule}`),
          gpc: say(elsewhere.gpc ? 'rules.gpc.yes' : 'rules.gpc.no'),
        }),
      ],
    },
    {
      key: 'dnt',
      label: say('banner.dnt.label'),
      lines: [say(policy.dnt ? 'value.yes' : 'value.no')],
    },
    {
      key: 'days',
      label: say('banner.days.title'),
      lines: [
        say('rules.change.days', { days: policy.days }),
        say('rules.change.record_days', { days: policy.recordDays }),
      ],
    },
    {
      key: 'position',
      label: say('banner.look.position'),
      lines: [say(`banner.position.${banner.position}`)],
    },
    {
      key: 'colours',
      label: say('banner.look.colours'),
      lines: colourLines(settings, words),
    },
    { key: 'language', label: say('banner.words.usual'), lines: [languageName(banner.language, words)] },
    { key: 'texts', label: say('banner.words.title'), lines: textsLines(settings, words) },
  ];
};
