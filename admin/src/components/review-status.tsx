import { Flex, Status, Typography } from '@strapi/design-system';
import type { CalendarEntry } from '../../../server/src/contract';
import type { Tone } from '../words/pixel-state';
import { STATUS_TONES } from '../words/review-words';
import { useWords } from '../words/words';

const Badge = ({ tone, text }: { tone: Tone; text: string }) => (
  <Status variant={tone} size="S">
    {/* Amber on amber is too pale to read, so that its words are black. */}
    <Typography
      tag="span"
      variant="omega"
      fontWeight="bold"
      textColor={tone === 'warning' ? 'neutral800' : `${tone}700`}
    >
      {text}
    </Typography>
  </Status>
);

/** How a review stands, in words and colour. */
export const ReviewStatusBadge = ({ review }: { review: Pick<CalendarEntry, 'status' | 'stopped'> }) => {
  const { say } = useWords();
  return (
    <Flex gap={1} wrap="wrap">
      <Badge tone={STATUS_TONES[review.status]} text={say(`reviews.status.${review.status}`)} />
      {review.stopped ? <Badge tone="danger" text={say('reviews.stopped')} /> : null}
    </Flex>
  );
};
