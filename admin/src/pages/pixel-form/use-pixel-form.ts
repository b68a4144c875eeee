import * as React from 'react';
import { useAuth } from '@strapi/strapi/admin';
import type { Issue, PixelContent } from '../../../../server/src/contract';
import { checkForm, serverErrors, type FieldErrors } from './check-form';
import { useWords } from '../../words/words';
import { stepOf, type Step } from './form-steps';
import { keptKey, readKept, writeKept, type KeptDraft } from './kept-draft';
import { emptyValues, valuesOf, withVendor, type FormValues } from './form-values';

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
  /** All that needs a correction, shown or not; empty: it can be saved. */
  missing: FieldErrors;
  /** What may be shown of it, and what the server refused. */
  shown: FieldErrors;
  /** What to correct in a field; empty: nothing, or it is too early to say. */
  errorOf: (path: string) => string;
  change: (part: Partial<FormValues>) => void;
  /** Choose a vendor, and fill in some of its settings. */
  choose: (vendor: string, settings?: Record<string, string>) => void;
  /** The person has left a field: from now on it may complain. */
  leave: (path: string) => void;
  /** The person has left a step: from now on all of its fields may complain. */
  leaveStep: (step: Step) => void;
  /** Whether the person has been through a step. */
  wasIn: (step: Step) => boolean;
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
    // A login that expires replaces the screen at once: what is not written yet is written then.
    return () => {
      clearTimeout(timer);
      keep();
    };
  }, [key, values, baseVersion, dirty]);
  return React.useCallback(() => {
    forgotten.current = true;
    writeKept(sessionStorage, key, null);
  }, [key]);
};

/**
 * A press takes so long at most. An error that appeared at its start would move what is pressed away from under the
 * pointer, and the press would be lost.
 */
const PRESS_MS = 200;

const NOBODY_LEFT: ReadonlySet<string> = new Set();

const isSetting = (path: string): boolean => stepOf(path) === 'settings';

/** Which errors may be shown: of fields and steps that were left, of all after a try to save, and the server's. */
const useErrors = (values: FormValues) => {
  const [left, setLeft] = React.useState(NOBODY_LEFT);
  const [leftSteps, setLeftSteps] = React.useState(NOBODY_LEFT);
  const [tried, setTried] = React.useState(false);
  const [fromServer, setFromServer] = React.useState<{ errors: FieldErrors; values: FormValues } | null>(
    null,
  );
  const checked = React.useMemo(() => checkForm(values), [values]);
  // What the server refused stays marked until something is changed.
  const refused = fromServer?.values === values ? fromServer.errors : {};
  const mayShow = (path: string): boolean => tried || left.has(path) || leftSteps.has(stepOf(path));
  const shown = {
    ...Object.fromEntries(Object.entries(checked.errors).filter(([path]) => mayShow(path))),
    ...refused,
  };

  return {
    checked,
    shown,
    leave: (path: string) => {
      const mark = () => setLeft((before) => (before.has(path) ? before : new Set(before).add(path)));
      setTimeout(mark, PRESS_MS);
    },
    leaveStep: (step: Step) => setLeftSteps((before) => new Set(before).add(step)),
    wasIn: (step: Step): boolean => tried || leftSteps.has(step),
    /** Another vendor asks for other settings: nobody has left those yet. */
    freshSettings: () => {
      setLeft((before) => new Set([...before].filter((path) => !isSetting(path))));
      setLeftSteps((before) => new Set([...before].filter((step) => step !== 'settings')));
    },
    showAll: () => setTried(true),
    showIssues: (issues: Issue[]) => setFromServer({ errors: serverErrors(issues), values }),
    reset: () => {
      setLeft(NOBODY_LEFT);
      setLeftSteps(NOBODY_LEFT);
      setTried(false);
      setFromServer(null);
    },
  };
};

const filledFrom = (values: FormValues, vendor: string, settings: Record<string, string>): FormValues => ({
  ...withVendor(values, vendor),
  settings: { ...values.settings, [vendor]: { ...values.settings[vendor], ...settings } },
});

const tellAll = (errors: FieldErrors, tell: (english: string) => string): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([path, message]) => [path, tell(message)]));

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
  const { tell } = useWords();
  const shown = tellAll(errors.shown, tell);

  return {
    values,
    baseVersion,
    dirty,
    restored: restored && dirty,
    missing: tellAll(errors.checked.errors, tell),
    shown,
    errorOf: (path) => shown[path] ?? '',
    change: (part) => setValues((before) => ({ ...before, ...part })),
    choose: (vendor, settings = {}) => {
      if (vendor !== values.vendor) errors.freshSettings();
      setValues((before) => filledFrom(before, vendor, settings));
    },
    leave: errors.leave,
    leaveStep: errors.leaveStep,
    wasIn: errors.wasIn,
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
