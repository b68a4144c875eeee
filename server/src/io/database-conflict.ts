const UNIQUE = new Set(['SQLITE_CONSTRAINT_UNIQUE', '23505', 'ER_DUP_ENTRY']);
const RETRY = new Set(['SQLITE_BUSY', '40001', '40P01', 'ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT']);

// Not `instanceof Error`: a driver's native part keeps the error class of whoever loaded it first.
const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
};

/**
 * Tell whether an error is a database's word that a row with this key is there already: SQLite's result code, the
 * SQLSTATE of PostgreSQL (23505, unique_violation), or MySQL's error symbol.
 */
export const isUniqueViolation = (error: unknown): boolean => UNIQUE.has(codeOf(error));

/**
 * Tell whether an error says that a transaction met another one and may be run again: a lock that is held (SQLite,
 * MySQL), a deadlock, or a serialization failure (SQLSTATE 40P01 and 40001).
 */
export const isRetryable = (error: unknown): boolean => RETRY.has(codeOf(error));
