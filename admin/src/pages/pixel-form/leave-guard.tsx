import * as React from 'react';
import { Button, Dialog } from '@strapi/design-system';
import { useBlocker } from 'react-router-dom';
import { useFocusBack } from '../../use-focus-back';
import { useWords } from '../../words/words';

interface LeaveGuardProps {
  /** Whether there is something to lose. A ref, as a save that just ended has to be seen at once. */
  unsaved: React.MutableRefObject<boolean>;
  /** The person chose to leave without saving. */
  onGiveUp: () => void;
}

const useWarnOnClose = (unsaved: LeaveGuardProps['unsaved']) => {
  React.useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
};

interface QuestionProps {
  onStay: () => void;
  onLeave: () => void;
}

const Question = ({ onStay, onLeave }: QuestionProps) => {
  const { say } = useWords();
  const focusBack = useFocusBack();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onStay()}>
      <Dialog.Content onCloseAutoFocus={focusBack}>
        <Dialog.Header>{say('leave.title')}</Dialog.Header>
        <Dialog.Body>
          <Dialog.Description>{say('leave.consequence')}</Dialog.Description>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {say('leave.stay')}
            </Button>
          </Dialog.Cancel>
          <Button variant="danger-light" fullWidth onClick={onLeave}>
            {say('leave.go')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};

/** Ask before somebody leaves a form with unsaved changes. */
export const LeaveGuard = ({ unsaved, onGiveUp }: LeaveGuardProps) => {
  useWarnOnClose(unsaved);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved.current && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== 'blocked') return null;
  const leave = () => {
    onGiveUp();
    blocker.proceed();
  };
  return <Question onStay={() => blocker.reset()} onLeave={leave} />;
};
