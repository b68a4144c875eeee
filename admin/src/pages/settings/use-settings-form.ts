import * as React from 'react';
import type { Settings } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { useAct } from '../../use-act';
import { useWords } from '../../words/words';
import {
  checkValues,
  faultsOf,
  isSame,
  toSave,
  valuesOf,
  type SettingsFaults,
  type SettingsValues,
} from './settings-values';

interface Options {
  api: Api;
  saved: Settings;
  onSaved: (settings: Settings) => void;
  /** Faults came up: lead the person to the first. */
  onFaults: () => void;
}

/** Hold what is typed into the settings, check it, and save it. What was typed stays through every failure. */
export const useSettingsForm = ({ api, saved, onSaved, onFaults }: Options) => {
  const { say } = useWords();
  const act = useAct();
  const [values, setValues] = React.useState<SettingsValues>(() => valuesOf(saved));
  const [faults, setFaults] = React.useState<SettingsFaults>({});
  const changed = !isSame(values, valuesOf(saved));
  const unsaved = React.useRef(changed);
  unsaved.current = changed;

  const refuse = (found: SettingsFaults) => {
    setFaults(found);
    if (Object.keys(found).length > 0) onFaults();
  };

  const checkField = (field: string) => {
    const fault = checkValues(values)[field];
    setFaults((before) => {
      const { [field]: _, ...others } = before;
      return fault === undefined ? others : { ...others, [field]: fault };
    });
  };

  const save = () => {
    const found = checkValues(values);
    const change = toSave(values);
    if (change === null) return refuse(found);
    setFaults({});
    act.run(
      async () => {
        const answer = await api.changeSettings(change);
        if (!answer.ok) refuse(faultsOf(answer.failure.issues));
        return answer;
      },
      say('settings.saved'),
      (settings) => {
        setValues(valuesOf(settings));
        onSaved(settings);
      },
    );
  };

  return {
    values,
    faults,
    changed,
    unsaved,
    busy: act.busy,
    error: act.error,
    save,
    checkField,
    change: (part: Partial<SettingsValues>) => setValues((before) => ({ ...before, ...part })),
  };
};
