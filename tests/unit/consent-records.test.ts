import { ratesQuerySchema, recordsQuerySchema } from '../../server/src/contract';
import { sumRates, type ChoiceCount } from '../../server/src/core/consent-rates';
import { RECORD_HEADINGS, recordCells } from '../../server/src/core/record-cells';
import { groupRecordNumber, readRecordNumber } from '../../server/src/core/record-number';
import { csv } from '../../server/src/io/csv';
import { createExpiry } from '../../server/src/services/expiry';
import { consentRecord, recordId } from '../fakes/records';

describe('the number of a proof', () => {
  it.each([
    ['7ZQ4M9T2XK5B8N1C', '7ZQ4M9T2XK5B8N1C'],
    ['7zq4-m9t2-xk5b-8n1c', '7ZQ4M9T2XK5B8N1C'],
    ['  7ZQ4 M9T2\tXK5B\u00a08N1C\n', '7ZQ4M9T2XK5B8N1C'],
    ['OoIiLl0000000000', '0011110000000000'],
  ])('is read from %j', (typed, number) => {
    expect(readRecordNumber(typed)).toBe(number);
  });

  it.each([
    '',
    '7ZQ4M9T2XK5B8N1',
    '7ZQ4M9T2XK5B8N1CC',
    'UUUUUUUUUUUUUUUU',
    '７ZQ4M9T2XK5B8N1C',
    ' '.repeat(90),
  ])('is not read from %j', (typed) => {
    expect(readRecordNumber(typed)).toBeNull();
  });

  it('is written in groups, and read again', () => {
    expect(groupRecordNumber('7ZQ4M9T2XK5B8N1C')).toBe('7ZQ4-M9T2-XK5B-8N1C');
    expect(readRecordNumber(groupRecordNumber(recordId(12_345)))).toBe(recordId(12_345));
  });
});

describe('rates', () => {
  const count = (day: string, changes: Partial<ChoiceCount>): ChoiceCount => ({
    day,
    way: 'choices',
    rule: 'opt_in',
    gpc: false,
    total: 10,
    functional: 1,
    measurement: 2,
    marketing: 3,
    ...changes,
  });

  it('add up to what there is, whatever the order, the days in theirs', () => {
    const counts = [
      count('2026-11-02', { gpc: true }),
      count('2026-11-01', { way: 'reject_all', functional: 0, measurement: 0, marketing: 0 }),
      count('2026-11-02', { rule: 'opt_out', total: 5 }),
    ];
    const range = { from: '2026-11-01', to: '2026-11-03' };
    const rates = sumRates(range, counts);
    expect(rates.days.map(({ day, total }) => [day, total])).toEqual([
      ['2026-11-01', 10],
      ['2026-11-02', 15],
    ]);
    expect(rates.sum).toMatchObject({ total: 25, functional: 2, measurement: 4, marketing: 6, gpc: 10 });
    expect(rates.sum.ways).toMatchObject({ choices: 15, reject_all: 10, accept_all: 0 });
    expect(rates.sum.rules).toEqual({ opt_in: 20, opt_out: 5, notice_only: 0 });
    expect(sumRates(range, [...counts].reverse())).toEqual(rates);
  });

  it('are counted for 400 days at most', () => {
    expect(ratesQuerySchema.safeParse({ from: '2025-01-01', to: '2026-02-04' }).success).toBe(true);
    expect(ratesQuerySchema.safeParse({ from: '2025-01-01', to: '2026-02-05' }).success).toBe(false);
    expect(recordsQuerySchema.safeParse({ from: '2025-01-01' }).success).toBe(true);
  });
});

describe('the file of proofs', () => {
  it('has a cell for every heading', () => {
    expect(recordCells(consentRecord(1, '2026-11-24T10:00:00.000Z'))).toHaveLength(RECORD_HEADINGS.length);
  });

  it('is the same whether it is written at once or in parts', () => {
    const rows = [
      ['a', '"b", c'],
      ['d\ne', "'=f"],
      ['', ''],
    ];
    const whole = csv.write(['x', 'y'], rows);
    expect(csv.write(['x', 'y'], []) + rows.map((row) => csv.more([row])).join('') + csv.more([])).toBe(
      whole,
    );
  });
});

describe('expiry', () => {
  it('never runs twice at a time, goes on after a failure, and stops when it is told to', async () => {
    const told: string[] = [];
    let finish: (deleted: number) => void = () => undefined;
    let goesOn: () => boolean = () => false;
    let runs = 0;
    const expiry = createExpiry({
      records: {
        expire: (mayGoOn = () => true) => {
          runs += 1;
          goesOn = mayGoOn;
          if (runs === 2) return Promise.reject(new Error('The database is away.'));
          return new Promise((resolve) => (finish = resolve));
        },
      },
      onDone: (deleted) => told.push(String(deleted)),
      onError: (error) => told.push(String(error)),
    });
    const both = [expiry.run(), expiry.run()];
    finish(3);
    await Promise.all(both);
    await expiry.run();
    expect(told).toEqual(['3', 'Error: The database is away.']);
    void expiry.run();
    expect(goesOn()).toBe(true);
    const stopped = expiry.stop();
    expect(goesOn()).toBe(false);
    finish(0);
    await stopped;
    expect(runs).toBe(3);
  });
});
