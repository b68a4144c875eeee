import type { ChoiceWay, ConsentRates, ConsentRule, DayRange, Tally } from '../contract';

/** Choices of one day that are alike but for their categories, counted. */
export interface ChoiceCount {
  day: string;
  way: ChoiceWay;
  rule: ConsentRule;
  gpc: boolean;
  total: number;
  functional: number;
  measurement: number;
  marketing: number;
}

const nothing = (): Tally => ({
  total: 0,
  functional: 0,
  measurement: 0,
  marketing: 0,
  gpc: 0,
  ways: { accept_all: 0, reject_all: 0, choices: 0, embed: 0, site: 0 },
  rules: { opt_in: 0, opt_out: 0, notice_only: 0 },
});

const plus = (tally: Tally, { way, rule, gpc, ...counts }: ChoiceCount): Tally => ({
  total: tally.total + counts.total,
  functional: tally.functional + counts.functional,
  measurement: tally.measurement + counts.measurement,
  marketing: tally.marketing + counts.marketing,
  gpc: tally.gpc + (gpc ? counts.total : 0),
  ways: { ...tally.ways, [way]: tally.ways[way] + counts.total },
  rules: { ...tally.rules, [rule]: tally.rules[rule] + counts.total },
});

/** Add counts up: all of them, and by day, the days in order. */
export const sumRates = ({ from, to }: DayRange, counts: readonly ChoiceCount[]): ConsentRates => {
  const days = new Map<string, Tally>();
  for (const count of counts) days.set(count.day, plus(days.get(count.day) ?? nothing(), count));
  return {
    from,
    to,
    sum: counts.reduce(plus, nothing()),
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, tally]) => ({ day, ...tally })),
  };
};
