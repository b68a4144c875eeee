import { useSyncExternalStore } from 'react';
import { consent, type Granted } from '../browser/application';

/** Read the categories that are granted, and render again when they change; null: nothing is known or chosen yet. */
export const useConsent = (): Granted => useSyncExternalStore(consent.on, consent.get, () => null);
