const CODES = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT', '23505', 'ER_DUP_ENTRY']);

/**
 * Tell whether an error is a database's word that a row with this key is there already: SQLite's result code, the
 * SQLSTATE of PostgreSQL (23505, unique_violation), or MySQL's error symbol.
 */
export const isUniqueViolation = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && CODES.has(code);
};
