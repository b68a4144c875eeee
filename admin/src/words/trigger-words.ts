import type { Trigger } from '../../../server/src/contract';
import type { Words } from './words';

type Click = Extract<Trigger, { kind: 'click' }>;
type Form = Extract<Trigger, { kind: 'form' }>;

const clickWords = ({ on }: Click, { say }: Words): string => {
  if (on.by === 'text') return say('trigger.click.text', { text: on.text });
  if (on.by === 'address') return say('trigger.click.address', { part: on.contains });
  return say('trigger.click.selector', { selector: on.selector });
};

const formWords = ({ on }: Form, { say }: Words): string => {
  if (on.by === 'any') return say('trigger.form.any');
  if (on.by === 'address') return say('trigger.form.address', { part: on.contains });
  return say('trigger.form.selector', { selector: on.selector });
};

const withOnce = (text: string, once: boolean | undefined, { say }: Words): string =>
  once ? say('trigger.once', { trigger: text }) : text;

/** Say what sets an event off: "when somebody clicks “Buy now”". */
export const triggerWords = (trigger: Trigger, words: Words): string => {
  const { say } = words;
  switch (trigger.kind) {
    case 'page_view':
      return say('trigger.page_view');
    case 'click':
      return withOnce(clickWords(trigger, words), trigger.once, words);
    case 'form':
      return withOnce(formWords(trigger, words), trigger.once, words);
    case 'scroll':
      return say('trigger.scroll', { percent: trigger.percent });
    case 'time':
      return say('trigger.time', { seconds: trigger.seconds });
    case 'named':
      return say('trigger.named', { name: trigger.name });
  }
};
