import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { styled } from 'styled-components';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import type { Keeping } from './use-keeping';

/** In sight wherever in a long list somebody chooses; see the bar of the inventory. */
const Bar = styled(Box)`
  position: fixed;
  inset-inline: 0;
  bottom: 0;
  z-index: 2;

  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    bottom: ${({ theme }) => theme.spaces[4]};
  }
`;

/** Keep the pixels that are chosen. It moves their dates and changes nothing else, so that nobody is asked twice. */
export const KeepBar = ({ keeping }: { keeping: Keeping }) => {
  const { say } = useWords();
  const count = keeping.chosen.size;
  return (
    <Bar
      tag="section"
      aria-label={say('inventory.bulk')}
      background="neutral0"
      hasRadius
      shadow="popupShadow"
      padding={4}
    >
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
    </Bar>
  );
};
