import * as React from 'react';
import { useAuth } from '@strapi/strapi/admin';
import type { Issue, PixelContent } from '../../../../server/src/contract';
import { checkForm, serverErrors, type FieldErrors } from './check-form';
import { keptKey, readKept, writeKept, type KeptDraft } from './kept-draft';
import { emptyValues, valuesOf, type FormValues } from './form-values';

/** The version that the form starts from; null: a new pixel. */
export interface FormStart {
  slug: string;
  version: number;
  content: PixelContent;
}

export interface PixelForm {
  values: FormValues;
  /** The version that a save builds on; null: a new pixel. */
  baseVersion: number | null;
  /** Whether something was typed that is not saved. */
  dirty: boolean;
  /** Whether the form holds what was kept from an earlier visit. */
  restored: boolean;
  /** What to correct in a field; empty: nothing, or it is too early to say. */
  errorOf: (path: string) => string;
  change: (part: Partial<FormValues>) => void;
  /** The person has left a field: from now on it may complain. */
  leave: (path: string) => void;
  /** Check everything and show what is wrong; null: something is. */
  check: () => PixelContent | null;
  showIssues: (issues: Issue[]) => void;
  /** Build on a newer version, keeping what was typed. */
  rebase: (version: number) => void;
  /** Forget what was typed and start again from the saved version. */
  discard: () => void;
  /** Forget what was kept, as it is saved or given up. */
  forget: () => void;
}

const KEEP_AFTER_MS = 250;

const same = (a: FormValues, b: FormValues): boolean => JSON.stringify(a) === JSON.stringify(b);

// What equals the saved version has nothing to restore, and its base may be out of date.
const worthKeeping = (kept: KeptDraft | null, saved: FormValues): KeptDraft | null =>
  kept && !same(kept.values, saved) ? kept : null;

/** Keep the values in the tab while they differ from what is saved. */
const useKeeping = (key: string, values: FormValues, baseVersion: number | null, dirty: boolean) => {
  const forgotten = React.useRef(false);
  React.useEffect(() => {
    const keep = () => {
      if (!forgotten.current) writeKept(sessionStorage, key, dirty ? { baseVersion, values } : null);
    };
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [key, values, baseVersion, dirty]);
  return React.useCallback(() => {
    forgotten.current = true;
    writeKept(sessionStorage, key, null);
  }, [key]);
};

/** Which errors may be shown: of fields that were left, of all after a try to save, and the server's. */
const useErrors = (values: FormValues) => {
  const [left, setLeft] = React.useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = React.useState(false);
  const [fromServer, setFromServer] = React.useState<{ errors: FieldErrors; values: FormValues } | null>(
    null,
  );
  const checked = React.useMemo(() => checkForm(values), [values]);
  // What the server refused stays marked until something is changed.
  const refused = fromServer?.values === values ? fromServer.errors : {};

  return {
    checked,
    errorOf: (path: string): string =>
      refused[path] ?? (tried || left.has(path) ? (checked.errors[path] ?? '') : ''),
    leave: (path: string) => setLeft((before) => (before.has(path) ? before : new Set(before).add(path))),
    showAll: () => setTried(true),
    showIssues: (issues: Issue[]) => setFromServer({ errors: serverErrors(issues), values }),
    reset: () => {
      setLeft(new Set());
      setTried(false);
      setFromServer(null);
    },
  };
};

/** The state of the form: values, what was kept, and which errors are shown. */
export const usePixelForm = (start: FormStart | null): PixelForm => {
  const who = useAuth('PixelForm', (state) => state.user?.email) ?? '';
  const key = keptKey(who, start?.slug ?? null);
  const [saved] = React.useState(() => (start ? valuesOf(start.content) : emptyValues()));
  const [kept] = React.useState(() => worthKeeping(readKept(sessionStorage, key), saved));
  const [values, setValues] = React.useState(kept?.values ?? saved);
  const [baseVersion, setBaseVersion] = React.useState(kept?.baseVersion ?? start?.version ?? null);
  const [restored, setRestored] = React.useState(kept !== null);
  const errors = useErrors(values);
  const dirty = !same(values, saved);
  const forget = useKeeping(key, values, baseVersion, dirty);

  return {
    values,
    baseVersion,
    dirty,
    restored: restored && dirty,
    errorOf: errors.errorOf,
    change: (part) => setValues((before) => ({ ...before, ...part })),
    leave: errors.leave,
    check: () => {
      errors.showAll();
      return errors.checked.content;
    },
    showIssues: errors.showIssues,
    rebase: setBaseVersion,
    discard: () => {
      setValues(saved);
      setBaseVersion(start?.version ?? null);
      setRestored(false);
      errors.reset();
    },
    forget,
  };
};
