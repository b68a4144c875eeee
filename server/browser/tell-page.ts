import type { Granted } from './choice';

/** The categories as the consent API of WordPress names them, which other scripts listen for. */
const WP_NAMES = {
  functional: ['preferences'],
  measurement: ['statistics', 'statistics-anonymous'],
  marketing: ['marketing'],
} as const;

const wpDetail = (granted: Granted): Record<string, 'allow' | 'deny'> =>
  Object.fromEntries(
    Object.entries(WP_NAMES).flatMap(([category, names]) =>
      names.map((name) => [name, granted?.some((one) => one === category) ? 'allow' : 'deny'] as const),
    ),
  );

/** Tell other scripts of the page what is granted, by the events that they may listen for. */
export const tellPage = (granted: Granted): void => {
  window.dispatchEvent(new CustomEvent('pixels:consent', { detail: granted }));
  document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail: wpDetail(granted) }));
};
