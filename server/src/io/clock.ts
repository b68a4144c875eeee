/** The time, handed in where it is needed. */
export interface Clock {
  /** Now, as an RFC 3339 text in UTC. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
