import fc from 'fast-check';
import { hasSameMeaning } from '../../server/src/core/same-meaning';

/** Spelled better, or worse: nothing that a visitor would have to be asked about again. */
const SPELLING: [string, string, string][] = [
  ['nothing', 'Tells us which ads bring people.', 'Tells us which ads bring people.'],
  ['a letter left out', 'Mesures which pages are read.', 'Measures which pages are read.'],
  ['a letter too many', 'Measures which paages are read.', 'Measures which pages are read.'],
  ['two letters that changed places', 'Measures which vistiors return.', 'Measures which visitors return.'],
  ['a wrong letter', 'Measures wheiher people return.', 'Measures whether people return.'],
  ['two slips in a long word', 'Shows adverttisments of the shop.', 'Shows advertisements of the shop.'],
  ['three slips in three words', 'Mesures which vistors retrun.', 'Measures which visitors return.'],
  ['British and American spelling', 'Shows personalised adverts.', 'Shows personalized adverts.'],
  ['capitals', 'measures WHICH pages are read', 'Measures which pages are read'],
  ['a full stop', 'Measures which pages are read', 'Measures which pages are read.'],
  ['a comma', 'Measures pages, clicks and scrolling', 'Measures pages clicks and scrolling'],
  ['quotes', 'Answers "Where do people leave?"', 'Answers “Where do people leave?”'],
  ['a dash', 'Pages – and clicks', 'Pages - and clicks'],
  ['a hyphen for a space', 'A two-person rule', 'A two person rule'],
  ['white space', '  Measures \n which\tpages  are read ', 'Measures which pages are read'],
  ['a slash for a comma', 'Pages / clicks', 'Pages, clicks'],
  ['composed and decomposed letters', 'M\u00fcnchen', 'Mu\u0308nchen'],
  ['letters of full width', 'Ｐａｇｅｓ', 'Pages'],
  [
    'German: a letter left out',
    'Misst, welche Seiten gelsen werden.',
    'Misst, welche Seiten gelesen werden.',
  ],
  ['German: two letters that changed places', 'Zeigt Webrung des Ladens.', 'Zeigt Werbung des Ladens.'],
  [
    'German: the ending of a word',
    'Misst die Wirkung unserer Anzeige.',
    'Misst die Wirkung unserer Anzeigen.',
  ],
  ['German: an umlaut in another spelling', 'Za\u0308hlt die Besucher.', 'Zählt die Besucher.'],
  ['German: a long word', 'Auswertung der Werbekampangne', 'Auswertung der Werbekampagne'],
  ['German: capitals', 'misst die wirkung', 'Misst die Wirkung'],
  ['German: a comma', 'Misst, ob Besucher wiederkommen', 'Misst ob Besucher wiederkommen'],
  ['Russian: a letter left out', 'Измеряет посещаемсть сайта', 'Измеряет посещаемость сайта'],
];

/** What somebody would have said yes to, and something else. */
const MEANING: [string, string, string][] = [
  ['another short word: not, now', 'We do not sell your data.', 'We do now sell your data.'],
  ['a word that was taken out: not', 'We do not sell your data.', 'We do sell your data.'],
  ['a word that was put in', 'Measures which pages are read.', 'Measures which pages are never read.'],
  ['words that changed places', 'Google gives data to Meta.', 'Meta gives data to Google.'],
  ['neighbours that changed places', 'Only ads without names', 'Only names without ads'],
  ['another number', 'Kept for 30 days.', 'Kept for 90 days.'],
  ['a number with one digit more', 'Kept for 30 days.', 'Kept for 300 days.'],
  ['a number in a word', 'Visitors over 16years', 'Visitors over 18years'],
  ['a long number', 'Kept for 100000000 seconds', 'Kept for 100000001 seconds'],
  ['another unit', 'Kept for 30 days.', 'Kept for 30 months.'],
  ['another sign between numbers', 'Visitors aged > 16', 'Visitors aged < 16'],
  ['another purpose', 'Measures which pages are read.', 'Shows ads on other sites.'],
  ['one more purpose', 'Measures pages.', 'Measures pages, and shows ads.'],
  ['and, or', 'With name or address', 'With name and address'],
  ['our, your', 'On our pages', 'On your pages'],
  ['the opposite by its beginning: un-', 'Shows unpersonalised ads.', 'Shows personalised ads.'],
  ['the opposite by its beginning: unencrypted', 'Sends it encrypted.', 'Sends it unencrypted.'],
  [
    'the opposite by its beginning: ex-, in-',
    'Pages, excluding the health pages',
    'Pages, including the health pages',
  ],
  ['the opposite by its beginning: ex-, in- of a long word', 'Used internally', 'Used externally'],
  ['the opposite by its beginning: de-', 'People stay deidentified', 'People stay identified'],
  ['the opposite by its beginning: a-', 'Shows apolitical ads', 'Shows political ads'],
  ['another word by its first letter', 'Looks at wealth data', 'Looks at health data'],
  ['another country by one letter', 'Iceland', 'Ireland'],
  ['another country by its first letter', 'Gambia', 'Zambia'],
  ['another country', 'United States', 'United Kingdom'],
  ['another continent', 'The European Union', 'The United States'],
  ['one more country', 'Ireland', 'Ireland, United States'],
  ['two more letters: Austria, Australia', 'Austria', 'Australia'],
  ['four slips', 'Mesures vistors that retrun laater.', 'Measures visitors that return later.'],
  ['three slips in one word', 'Shows advrtismens.', 'Shows advertisements.'],
  ['everything', 'Measures pages.', ''],
  ['something out of nothing', '', 'Measures pages.'],
  ['German: nicht, nun', 'Wir verkaufen Daten nicht.', 'Wir verkaufen Daten nun.'],
  ['German: keine, deine', 'Speichert keine Adressen.', 'Speichert deine Adressen.'],
  ['German: keine, eine', 'Speichert keine Adresse.', 'Speichert eine Adresse.'],
  ['German: 30, 90 Tage', 'Bleibt 30 Tage.', 'Bleibt 90 Tage.'],
  ['German: Tage, Jahre', 'Bleibt 30 Tage.', 'Bleibt 30 Jahre.'],
  ['German: mit, ohne', 'Mit deinem Namen', 'Ohne deinem Namen'],
  ['German: un-', 'Unverschlüsselte Daten', 'Verschlüsselte Daten'],
  ['German: ex-, in-', 'Seiten exklusive Gesundheit', 'Seiten inklusive Gesundheit'],
  ['German: another country by one letter', 'Irland', 'Island'],
  ['German: another country', 'Slowakei', 'Slowenien'],
  ['German: words that changed places', 'Meta gibt Google Daten.', 'Google gibt Meta Daten.'],
  ['German: a word that was put in', 'Misst den Besuch.', 'Misst den Besuch der Kinder.'],
  ['Chinese: a letter that means not', '我们不出售您的个人数据', '我们出售您的个人数据'],
  ['Japanese: another ending', '個人データを販売しません', '個人データを販売します'],
  ['another picture', 'We 👍 tracking', 'We 👎 tracking'],
];

describe('hasSameMeaning', () => {
  it.each(SPELLING)('is not changed by %s', (_, a, b) => {
    expect(hasSameMeaning(a, b)).toBe(true);
    expect(hasSameMeaning(b, a)).toBe(true);
  });

  it.each(MEANING)('is changed by %s', (_, a, b) => {
    expect(hasSameMeaning(a, b)).toBe(false);
    expect(hasSameMeaning(b, a)).toBe(false);
  });

  const words = fc
    .array(fc.constantFrom('pages', 'not', 'visitors', 'advertising', '30', 'unser', 'für', '我们'), {
      maxLength: 6,
    })
    .map((list) => list.join(' '));

  it('is the same for a text and itself, and from either side', () => {
    fc.assert(
      fc.property(
        words,
        words,
        fc.string({ unit: 'binary', maxLength: 40 }),
        (a, b, any) =>
          hasSameMeaning(a, a) &&
          hasSameMeaning(any, any) &&
          hasSameMeaning(a, b) === hasSameMeaning(b, a) &&
          hasSameMeaning(a, any) === hasSameMeaning(any, a),
      ),
      { numRuns: 5000 },
    );
  });

  it('is another for every word that is added or taken out', () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom('not', 'advertising', '7'), (before, after, word) => {
        expect(hasSameMeaning(`${before} ${after}`, `${before} ${word} ${after}`)).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('is told soon, also of texts that are made to take long', () => {
    const started = performance.now();
    for (const text of ['a', 'ab ', ' ', '.', 'é', '😀']) {
      const long = text.repeat(2000);
      expect(hasSameMeaning(long, `${long}${text}b`)).toBeDefined();
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
