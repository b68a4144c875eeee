import * as React from 'react';
import { useSearchParams } from 'react-router-dom';
import { readStep, type Step } from './form-steps';

export interface StepAt {
  step: Step;
  goTo: (step: Step) => void;
}

/** Which step is open: it stands in the address, so that the browser's own way back leads to the step before. */
export const useSteps = (first: Step): StepAt => {
  const [query, setQuery] = useSearchParams();
  const step = readStep(query.get('step'), first);
  const goTo = React.useCallback(
    (to: Step) =>
      setQuery((before) => {
        const after = new URLSearchParams(before);
        after.set('step', to);
        return after;
      }),
    [setQuery],
  );
  return { step, goTo };
};

/** What to move to in a field that is wrong: what is marked as wrong itself, else what comes first. */
const INPUTS = [
  ':is(input, textarea, [role="combobox"])[aria-invalid="true"]',
  'input[type="radio"]:enabled',
  'input:enabled, textarea, [role="combobox"], button',
];

/** What to move to once a step is on the screen. */
export type Seek = 'heading' | 'error' | null;

const targetIn = (page: HTMLElement, seek: Exclude<Seek, null>): HTMLElement | null => {
  if (seek === 'heading') return page.querySelector<HTMLElement>('[data-step-heading]');
  const invalid = page.querySelector('[data-invalid="true"]');
  const input = INPUTS.map((selector) => invalid?.querySelector<HTMLElement>(selector)).find(Boolean);
  return (
    input ??
    page.querySelector<HTMLElement>('[data-save-failed]') ??
    page.querySelector<HTMLElement>('[data-step-heading]')
  );
};

/** Move focus after something on the screen has changed: to the step's heading, or to the first thing that is wrong. */
export const useSeek = () => {
  const page = React.useRef<HTMLDivElement>(null);
  const [sought, setSought] = React.useState<{ seek: Seek }>({ seek: null });
  React.useEffect(() => {
    if (sought.seek && page.current) targetIn(page.current, sought.seek)?.focus();
  }, [sought]);
  // A new object each time: seeking the same thing again is another wish.
  const seek = React.useCallback((what: Seek) => setSought({ seek: what }), []);
  return { page, seek };
};
