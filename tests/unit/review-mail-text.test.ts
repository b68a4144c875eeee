import { load } from 'cheerio';
import { REVIEW_FLAGS, type ReviewFlag } from '../../server/src/contract';
import { ANSWER_STYLE, overPage, questionPage, thanksPage } from '../../server/src/core/answer-page';
import { MAIL_WORDS, type MailLanguage } from '../../server/src/core/mail-words';
import { reviewMail, type LetterFacts, type LetterKind } from '../../server/src/core/review-mail-text';
import { reportMail } from '../../server/src/core/review-report-text';
import { flagWords } from '../../server/src/core/review-words';
import { sayIn, type Mail } from '../../server/src/core/mail-text';
import { answerFacts, letterFacts, letterPixel, manyPixels, reportFacts } from '../fakes/review-mails';

const LANGUAGES = Object.keys(MAIL_WORDS) as MailLanguage[];
const KINDS: LetterKind[] = ['digest', 'reminder', 'warning', 'escalation', 'paused', 'by_hand'];

const bodyOf = ({ html }: Pick<Mail, 'html'>) => {
  const page = load(html);
  page('style').remove();
  return page;
};

const textsOf = (html: string): string => bodyOf({ html }).html();

describe.each(LANGUAGES)('mails about reviews, in %s', (language) => {
  const details = { days: 30, email: 'jo@example.org', events: 3, goals: 2, version: 4 };
  const flags: ReviewFlag[] = [
    ...REVIEW_FLAGS.map((code) => ({ code, details })),
    { code: 'hard_to_read', details: { language: 'pt-BR' } },
    { code: 'hard_to_read', details: { language: 'no such language' } },
  ];

  it.each(KINDS)('a %s leaves nothing open, for one pixel and for many', (kind) => {
    for (const count of [1, 2, 7]) {
      const mail = reviewMail(language, kind, letterFacts(kind, manyPixels(count, kind, { flags })));
      expect(mail.subject + mail.text + textsOf(mail.html)).not.toMatch(/[{}]|undefined|Invalid|NaN/);
      expect(mail.subject.includes('Spring 0')).toBe(count === 1);
      const page = bodyOf(mail);
      expect(page('html').attr('lang')).toBe(language);
      expect(page('h1')).toHaveLength(1);
      expect(page('table:not([role=presentation])')).toHaveLength(0);
      expect(page('[src], link, script, img')).toHaveLength(0);
    }
  });

  it('each kind of note has words of its own', () => {
    const notes = ['ask', 'remind', 'warn', 'stopped', 'overdue', 'no_address', 'not_delivered'] as const;
    const pixels = [
      ...notes.map((kind) => letterPixel({ kind })),
      ...[false, true].map((declared) => letterPixel({ kind: 'not_needed', declared })),
      letterPixel({ kind: 'stopped', review: null }),
    ];
    const texts = pixels.map(
      (pixel) =>
        reviewMail(language, 'escalation', { ...letterFacts('escalation', []), pixels: [pixel] }).text,
    );
    expect(new Set(texts).size).toBe(pixels.length);
  });

  it('each flag is a sentence', () => {
    const say = sayIn(language);
    const sentences = flags.map((flag) => flagWords(flag, language, say));
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(new Set(sentences).size).toBe(flags.length);
  });

  it('the report and the pages leave nothing open', () => {
    const report = reportMail(language, reportFacts());
    const pages = [
      ...(['again', 'seen-missing', 'comment-long', null] as const).map((fault) =>
        questionPage(language, answerFacts({ fault })),
      ),
      questionPage(language, answerFacts({ declared: true })),
      ...(['kept', 'stopped', 'told'] as const).map((said) =>
        thanksPage(language, said, answerFacts().review),
      ),
      ...(['invalid', 'expired', 'answered', 'outdated', 'owner', 'gone'] as const).map((why) =>
        overPage(language, why, '2026-11-24T09:00:00.000Z', 'Europe/Berlin'),
      ),
    ];
    const said = [report.subject, report.text, textsOf(report.html), ...pages.map(textsOf)];
    for (const each of said) expect(each).not.toMatch(/[{}]|undefined|Invalid|NaN/);
    expect(new Set(pages).size).toBe(pages.length);
  });
});

it('a digest says what it is, since when it is due, what is wrong with it, and where to answer', () => {
  const { subject, text, html } = reviewMail('en', 'digest', letterFacts('digest', [letterPixel()]));
  expect(subject).toBe('Is "Spring" still needed?');
  expect(text)
    .toBe(`A review is due for what you look after. Please say whether it is still needed. An answer takes a minute.

Spring
------
Meta Pixel tells Meta that a page was viewed, on all pages, once a visitor agrees to marketing. Jo looks after it.
Overdue: it has been due since 26 October 2026.
It will be stopped on 30 November 2026 unless somebody reviews it.
Please look at this first:
- Nothing was heard of it in 30 days.

Say whether "Spring" is still needed:
https://cms.example.org/api/pixel-inventory/review-answer/1.abc.def
Open "Spring" in the admin panel:
https://cms.example.org/admin/plugins/pixel-inventory/pixels/spring/review

To say whether something is still needed takes no account: each link for that counts once, until 24 December 2026 at the latest. Please do not pass it on, as whoever has it can answer in your name.

You get this mail because you look after pixels of shop.example.
`);
  const page = load(html);
  expect(
    page('a')
      .toArray()
      .map((link) => page(link).text()),
  ).toEqual(['Say whether "Spring" is still needed', 'Open "Spring" in the admin panel']);
});

it('days are those of the zone, in the language of the reader', () => {
  const late = { dueAt: '2026-11-23T23:30:00.000Z', stopsAt: null, status: 'due', askedAt: null } as const;
  const digest = (language: MailLanguage, timeZone: string) =>
    reviewMail(language, 'digest', {
      ...letterFacts('digest', [letterPixel({ review: late })]),
      timeZone,
    }).text;
  expect(digest('en', 'UTC')).toContain('Due since 23 November 2026.');
  expect(digest('de', 'Europe/Berlin')).toContain('Fällig seit 24. November 2026.');
  expect(digest('fr', 'America/New_York')).toContain('À réviser depuis le 23 novembre 2026.');
  expect(digest('es', 'Pacific/Auckland')).toContain(
    'Pendiente de revisión desde el 24 de noviembre de 2026.',
  );
});

describe('length', () => {
  const LIMIT = 90_000;
  const mailOf = (facts: LetterFacts) => reviewMail('de', 'digest', facts);

  it.each([1, 5, 60])('%d pixels are all there', (count) => {
    const mail = mailOf(letterFacts('digest', manyPixels(count, 'digest')));
    const page = load(mail.html);
    expect(page('.pixel')).toHaveLength(count);
    expect(page('a.main')).toHaveLength(count);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(LIMIT);
    // What is overdue comes first; headings name groups in a long mail alone.
    const headings = page('h2, h3')
      .toArray()
      .map(({ tagName }) => tagName);
    expect(headings[0]).toBe('h2');
    expect(headings.includes('h3')).toBe(count > 5);
    if (count > 5) expect(page('h2').first().text()).toBe(`Überfällig: ${Math.ceil(count / 2)}`);
  });

  it.each([
    ['500 pixels', {}],
    [
      '500 pixels whose names are long and in wide letters',
      { name: 'Ω'.repeat(120), sentence: '詩'.repeat(900) },
    ],
  ])('%s: as many as there is room for, and the number of the others with a link', (_name, changes) => {
    const { html, text } = mailOf(letterFacts('digest', manyPixels(500, 'digest', changes)));
    expect(Buffer.byteLength(html)).toBeLessThan(LIMIT);
    expect(Buffer.byteLength(text)).toBeLessThan(LIMIT);
    const page = load(html);
    const shown = page('.pixel').length;
    expect(shown).toBeGreaterThan(15);
    expect(page('body').text()).toContain(`Dazu kommen ${500 - shown} weitere`);
    expect(page('a').last().attr('href')).toBe(
      'https://cms.example.org/admin/plugins/pixel-inventory/reviews',
    );
  });

  it('a report of 500 pixels names some of each kind, and holds all of them in its table', () => {
    const pixels = Array.from({ length: 500 }, () => ({
      ...reportFacts().overdue[0]!,
      name: 'x'.repeat(120),
    }));
    const mail = reportMail('en', reportFacts({ overdue: pixels, flagged: pixels, fresh: pixels }));
    expect(Buffer.byteLength(mail.html)).toBeLessThan(LIMIT);
    expect(load(mail.html)('li').text()).toContain('475 more');
    expect(mail.attachments).toEqual([
      { filename: 'pixels-2026-11.csv', content: 'Name\r\n', contentType: 'text/csv; charset=utf-8' },
    ]);
  });
});

const nasty: [string, string][] = [
  ['markup', '<script>alert(1)</script>'],
  ['an attribute', '"><img src=x onerror=alert(1)>'],
  ['the end of the page', "</td></table></body><h1 onclick='x'>Hello"],
  ['an entity', '&lt;b&gt;'],
  ['a place to fill in', '{name} {owner} $& $1'],
];

it.each(nasty)('takes %s for text, wherever somebody typed it', (_what, typed) => {
  const pixel = letterPixel({
    kind: 'not_needed',
    name: typed,
    sentence: typed,
    owner: typed,
    comment: typed,
  });
  const flags: ReviewFlag[] = [{ code: 'no_owner_account', details: { email: typed } }];
  const line = { ...reportFacts().overdue[0]!, name: typed, owner: typed, flags };
  const documents = [
    reviewMail('en', 'escalation', letterFacts('escalation', [{ ...pixel, flags }])).html,
    reportMail('en', reportFacts({ overdue: [line], flagged: [line], site: typed })).html,
    questionPage('en', answerFacts({ sentence: typed, comment: typed, site: typed, name: typed })),
    thanksPage('en', 'kept', { name: typed, everyDays: 90 }),
  ];
  for (const document of documents) {
    const page = bodyOf({ html: document });
    expect(page('script, img, [onclick], [onerror]')).toHaveLength(0);
    expect(page('h1')).toHaveLength(1);
    expect(page('body').text() + String(page('textarea').val())).toContain(typed);
  }
});

it.each([
  ['a line break', 'Spring\r\nBcc: all@evil.example', 'Spring Bcc: all@evil.example'],
  ['a turn of direction', 'a\u202egpj.exe', 'a gpj.exe'],
  ['a separator of lines', 'X\u2028Y', 'X Y'],
])('%s in a name stays within its line', (_what, name, expected) => {
  for (const kind of KINDS) {
    const { subject, text, html } = reviewMail('en', kind, letterFacts(kind, [letterPixel({ name })]));
    expect(subject).toContain(expected);
    expect(subject).not.toMatch(/[\r\n\u2028\u202e]/);
    expect(text).toContain(`\n${expected}\n--`);
    expect(load(html)('h2').text()).toBe(expected);
  }
});

it('links to nothing but web addresses', () => {
  const pixel = letterPixel({ url: 'javascript:alert(1)', answerUrl: '' });
  const { html } = reviewMail('en', 'digest', letterFacts('digest', [pixel]));
  expect(load(html)('a')).toHaveLength(0);
});

it('keeps the styles of the pages as they are, since their hash is what the browser is told', () => {
  for (const page of [questionPage('en', answerFacts()), thanksPage('fr', 'told', answerFacts().review)]) {
    expect(page).toContain(`<style>${ANSWER_STYLE}</style>`);
  }
});

it('asks for a tick where something is wrong, and for none where nothing is', () => {
  const ticks = (flags: ReviewFlag[]) => load(questionPage('en', answerFacts({ flags })))('input[name=seen]');
  expect(ticks([{ code: 'no_fires', details: { days: 30 } }])).toHaveLength(1);
  expect(ticks([])).toHaveLength(0);
});
