import { lastDays } from '../../admin/src/pages/consent/use-consent-address';
import { ratesAnswer, ratesSentences, recordRows } from '../../admin/src/words/consent-record-words';
import { consentRecord } from '../fakes/records';
import { english } from './english';

const AT = '2026-11-24T10:00:00.000Z';

describe('a proof in words', () => {
  it('says all that it holds', () => {
    const record = consentRecord(1, AT, { gpc: true, dnt: true });
    const rows = recordRows(record, english).map(({ label, lines }) => `${label}: ${lines.join(' ')}`);
    expect(rows).toEqual([
      'Number of the proof: 0000-0000-0000-0001',
      'When: Tuesday, November 24, 2026 at 10:00:00 AM UTC',
      'What was chosen: Agreed to measurement. Not agreed to: marketing.',
      'How: Category by category, in the choices.',
      'Rule: Opt-in: nothing ran before a yes. As set for the region eea-uk.',
      'Signals of the browser: Global Privacy Control was on: no marketing, whatever was chosen. Do Not Track was on: no measurement and no marketing, whatever was chosen.',
      'What was shown: Publication 7. Functional: there was nothing to ask about. Measurement: fingerprint a1b2c3 of what was asked. Marketing: fingerprint d4e5f6 of what was asked.',
      'Kept until: Thursday, November 23, 2028 at 10:00:00 AM UTC',
    ]);
  });

  it('leads to the publication that was shown', () => {
    const shown = (snapshot: number) =>
      recordRows(consentRecord(1, AT, { snapshot }), english).find(({ key }) => key === 'shown')?.link;
    expect(shown(7)).toEqual({ text: 'Read publication 7', to: '/plugins/pixel-inventory/publish/7' });
    expect(shown(0)).toBeUndefined();
  });

  it('says what was not: a no to all, no region, no publication', () => {
    const record = consentRecord(1, AT, { categories: [], region: null, snapshot: 0, way: 'reject_all' });
    const text = recordRows(record, english)
      .flatMap(({ lines }) => lines)
      .join(' ');
    expect(text).toContain('Agreed to nothing but what is necessary.');
    expect(text).toContain('No region was named, or the place was not known.');
    expect(text).toContain('Nothing was published then.');
    expect(text).toContain('None that counted.');
  });
});

describe('how visitors choose, in words', () => {
  const sum = {
    total: 4,
    functional: 1,
    measurement: 3,
    marketing: 0,
    gpc: 1,
    ways: { accept_all: 0, reject_all: 1, choices: 3, embed: 0, site: 0 },
    rules: { opt_in: 4, opt_out: 0, notice_only: 0 },
  };
  const nothing = { ...sum, total: 0 };

  it('answers in a line', () => {
    expect(ratesAnswer(sum, 30, english)).toBe(
      '4 choices in the last 30 days: 75% agreed to measurement, 0% to marketing.',
    );
    expect(ratesAnswer(nothing, 7, english)).toBe('Nobody has chosen in the last 7 days.');
  });

  it('leaves out what nobody did', () => {
    expect(ratesSentences(sum, english)).toEqual([
      'How they chose: 1 rejected all and 3 chose one by one.',
      'What they were asked under: 4 before anything ran.',
      'One choice came from a browser that asked, by Global Privacy Control, not to be tracked.',
    ]);
    expect(ratesSentences(nothing, english)).toEqual([]);
  });
});

it('looks at whole days up to today, in UTC', () => {
  expect(lastDays(7, Date.parse('2026-03-02T23:30:00.000Z'))).toEqual({
    from: '2026-02-24',
    to: '2026-03-02',
  });
});
