type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

// Each unit is used until the next one is reached; months and years are rounded, which "ago" allows.
const UNITS: [Unit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Say how far one moment lies from another in the largest fitting unit. Milliseconds; negative: in the past. */
export const timeAgo = (at: number, now: number): { value: number; unit: Unit } => {
  const seconds = (at - now) / 1000;
  const fitting = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  // A clock that is a little ahead must not make things happen in the future, and "in 0 seconds" reads oddly.
  if (!fitting) return { value: 0, unit: 'second' };
  const [unit, size] = fitting;
  return { value: Math.trunc(seconds / size), unit };
};
