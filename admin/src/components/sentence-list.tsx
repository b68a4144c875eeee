import { Flex, Typography } from '@strapi/design-system';

/** Sentences, one below the other. */
export const SentenceList = ({ sentences }: { sentences: readonly string[] }) => (
  <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
    {sentences.map((sentence) => (
      <Typography key={sentence} tag="li" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {sentence}
      </Typography>
    ))}
  </Flex>
);
