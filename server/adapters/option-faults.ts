import type { z } from 'zod';

const faultIn = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'too_small' && issue.origin === 'number' && issue.message.startsWith('Too small'))
    return `Expected ${issue.minimum} or more.`;
  if (issue.code === 'too_big' && issue.origin === 'number' && issue.message.startsWith('Too big'))
    return `Expected ${issue.maximum} or less.`;
  return issue.message;
};

/** Say what is wrong with options, each by its name. `parent`: the option that holds them, with a dot behind it. */
export const faultsOf = (issue: z.core.$ZodIssue, parent = ''): string[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((name) => `${parent}${name}: There is no such option.`)
    : [`${parent}${issue.path.join('.')}: ${faultIn(issue)}`];
