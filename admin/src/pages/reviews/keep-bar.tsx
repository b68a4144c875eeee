import { Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { ChosenBar } from '../../components/chosen-bar';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import type { Keeping } from './use-keeping';

/** Keep the pixels that are chosen. It moves their dates and changes nothing else, so that nobody is asked twice. */
export const KeepBar = ({ keeping }: { keeping: Keeping }) => {
  const { say } = useWords();
  const count = keeping.chosen.size;
  return (
    <ChosenBar>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {keeping.error ? (
          <Notice tone="danger" urgent>
            {keeping.error}
          </Notice>
        ) : null}
        <Flex gap={3} wrap="wrap" alignItems="center">
          <Typography fontWeight="bold" textColor="neutral800" role="status">
            {say('inventory.bulk.chosen', { count })}
          </Typography>
          <Button variant="success" startIcon={<Check />} loading={keeping.busy} onClick={keeping.run}>
            {say('reviews.keep', { count })}
          </Button>
          <Button variant="tertiary" onClick={keeping.clear}>
            {say('inventory.bulk.clear')}
          </Button>
        </Flex>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {say('reviews.keep.consequence')}
        </Typography>
      </Flex>
    </ChosenBar>
  );
};
