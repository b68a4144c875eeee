/** One way of doing a job. */
export interface Candidate {
  name: string;
  /** Do the job and return what it cost, in any unit that all candidates share (mostly microseconds). */
  sample: () => number | Promise<number>;
}

/** What a candidate cost over all rounds. */
export interface Comparison {
  name: string;
  /** Median of its samples, in the unit of `sample`. */
  cost: number;
  /** Median of the rounds' cost(candidate) / cost(baseline): 2 means twice as slow as the baseline. */
  ratio: number;
}

export interface InterleaveOptions {
  /** Rounds that count. Default 21. */
  rounds?: number;
  /** Rounds run before and thrown away, so that the engine has compiled everything. Default 5. */
  warmUp?: number;
  /** Name of the candidate that the ratios refer to. Default: the first. */
  baseline?: string;
}

/** Take the middle value; NaN when there is none. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? NaN)) / 2;
};

/** Run `work` so many times and return the microseconds of one run. For candidates without input and output. */
export const timed =
  (work: () => unknown, times = 1): (() => number) =>
  () => {
    const start = performance.now();
    for (let i = 0; i < times; i++) work();
    return ((performance.now() - start) * 1000) / times;
  };

const runRound = async (candidates: readonly Candidate[]): Promise<Map<string, number>> => {
  const costs = new Map<string, number>();
  for (const candidate of candidates) costs.set(candidate.name, await candidate.sample());
  return costs;
};

/**
 * Compare candidates within one run: each round takes one sample of each, and every other round goes through
 * them backwards, so that a machine that slows down or heats up hits all alike.
 */
export const interleave = async (
  candidates: readonly Candidate[],
  { rounds = 21, warmUp = 5, baseline = candidates[0]?.name }: InterleaveOptions = {},
): Promise<Comparison[]> => {
  const backwards = [...candidates].reverse();
  const kept: Map<string, number>[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const costs = await runRound(round % 2 === 0 ? candidates : backwards);
    if (round >= warmUp) kept.push(costs);
  }
  const costIn = (costs: Map<string, number>, name: string | undefined) => costs.get(name ?? '') ?? NaN;
  return candidates.map(({ name }) => ({
    name,
    cost: median(kept.map((costs) => costIn(costs, name))),
    ratio: median(kept.map((costs) => costIn(costs, name) / costIn(costs, baseline))),
  }));
};

/** Lay rows out as a Markdown table; every column but the first is aligned to the right. */
export const markdownTable = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
};
