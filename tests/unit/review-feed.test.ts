import { feedCalendar } from '../../server/src/core/review-feed';
import { calendarFile } from '../../server/src/io/calendar-file';

const ENTRY = {
  slug: 'meta',
  name: 'Meta',
  owner: { name: 'Ana', email: 'ana@example.org' },
  period: '2026-08-26T10:00:00.000Z',
  stopsAt: null,
  stopped: false,
  day: '2026-11-24',
};
const PARTS = { stopDay: () => null, urlOf: (slug: string) => `https://cms.example.org/pixels/${slug}` };

describe('what a calendar shows', () => {
  it('is the day on which a review is due, in the language of its reader', () => {
    const { name, events } = feedCalendar('de', [ENTRY], PARTS);
    expect(name).toBe('Überprüfungen der Pixel');
    expect(events).toEqual([
      {
        id: 'meta-1787738400000-due@pixel-inventory',
        day: '2026-11-24',
        title: 'Überprüfung: Meta',
        text: 'Ana kümmert sich darum.',
        url: 'https://cms.example.org/pixels/meta',
      },
    ]);
  });

  it('is also the day on which a pixel stops, where it does', () => {
    const stopDay = () => '2026-12-08';
    const titles = (stopped: boolean) =>
      feedCalendar('en', [{ ...ENTRY, stopped }], { ...PARTS, stopDay }).events.map(({ day, title }) => [
        day,
        title,
      ]);
    expect(titles(false)).toEqual([
      ['2026-11-24', 'Review: Meta'],
      ['2026-12-08', 'Meta is stopped unless somebody reviews it'],
    ]);
    expect(titles(true)[1]).toEqual(['2026-12-08', 'Meta was stopped, as nobody reviewed it']);
  });
});

describe('a calendar file', () => {
  const fileOf = (name: string): string =>
    calendarFile(feedCalendar('en', [{ ...ENTRY, name }], PARTS)).replace(/\r\n[ \t]/g, '');

  it('names whole days that keep nobody busy, and says how often to look', () => {
    const lines = fileOf('Meta').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
        'UID:meta-1787738400000-due@pixel-inventory',
        'DTSTART;VALUE=DATE:20261124',
        'SUMMARY:Review: Meta',
        'TRANSP:TRANSPARENT',
        'URL;VALUE=URI:https://cms.example.org/pixels/meta',
      ]),
    );
  });

  // RFC 5545, sections 3.1 and 3.3.11: a line break in a name would begin a property of its own.
  it.each(['a\r\nATTACH:https://evil.example', 'a\nEND:VEVENT', 'a; b, c \\ d', '<script>', '\u2028x'])(
    'stays one event with the name %j',
    (name) => {
      const lines = fileOf(name).split(/\r\n|\r|\n/);
      expect(lines.filter((line) => /^(BEGIN|END):VEVENT$/.test(line))).toHaveLength(2);
      expect(lines.filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(1);
      expect(lines.some((line) => line.startsWith('ATTACH'))).toBe(false);
    },
  );

  it('folds long lines at 75 bytes (RFC 5545, section 3.1)', () => {
    const file = calendarFile(feedCalendar('en', [{ ...ENTRY, name: 'ü€'.repeat(200) }], PARTS));
    expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});
