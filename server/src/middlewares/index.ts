import { inject } from './inject';

export const middlewares = { inject };
