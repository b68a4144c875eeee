import { Box, Flex, Status, Typography } from '@strapi/design-system';
import type { ConsentChange } from '../../../server/src/contract';
import { consentChangeWords } from '../words/consent-changes';
import { useWords } from '../words/words';

const Laxer = () => {
  const { say } = useWords();
  return (
    <Status size="XS" variant="warning">
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        {say('rules.laxer')}
      </Typography>
    </Status>
  );
};

/** What differs between two states of the banner and its rules, in sentences; what asks visitors for less is marked. */
export const ConsentChanges = ({ changes }: { changes: readonly ConsentChange[] }) => {
  const words = useWords();
  if (changes.length === 0) {
    return <Typography textColor="neutral600">{words.say('changes.none')}</Typography>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {changes.map((change, index) => (
        <Box key={index} tag="li">
          <Flex gap={2} alignItems="flex-start" wrap="wrap">
            <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
              {consentChangeWords(change, words)}
            </Typography>
            {change.laxer ? <Laxer /> : null}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};
