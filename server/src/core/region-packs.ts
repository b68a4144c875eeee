import type { RegionPack } from '../contract';

const CHECKED = '2026-11-25';

/**
 * What the law asks for, as data. It is a starting point and no legal advice: where a law leaves doubt, the stricter
 * reading stands here.
 */
export const REGION_PACKS: readonly RegionPack[] = [
  {
    key: 'eea-uk',
    rule: 'opt_in',
    gpc: true,
    places: [
      ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT'],
      ...['LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'IS', 'LI', 'NO', 'GB', 'GI'],
      // Parts of member states that have country codes of their own.
      ...['AX', 'GF', 'GP', 'MQ', 'RE', 'YT', 'MF'],
      // Crown dependencies with laws of the same kind.
      ...['GG', 'JE', 'IM'],
    ],
    source:
      'Directive 2002/58/EC (ePrivacy), article 5(3), with Regulation (EU) 2016/679 (GDPR), articles 4(11) and 7; in the United Kingdom the Privacy and Electronic Communications Regulations 2003, regulation 6.',
    checkedOn: CHECKED,
  },
  {
    key: 'switzerland',
    rule: 'opt_in',
    gpc: true,
    places: ['CH'],
    source:
      'Telecommunications Act (FMG), article 45c, and Federal Act on Data Protection (FADP) of 2023, articles 6 and 19. The law itself asks for information and a way to refuse; opt-in is the stricter reading, and what the EEA asks for.',
    checkedOn: CHECKED,
  },
  {
    key: 'brazil',
    rule: 'opt_in',
    gpc: true,
    places: ['BR'],
    source:
      'Lei Geral de Proteção de Dados (Lei 13.709/2018), articles 7 and 8, and the guide on cookies of the ANPD of October 2022.',
    checkedOn: CHECKED,
  },
  {
    key: 'us-gpc',
    rule: 'opt_out',
    gpc: true,
    places: [
      ...['US-CA', 'US-CO', 'US-CT', 'US-DE', 'US-MD', 'US-MN', 'US-MT', 'US-NE', 'US-NH', 'US-NJ', 'US-OR'],
      'US-TX',
    ],
    source:
      'States whose privacy acts make a site honour an opt-out signal of the browser: California (CCPA, Cal. Civ. Code § 1798.135, and CCPA Regulations § 7025), Colorado (CPA, C.R.S. 6-1-1306), Connecticut (CTDPA), Delaware, Maryland, Minnesota, Montana, Nebraska, New Hampshire, New Jersey, Oregon, Texas.',
    checkedOn: CHECKED,
  },
  {
    key: 'us-other',
    rule: 'opt_out',
    gpc: true,
    places: ['US'],
    source:
      'The other states: some have privacy acts without a duty to honour a signal (Virginia, Utah, Iowa, Indiana, Tennessee, Kentucky, Rhode Island), some have none. Opt-out with the signal honoured is the stricter reading.',
    checkedOn: CHECKED,
  },
];
