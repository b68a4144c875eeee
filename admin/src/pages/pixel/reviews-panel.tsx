import * as React from 'react';
import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Api } from '../../api';
import { Failed } from '../../components/failed';
import { ReviewHistory } from '../../components/review-history';
import { ReviewStatusBadge } from '../../components/review-status';
import { Skeleton } from '../../components/skeleton';
import { HOME } from '../../plugin-id';
import { useLoad } from '../../use-load';
import { dueWords } from '../../words/review-words';
import { useWords } from '../../words/words';

/** When somebody has to look at it again, and who looked before, the latest first. */
export const ReviewsPanel = ({ api, slug }: { api: Api; slug: string }) => {
  const words = useWords();
  const { say } = words;
  const { value, failure, reload } = useLoad(React.useCallback(() => api.review(slug), [api, slug]));
  if (failure) return <Failed failure={failure} onRetry={reload} />;
  if (!value) return <Skeleton rows={2} />;
  const { review, timeZone, history } = value;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {review ? (
        <Flex gap={3} wrap="wrap" alignItems="center">
          <ReviewStatusBadge review={review} />
          <Typography textColor="neutral800">{dueWords(review, Date.now(), timeZone, words)}</Typography>
          <LinkButton tag={NavLink} to={`${HOME}/pixels/${slug}/review`} variant="secondary">
            {say('pixel.review-it')}
          </LinkButton>
        </Flex>
      ) : (
        <Typography tag="p" textColor="neutral800">
          {say('review.not-live')}
        </Typography>
      )}
      <ReviewHistory history={history} />
    </Flex>
  );
};
