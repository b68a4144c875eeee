import { Flex, Typography } from '@strapi/design-system';
import type { ReviewEntry } from '../../../server/src/contract';
import { historyLines } from '../words/review-history';
import { useWords } from '../words/words';
import { When } from './when';

const Entry = ({ entry }: { entry: ReviewEntry }) => {
  const words = useWords();
  const { headline, lines } = historyLines(entry, words);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="p" fontWeight="bold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {headline}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        <When at={entry.at} />
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {lines.map((line) => (
          <Typography
            key={line}
            tag="li"
            textColor="neutral800"
            style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
          >
            {line}
          </Typography>
        ))}
      </Flex>
    </Flex>
  );
};

/** Who answered what, when, and what was known then; the latest first. */
export const ReviewHistory = ({ history }: { history: ReviewEntry[] }) => {
  const { say } = useWords();
  if (history.length === 0) {
    return (
      <Typography textColor="neutral600" tag="p">
        {say('review.history.none')}
      </Typography>
    );
  }
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={5}>
      {history.map((entry) => (
        <li key={entry.id}>
          <Entry entry={entry} />
        </li>
      ))}
    </Flex>
  );
};
