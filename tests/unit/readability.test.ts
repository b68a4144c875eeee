import { HARD_LIX, isHardToRead, lix } from '../../server/src/contract';

const texts: [language: string, text: string, figure: number, hard: boolean][] = [
  ['an empty text', '', 0, false],
  ['a text without words', '… — !?', 0, false],
  // 12 words in a sentence, "Facebook" is long.
  ['English', 'Tells us which of our ads on Facebook bring people to shop.', 12 + 100 / 12, false],
  // 6 words and 6 words, none long.
  ['two sentences', 'We see who came by an ad. We pay less for the rest.', 13 / 2, false],
  [
    'English as authorities write it',
    'Facilitates comprehensive cross-channel attribution, behavioural segmentation and performance optimisation of advertising expenditure.',
    12 + (100 * 10) / 12,
    true,
  ],
  [
    'German',
    'Zeigt uns, welche unserer Anzeigen auf Facebook Leute in den Laden bringen.',
    12 + 400 / 12,
    false,
  ],
  [
    'German as authorities write it',
    'Ermittlung der Werbewirksamkeit unserer Facebook-Anzeigen zwecks Optimierung der Zielgruppenansprache.',
    9 + 600 / 9,
    true,
  ],
  ['French', "Mesure l'audience du site pour améliorer nos pages.", 9 + 200 / 9, false],
  [
    'French in plain words',
    'Nous dit par quelle annonce vous êtes venu chez nous, et rien de plus.',
    14 + 100 / 14,
    false,
  ],
  ['Spanish', 'Nos dice qué anuncios de Facebook traen gente a la tienda.', 11 + 200 / 11, false],
  [
    'Spanish, as hard as it may be',
    'Mide qué anuncios consiguen pedidos para decidir en cuáles invertimos.',
    60,
    false,
  ],
  ['a few long words', 'Conversion measurement optimisation.', 3 + 100, false],
];

it.each(texts)('measures %s', (_language, text, figure, hard) => {
  expect([Number(lix(text).toFixed(3)), isHardToRead(text)]).toEqual([Number(figure.toFixed(3)), hard]);
});

it('does not take a point in a number or a name for the end of a sentence', () => {
  expect(lix('Version 3.5 of shop.example.org is here now.')).toBe(10 + 200 / 10);
});

it('is done at once with the longest text there can be', () => {
  const begun = Date.now();
  for (const text of ['-'.repeat(10_000), 'a-'.repeat(5_000), '. '.repeat(5_000), 'é'.repeat(10_000)])
    lix(text);
  expect(Date.now() - begun).toBeLessThan(200);
  expect(HARD_LIX).toBe(60);
});
