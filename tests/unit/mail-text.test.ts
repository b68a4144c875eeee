import { load } from 'cheerio';
import { decidedMail, oneLine, submittedMail, type MailItem } from '../../server/src/core/mail-text';

const item = (changes: Partial<MailItem> = {}): MailItem => ({
  name: 'Spring campaign',
  version: 2,
  url: 'https://cms.example.org/admin/plugins/pixel-inventory/pixels/spring-campaign',
  ...changes,
});

it('asks for approval in plain words, with a link', () => {
  const { subject, text, html } = submittedMail('en', 'Ana Editor', [item()]);
  expect(subject).toBe('Please look at version 2 of "Spring campaign"');
  expect(text).toBe(
    `Ana Editor asks for approval of version 2 of "Spring campaign".

Look at it and decide:
https://cms.example.org/admin/plugins/pixel-inventory/pixels/spring-campaign

You get this mail because your role may approve pixels. Somebody who may change the settings can switch these mails off.
`,
  );
  expect(load(html)('a').attr('href')).toBe(item().url);
});

it('asks for many at once in one mail, with a link to each', () => {
  const other = item({ name: 'Autumn', version: 1, url: 'https://cms.example.org/autumn' });
  const { subject, text, html } = submittedMail('en', 'Ana', [
    item(),
    other,
    item({ name: 'Lost', url: '' }),
  ]);
  expect(subject).toBe('Please look at 3 versions');
  expect(text).toContain(`Ana asks for approval of 3 versions:

- Spring campaign, version 2
  https://cms.example.org/admin/plugins/pixel-inventory/pixels/spring-campaign
- Autumn, version 1
  https://cms.example.org/autumn
- Lost, version 2

You get`);
  const page = load(html);
  const lines = page('li').toArray();
  expect(lines.map((line) => page(line).text())).toEqual([
    'Spring campaign, version 2',
    'Autumn, version 1',
    'Lost, version 2',
  ]);
  expect(lines.map((line) => page(line).find('a').attr('href'))).toEqual([item().url, other.url, undefined]);
});

it('tells authors what was decided, and what was said', () => {
  const back = decidedMail('en', {
    by: 'Ben',
    outcome: 'sent_back',
    comment: 'Which ads?\nPlease say.',
    item: item(),
  });
  expect(back.subject).toBe('Sent back: version 2 of "Spring campaign"');
  expect(back.text).toContain('> Which ads?\n> Please say.');
  expect(back.html).toContain('<blockquote>Which ads?<br />Please say.</blockquote>');
  expect(back.text).toContain('It is a draft again');
  const approved = decidedMail('en', { by: 'Ben', outcome: 'approved', comment: ' ', item: item() });
  expect(approved.text).toContain('Ben approved version 2 of "Spring campaign".');
  expect(approved.text).not.toContain('wrote');
});

const nasty: string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</p></body><h1>Hello',
  '&lt;b&gt;',
  '<a href="https://evil.example">Look</a>',
];

it.each(nasty)('shows %j as text and as nothing else', (name) => {
  const mails = [
    submittedMail('en', name, [item({ name })]),
    submittedMail('en', name, [item({ name }), item()]),
    decidedMail('en', { by: name, outcome: 'sent_back', comment: name, item: item({ name }) }),
  ];
  for (const { html } of mails) {
    const page = load(html);
    const tags = new Set(
      page('body *')
        .toArray()
        .map((element) => element.tagName),
    );
    expect(
      [...tags].filter(
        (tag) =>
          !['div', 'table', 'tbody', 'tr', 'td', 'h1', 'p', 'a', 'blockquote', 'br', 'ul', 'li'].includes(
            tag,
          ),
      ),
    ).toEqual([]);
    expect(page('h1')).toHaveLength(1);
    expect(
      page('a')
        .toArray()
        .every((link) => link.attribs['href'] === item().url),
    ).toBe(true);
    expect(page('body').text()).toContain(name);
  }
});

const injections: [string, string][] = [
  ['Spring\r\nBcc: all@evil.example', 'Spring Bcc: all@evil.example'],
  ['Spring\nSubject: other', 'Spring Subject: other'],
  ['Spring\u2028X\u2029Y\u0085Z', 'Spring X Y Z'],
  ['a\u202egpj.exe', 'a gpj.exe'],
  ['half \ud83d', 'half'],
];

it.each(injections)('puts %j on one line', (text, expected) => {
  expect(oneLine(text)).toBe(expected);
  const { subject } = submittedMail('en', 'Ana', [item({ name: text })]);
  expect(subject).toBe(`Please look at version 2 of "${expected}"`);
  expect(
    decidedMail('en', { by: text, outcome: 'approved', comment: '', item: item({ name: text }) }).subject,
  ).not.toMatch(/[\r\n]/);
});

it('keeps a subject short, and whole characters', () => {
  const { subject } = submittedMail('en', 'Ana', [item({ name: '😀'.repeat(200) })]);
  expect([...subject]).toHaveLength(150);
  expect(subject).not.toMatch(/\p{Surrogate}/u);
});

it.each(['', '/admin/plugins/x', 'javascript:alert(1)', 'https://x.example/"onclick="alert(1)'])(
  'makes no link of %j',
  (url) => {
    const { text, html } = submittedMail('en', 'Ana', [item({ url })]);
    expect(html).not.toContain('<a');
    expect(text).not.toContain('Look at it and decide');
  },
);
