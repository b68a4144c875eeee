import * as React from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReviewList as Reviews } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Failed } from '../../components/failed';
import { Found } from '../../components/found';
import { Skeleton } from '../../components/skeleton';
import { useLoad } from '../../use-load';
import { dayIn } from '../../words/review-days';
import { useWords, type Words } from '../../words/words';
import { FeedCard } from './feed-card';
import { ReviewCalendar } from './review-calendar';
import { ReviewFilters, ReviewList } from './review-list';
import { useReviewsAddress, type ReviewsShown } from './use-reviews-address';

const VIEWS = ['list', 'calendar'] as const;

const answer = (value: Reviews | null, { say }: Words): string => {
  if (!value) return say('reviews.lead');
  const { overdue, due, upcoming } = value.counts;
  if (overdue + due + upcoming === 0) return say('reviews.answer-none');
  return overdue + due === 0
    ? say('reviews.answer-good', { upcoming })
    : say('reviews.answer', { overdue, due, upcoming });
};

const Views = ({ shown }: { shown: ReviewsShown }) => {
  const { say } = useWords();
  return (
    <Flex gap={2} role="group" aria-label={say('reviews.views')}>
      {VIEWS.map((view) => (
        <Button
          key={view}
          variant={shown.view === view ? 'secondary' : 'tertiary'}
          aria-pressed={shown.view === view}
          onClick={() => shown.show({ view })}
        >
          {say(`reviews.view.${view}`)}
        </Button>
      ))}
    </Flex>
  );
};

/** Is everything that runs still needed? */
export const ReviewsPage = () => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const shown = useReviewsAddress();
  const { query } = shown;
  const { value, failure, loading, reload } = useLoad(
    React.useCallback(() => api.reviews(query), [api, query]),
  );
  const isList = shown.view === 'list';
  return (
    <Page.Main>
      <Page.Title>{say('nav.reviews')}</Page.Title>
      <Layouts.Header
        title={say('reviews.title')}
        subtitle={answer(value, words)}
        primaryAction={<Views shown={shown} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {isList ? <ReviewFilters shown={shown} /> : null}
          <Found count={loading || !isList ? undefined : value?.total} />
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && loading ? <Skeleton rows={4} height="9rem" /> : null}
          {value && !failure && isList ? (
            <Box aria-busy={loading} style={loading ? { opacity: 0.6 } : {}}>
              <ReviewList list={value} shown={shown} onDone={reload} />
            </Box>
          ) : null}
          {value && !isList ? (
            <ReviewCalendar
              month={shown.month ?? dayIn(value.timeZone, Date.now()).slice(0, 7)}
              timeZone={value.timeZone}
              onMonth={(month) => shown.show({ month })}
            />
          ) : null}
          <FeedCard />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
