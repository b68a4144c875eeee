import { Button } from '@strapi/design-system';
import { useWords } from '../words/words';
import { Notice } from './notice';

/** Say why what is on the screen is not how things stand any more, and offer to load that. */
export const Outdated = ({ why, onReload }: { why: string; onReload: () => void }) => {
  const { say } = useWords();
  return (
    <Notice
      tone="warning"
      urgent
      action={
        <Button variant="tertiary" onClick={onReload}>
          {say('decide.newest')}
        </Button>
      }
    >
      {why}
    </Notice>
  );
};
