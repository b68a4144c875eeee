import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Throw away what nobody needs any more. Only what stays after this is a leak. */
export const freeMemory = runInNewContext('gc') as () => void;
