import { Button, Flex, Typography } from '@strapi/design-system';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import type { BulkOutcome } from './bulk-words';

/** What became of the chosen pixels, one sentence each. */
export const BulkResult = ({ outcome, onClose }: { outcome: BulkOutcome; onClose: () => void }) => {
  const { say } = useWords();
  return (
    <Notice
      tone={outcome.tone}
      title={outcome.summary}
      action={
        <Button variant="tertiary" size="S" onClick={onClose}>
          {say('inventory.bulk.close')}
        </Button>
      }
    >
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={1} maxHeight="24rem" overflow="auto">
        {outcome.lines.map((line) => (
          <Typography key={line} tag="li" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {line}
          </Typography>
        ))}
      </Flex>
    </Notice>
  );
};
