import { activitySummary } from '../../admin/src/words/activity-summary';
import { languages } from './languages';

const german = (action: string, summary: string) => activitySummary({ action, summary }, languages.de);

describe('an entry of the audit log, in German', () => {
  it.each([
    ['publish', 'Published "Spring" version 2.', 'Veröffentlicht: „Spring“ Version 2.'],
    [
      'publish',
      'Published "Spring" version 2, "Autumn" version 10, "Winter" version 1.',
      'Veröffentlicht: „Spring“ Version 2, „Autumn“ Version 10 und „Winter“ Version 1.',
    ],
    [
      'publish',
      'Published "Spring" version 2, "Autumn" version 1 and 12 more.',
      'Veröffentlicht: „Spring“ Version 2, „Autumn“ Version 1 und 12 weitere.',
    ],
    [
      'publish',
      'Published "A "great" one, and 5 more" version 2, "x\ny" version 3.',
      'Veröffentlicht: „A "great" one, and 5 more“ Version 2 und „x\ny“ Version 3.',
    ],
    [
      'publish',
      'Published "Spring" version 2 and 3 more; and the settings about consent.',
      'Veröffentlicht: „Spring“ Version 2 und 3 weitere; und die Einstellungen zur Einwilligung.',
    ],
    [
      'publish',
      'Published the settings about consent.',
      'Veröffentlicht: die Einstellungen zur Einwilligung.',
    ],
    ['publish', 'Published {name} <b>.', 'Veröffentlicht: {name} <b>.'],
    ['pause', 'Stopped it: Started it again.', 'Angehalten: Started it again.'],
    ['pause', 'Stopped it: a: b\nc', 'Angehalten: a: b\nc'],
    ['resume', 'Started it again.', 'Wieder gestartet.'],
    ['retire', 'Retired it: No longer used.', 'Außer Dienst gestellt: No longer used.'],
    ['send_back', 'Sent version 3 back: Which ads?', 'Version 3 zurückgegeben: Which ads?'],
    ['comment', 'Commented on version 12: {0} "quoted"', 'Version 12 kommentiert: {0} "quoted"'],
    [
      'mail_failed',
      'A message about version 1 could not be mailed to Ben, Cleo, …: connect ECONNREFUSED 127.0.0.1:25',
      'Eine E-Mail über Version 1 konnte nicht gesendet werden an Ben, Cleo, …: connect ECONNREFUSED 127.0.0.1:25',
    ],
    [
      'mail_failed',
      'A message about 8 versions could not be mailed to anybody: no',
      'Eine E-Mail über 8 Versionen konnte nicht gesendet werden an irgendjemanden: no',
    ],
    ['rollback', 'Went back to publication 3.', 'Zu Veröffentlichung 3 zurückgekehrt.'],
    ['consent_settings', 'The banner stands at: bottom_end.', 'Platz des Banners: Unten, wo Zeilen enden.'],
    ['consent_settings', 'The banner stands at: middle.', 'Platz des Banners: middle.'],
    ['consent_settings', 'Removed the region us-other.', 'Die Region Übrige US-Bundesstaaten fällt weg.'],
    [
      'settings',
      'Owners are asked for reviews on day 3 of the week.',
      'Nach Überprüfungen wird am Mittwoch gefragt.',
    ],
    ['something_new', 'Did something new.', 'Did something new.'],
  ])('%s: %j', (action, summary, expected) => {
    expect(german(action, summary)).toBe(expected);
  });

  it('names all of the 50 that stand in a long line', () => {
    const names = Array.from(
      { length: 50 },
      (_, at) => `"${`Pixel ${at} `.repeat(12).trim()}" version ${at + 1}`,
    );
    const said = german('publish', `Published ${names.join(', ')} and 4950 more.`);
    expect(said).not.toMatch(/ version | more/);
    expect(said.match(/“ Version \d+/g)).toHaveLength(50);
    expect(said).toMatch(/ und 4950 weitere\.$/);
  });

  it('is read soon, whatever it holds', () => {
    const start = performance.now();
    for (const filling of ['" version 1, "', '"', '" version 1', ' and 5 more', '" version 1 and 1 more']) {
      for (const end of ['', '.', '" version 1.'])
        german('publish', `Published "${filling.repeat(3_000)}${end}`);
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

it.each([
  ['publish', 'Published "Spring" version 2.'],
  ['pause', 'Stopped it: The campaign is over.'],
  ['retire', 'Retired it: No longer used.'],
  ['send_back', 'Sent version 3 back: Which ads?'],
  ['comment', 'Commented on version 12: Why?'],
  ['mail_failed', 'A message about version 1 could not be mailed to Ben: no'],
  ['mail_failed', 'A message about 2 versions could not be mailed to anybody: no'],
])('says in English what the log holds: %s, %j', (action, summary) => {
  expect(activitySummary({ action, summary }, languages.en)).toBe(summary);
});
