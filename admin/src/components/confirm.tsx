import * as React from 'react';
import { Button, Dialog, Field, Flex, Textarea, Typography, type ButtonProps } from '@strapi/design-system';
import { useFocusBack } from '../use-focus-back';
import { useWords } from '../words/words';
import { Notice } from './notice';

interface ConfirmProps {
  title: string;
  /** What will happen, in a sentence. */
  consequence: string;
  /** Details of what will happen, one a line. */
  details?: string[];
  /** The words on the button that does it. */
  act: string;
  variant?: ButtonProps['variant'];
  /** Ask for a text too. */
  text?: { label: string; hint: string; min: number; max: number };
  busy: boolean;
  /** Why it did not work the last time; empty: it was not tried. */
  error: string;
  onConfirm: (text: string) => void;
  onClose: () => void;
}

const objection = (text: string, rule: ConfirmProps['text'], say: ReturnType<typeof useWords>['say']) => {
  const length = text.trim().length;
  if (!rule) return '';
  if (length < rule.min) return say('confirm.too-short', { min: rule.min });
  return length > rule.max ? say('confirm.too-long', { max: rule.max }) : '';
};

/** Ask before something is done, naming its consequence, and for a reason where one is needed. */
export const Confirm = (props: ConfirmProps) => {
  const { title, consequence, details = [], act, variant = 'default', text: rule, busy, error } = props;
  const { say } = useWords();
  const [text, setText] = React.useState('');
  const [tried, setTried] = React.useState(false);
  const field = React.useRef<HTMLTextAreaElement>(null);
  const actButton = React.useRef<HTMLButtonElement>(null);
  const wrong = objection(text, rule, say);
  const focusBack = useFocusBack();

  // A button that is busy loses the focus; after a failure it is where one goes on.
  React.useEffect(() => {
    if (!busy && error !== '') actButton.current?.focus();
  }, [busy, error]);

  const confirm = () => {
    setTried(true);
    if (wrong === '') props.onConfirm(text.trim());
    else field.current?.focus();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && !busy && props.onClose()}>
      <Dialog.Content onCloseAutoFocus={focusBack}>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Dialog.Description>{consequence}</Dialog.Description>
            {details.length > 0 ? (
              <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
                {details.map((line) => (
                  <Typography key={line} tag="li" style={{ overflowWrap: 'anywhere' }}>
                    {line}
                  </Typography>
                ))}
              </Flex>
            ) : null}
            {rule ? (
              <Field.Root error={tried && wrong} hint={rule.hint} required={rule.min > 0}>
                <Field.Label>{rule.label}</Field.Label>
                <Textarea
                  ref={field}
                  value={text}
                  onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setText(event.target.value)}
                />
                <Field.Hint />
                <Field.Error />
              </Field.Root>
            ) : null}
            {error ? (
              <Notice tone="danger" urgent>
                {error}
              </Notice>
            ) : null}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth disabled={busy}>
              {say('confirm.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button ref={actButton} variant={variant} fullWidth loading={busy} onClick={confirm}>
            {act}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
