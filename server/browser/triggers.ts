import type { TriggerListener } from './extras-host';
import { hearClick, hearForm, type Hears } from './matching';

const isInSight = (): boolean => document.visibilityState === 'visible';

/** Percent of the page, from its top, that are in sight. A page that is not complete yet has no length. */
const percentInSight = (): number => {
  if (!isInSight() || document.readyState !== 'complete') return 0;
  const { scrollHeight } = document.scrollingElement ?? document.documentElement;
  // Browsers round lengths and positions: one pixel is no part of a page.
  return (100 * (scrollY + innerHeight + 1)) / scrollHeight;
};

/** Act once, after the page has been in sight for so many seconds from now on. Answers with a function that ends it. */
const afterSeconds = (seconds: number, act: () => void): (() => void) => {
  let left = seconds * 1000;
  let since = 0;
  let timer: ReturnType<typeof setTimeout>;
  const end = (): void => {
    clearTimeout(timer);
    removeEventListener('visibilitychange', update);
  };
  const due = (): void => {
    end();
    act();
  };
  const update = (): void => {
    const now = performance.now();
    clearTimeout(timer);
    if (since) left -= now - since;
    since = isInSight() ? now : 0;
    if (since) timer = setTimeout(due, left);
  };
  addEventListener('visibilitychange', update);
  update();
  return end;
};

/**
 * Listen for what sets triggers off; `occur` hands what happens to the pixels that run. Nothing is listened for that no
 * trigger needs, and a listener that is there already is not added again.
 */
export const listenForTriggers = (occur: (hears: Hears) => void): TriggerListener => {
  const timers: (() => void)[] = [];
  const clicked = (event: MouseEvent): void => occur(hearClick(event));
  const sent = (event: SubmitEvent): void => occur(hearForm(event));
  const moved = (): void => {
    const percent = percentInSight();
    occur((trigger) => trigger.kind === 'scroll' && trigger.percent <= percent);
  };

  return {
    hear: (trigger, pixel) => {
      if (trigger.kind === 'click') {
        // Before the site's own listeners, which may keep an event to themselves.
        addEventListener('click', clicked, true);
        addEventListener('auxclick', clicked, true);
      } else if (trigger.kind === 'form') addEventListener('submit', sent, true);
      else if (trigger.kind === 'scroll') {
        for (const type of ['scroll', 'resize', 'load', 'visibilitychange']) addEventListener(type, moved);
        moved();
      } else if (trigger.kind === 'time') {
        const { seconds } = trigger;
        timers.push(
          afterSeconds(seconds, () =>
            occur((due, id) => id === pixel && due.kind === 'time' && due.seconds === seconds),
          ),
        );
      }
    },
    startOver: () => {
      for (const end of timers.splice(0)) end();
    },
  };
};
