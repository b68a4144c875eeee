import * as React from 'react';
import { Box, Checkbox, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Review } from '../../../../server/src/contract';
import { ReviewStatusBadge } from '../../components/review-status';
import { SentenceList } from '../../components/sentence-list';
import { HOME } from '../../plugin-id';
import { dueWords, evidenceInShort, flagWords, whatItIs } from '../../words/review-words';
import { useWords } from '../../words/words';

interface ReviewRowProps {
  review: Review;
  timeZone: string;
  chosen: boolean;
  /** Why it cannot be kept along with others; empty: it can. */
  whyNot: string;
  onToggle: () => void;
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[3]} ${({ theme }) => theme.spaces[4]};
  align-items: start;

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: auto minmax(0, 3fr) minmax(0, 2fr) auto;
  }
`;

/** On a phone, what does not stand beside the box stands below what does. */
const Further = styled(Box)`
  grid-column: 2;

  ${({ theme }) => theme.breakpoints.medium} {
    grid-column: auto;
  }
`;

const Line = ({ children }: { children: React.ReactNode }) => (
  <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
    {children}
  </Typography>
);

const Pixel = ({ review, why, whyId }: { review: Review; why: string; whyId: string }) => {
  const words = useWords();
  const { slug, name, owner, evidence } = review;
  return (
    <Flex direction="column" alignItems="stretch" gap={1} minWidth={0}>
      <Link tag={NavLink} to={`${HOME}/pixels/${slug}/review`} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Link>
      <Line>{whatItIs(review, words)}</Line>
      <Line>{words.say('overview.reviews.owner', { owner: owner.name })}</Line>
      {evidence.flags.length > 0 ? (
        <Flex paddingTop={1} gap={2} alignItems="flex-start">
          <Box shrink={0} paddingTop="2px" aria-hidden>
            <WarningCircle fill="warning600" width="1.6rem" height="1.6rem" />
          </Box>
          <SentenceList sentences={evidence.flags.map((flag) => flagWords(flag, words))} />
        </Flex>
      ) : null}
      {why ? (
        <Typography id={whyId} tag="p" variant="pi" textColor="neutral600">
          {why}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** One pixel: what it is, when it is due, and what is known. */
export const ReviewRow = ({ review, timeZone, chosen, whyNot, onToggle }: ReviewRowProps) => {
  const words = useWords();
  const { say } = words;
  const id = React.useId();
  return (
    <Box tag="li" background="neutral0" hasRadius shadow="filterShadow" padding={4}>
      <Columns>
        <Box paddingTop="2px">
          <Checkbox
            checked={chosen}
            disabled={whyNot !== ''}
            onCheckedChange={onToggle}
            aria-label={say('inventory.choose', { name: review.name })}
            {...(whyNot ? { 'aria-describedby': id } : {})}
          />
        </Box>
        <Pixel review={review} why={whyNot} whyId={id} />
        <Further>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <ReviewStatusBadge review={review} />
            <Typography tag="p" textColor="neutral800">
              {dueWords(review, Date.now(), timeZone, words)}
            </Typography>
            <Line>{evidenceInShort(review.evidence, true, words)}</Line>
            {review.said ? <Line>{say(`review.said.${review.said}`)}</Line> : null}
          </Flex>
        </Further>
        <Further>
          <LinkButton
            tag={NavLink}
            to={`${HOME}/pixels/${review.slug}/review`}
            variant={review.status === 'upcoming' ? 'tertiary' : 'secondary'}
            aria-label={say('reviews.open-named', { name: review.name })}
          >
            {say('reviews.open')}
          </LinkButton>
        </Further>
      </Columns>
    </Box>
  );
};
