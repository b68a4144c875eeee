import * as React from 'react';
import { useAuth } from '@strapi/strapi/admin';
import type { ConsentSettings, ConsentSettingsAnswer } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { useAct } from '../../use-act';
import { useWords } from '../../words/words';
import { checkConsent, serverFaults, type ConsentFaults } from './check-consent';
import { isSame, valuesOf, type ConsentValues } from './consent-values';
import { keptKey, readKept, writeKept } from './kept-consent';

interface Options {
  api: Api;
  saved: ConsentSettingsAnswer;
  onSaved: (answer: ConsentSettingsAnswer) => void;
}

export interface ConsentForm {
  values: ConsentValues;
  change: (part: Partial<ConsentValues>) => void;
  /** What to correct in a field; empty: nothing, or it is too early to say. */
  errorOf: (path: string) => string;
  /** The person has left a field: from now on it may complain. */
  leave: (path: string) => void;
  /** Every fault that may be shown. */
  shown: ConsentFaults;
  changed: boolean;
  /** Whether the form holds what was kept from an earlier visit. */
  restored: boolean;
  unsaved: React.MutableRefObject<boolean>;
  busy: boolean;
  /** Why the last save did not work. */
  error: string;
  /** What was sent when somebody else had saved first. */
  conflict: ConsentSettings | null;
  /** Counts up with every save that found something wrong. */
  wrong: number;
  save: () => void;
  /** Go on with what was typed, on top of what somebody else saved. */
  keepMine: (theirs: ConsentSettingsAnswer) => void;
  /** Drop what was typed and start from these settings. */
  take: (answer: ConsentSettingsAnswer) => void;
  forget: () => void;
}

const KEEP_AFTER_MS = 250;
/** A fault that appeared while something is pressed would move it away from under the pointer. */
const PRESS_MS = 200;
const CONFLICT: ReadonlySet<string> = new Set(['consent_conflict']);
const NOBODY_LEFT: ReadonlySet<string> = new Set();

const useKept = (saved: ConsentSettingsAnswer) => {
  const who = useAuth('ConsentForm', (state) => state.user?.email) ?? '';
  const key = keptKey(who);
  const [kept] = React.useState(() => {
    const found = readKept(sessionStorage, key);
    return found && !isSame(found.values, valuesOf(saved.settings)) ? found : null;
  });
  return { key, kept };
};

/** Keep the values in the tab while they differ from what is saved. */
const useKeeping = (key: string, base: string, values: ConsentValues, changed: boolean) => {
  const forgotten = React.useRef(false);
  React.useEffect(() => {
    const keep = () => {
      if (!forgotten.current) writeKept(sessionStorage, key, changed ? { base, values } : null);
    };
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    // A login that expires replaces the screen at once: what is not written yet is written then.
    return () => {
      clearTimeout(timer);
      keep();
    };
  }, [key, base, values, changed]);
  return React.useCallback(() => {
    forgotten.current = true;
    writeKept(sessionStorage, key, null);
  }, [key]);
};

/** Which faults may be shown: of fields that were left, of all after a try to save, and the server's. */
const useFaults = (values: ConsentValues, usual: ConsentSettingsAnswer['usualTexts']) => {
  const words = useWords();
  const [left, setLeft] = React.useState(NOBODY_LEFT);
  const [tried, setTried] = React.useState(false);
  const [refused, setRefused] = React.useState<{ faults: ConsentFaults; values: ConsentValues } | null>(null);
  const checked = React.useMemo(() => checkConsent(values, usual, words), [values, usual, words]);
  const mayShow = ([path]: [string, string]): boolean => tried || left.has(path);
  return {
    settings: checked.settings,
    shown: {
      ...Object.fromEntries(Object.entries(checked.faults).filter(mayShow)),
      // What the server refused stays marked until something is changed.
      ...(refused?.values === values ? refused.faults : {}),
    } as ConsentFaults,
    leave: (path: string) => {
      setTimeout(
        () => setLeft((before) => (before.has(path) ? before : new Set(before).add(path))),
        PRESS_MS,
      );
    },
    showAll: () => setTried(true),
    refuse: (faults: ConsentFaults) => setRefused({ faults, values }),
    reset: () => {
      setLeft(NOBODY_LEFT);
      setTried(false);
      setRefused(null);
    },
  };
};

/** Hold what is typed, check it, and save it. What was typed stays through every failure. */
export const useConsentForm = ({ api, saved, onSaved }: Options): ConsentForm => {
  const words = useWords();
  const { key, kept } = useKept(saved);
  const [values, setValues] = React.useState(kept?.values ?? valuesOf(saved.settings));
  const [base, setBase] = React.useState(kept?.base ?? saved.hash);
  const [restored, setRestored] = React.useState(kept !== null);
  const [conflict, setConflict] = React.useState<ConsentSettings | null>(null);
  const [wrong, setWrong] = React.useState(0);
  const faults = useFaults(values, saved.usualTexts);
  const sent = React.useRef<ConsentSettings | null>(null);
  const act = useAct({ codes: CONFLICT, tell: () => setConflict(sent.current) });
  const changed = !isSame(values, valuesOf(saved.settings));
  const forget = useKeeping(key, base, values, changed);
  const unsaved = React.useRef(changed);
  unsaved.current = changed;

  const startFrom = (answer: ConsentSettingsAnswer) => {
    setBase(answer.hash);
    setConflict(null);
    setRestored(false);
    act.clear();
    onSaved(answer);
  };
  const take = (answer: ConsentSettingsAnswer) => {
    setValues(valuesOf(answer.settings));
    faults.reset();
    startFrom(answer);
  };
  const somethingWrong = () => setWrong((count) => count + 1);

  const save = () => {
    faults.showAll();
    const { settings } = faults;
    if (!settings) return somethingWrong();
    sent.current = settings;
    act.run(
      async () => {
        const answer = await api.saveConsent({ settings, base });
        if (!answer.ok && answer.failure.issues.length > 0) {
          faults.refuse(serverFaults(answer.failure.issues, words));
          somethingWrong();
        }
        return answer;
      },
      words.say('banner.saved'),
      take,
    );
  };

  return {
    values,
    change: (part) => setValues((before) => ({ ...before, ...part })),
    errorOf: (path) => faults.shown[path] ?? '',
    leave: faults.leave,
    shown: faults.shown,
    changed,
    restored: restored && changed,
    unsaved,
    busy: act.busy,
    error: act.error,
    conflict,
    wrong,
    save,
    keepMine: startFrom,
    take,
    forget,
  };
};
