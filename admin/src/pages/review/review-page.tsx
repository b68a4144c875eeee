import * as React from 'react';
import { Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink, useParams } from 'react-router-dom';
import type { Review as OpenReview, ReviewDetail } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { ReviewHistory } from '../../components/review-history';
import { ReviewStatusBadge } from '../../components/review-status';
import { SentenceList } from '../../components/sentence-list';
import { Skeleton } from '../../components/skeleton';
import { sentenceOf } from '../../content-view';
import { HOME, REVIEWS } from '../../plugin-id';
import { useFocusAfter } from '../../use-focus-after';
import { useLoad } from '../../use-load';
import { dueWords, evidenceWords, flagWords, whatHappens } from '../../words/review-words';
import { useWords } from '../../words/words';
import { ReviewForm } from './review-form';

interface OpenProps {
  api: Api;
  slug: string;
  detail: ReviewDetail;
  review: OpenReview;
  onDone: (detail: ReviewDetail) => void;
  onReload: () => void;
}

const PixelLink = ({ slug }: { slug: string }) => {
  const { say } = useWords();
  return (
    <LinkButton tag={NavLink} to={`${HOME}/pixels/${slug}`} variant="tertiary">
      {say('review.to-pixel')}
    </LinkButton>
  );
};

const What = ({ detail, review }: Pick<OpenProps, 'detail' | 'review'>) => {
  const words = useWords();
  return (
    <Card>
      <ReviewStatusBadge review={review} />
      {detail.content ? (
        <Typography variant="delta" tag="p" style={{ fontWeight: 400, overflowWrap: 'anywhere' }}>
          {sentenceOf(detail.content, words)}
        </Typography>
      ) : null}
      {detail.content ? (
        <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {words.say('review.purpose', { purpose: detail.content.purpose })}
        </Typography>
      ) : null}
      <Flex>
        <PixelLink slug={review.slug} />
      </Flex>
    </Card>
  );
};

const Flags = ({ review }: { review: OpenReview }) => {
  const words = useWords();
  const { flags } = review.evidence;
  if (flags.length === 0) return null;
  return (
    <Notice tone="warning" title={words.say('review.flags', { count: flags.length })}>
      <SentenceList sentences={flags.map((flag) => flagWords(flag, words))} />
    </Notice>
  );
};

const Said = ({ review }: { review: OpenReview }) => {
  const { say } = useWords();
  if (!review.said) return null;
  return <Notice tone="secondary">{say(`review.said.${review.said}`)}</Notice>;
};

const Evidence = ({ detail, review }: Pick<OpenProps, 'detail' | 'review'>) => {
  const words = useWords();
  return (
    <>
      <Card title={words.say('review.evidence')} lead={words.say('review.evidence.lead')}>
        <SentenceList sentences={evidenceWords(review, words)} />
      </Card>
      <Card title={words.say('review.end')}>
        <SentenceList sentences={whatHappens(review, detail, Date.now(), words)} />
      </Card>
    </>
  );
};

const mayAnswer = ({ may }: ReviewDetail): boolean => Object.values(may).some(({ allowed }) => allowed);

const Open = ({ api, detail, review, onDone, onReload }: OpenProps) => {
  const { say, tell } = useWords();
  return (
    <>
      <Flags review={review} />
      <Said review={review} />
      <What detail={detail} review={review} />
      <Evidence detail={detail} review={review} />
      {mayAnswer(detail) ? (
        <ReviewForm
          key={`${review.period} ${review.version}`}
          api={api}
          review={review}
          detail={detail}
          onDone={onDone}
          onReload={onReload}
        />
      ) : (
        <Notice tone="secondary" title={say('review.only-look')}>
          {tell(detail.may.keep.why)}
        </Notice>
      )}
    </>
  );
};

const NotLive = ({ slug }: { slug: string }) => {
  const { say } = useWords();
  return (
    <Notice tone="secondary" action={<PixelLink slug={slug} />}>
      {say('review.not-live')}
    </Notice>
  );
};

const Loaded = (props: Omit<OpenProps, 'review'>) => {
  const { say } = useWords();
  const { detail, slug } = props;
  return (
    <>
      {detail.review ? <Open {...props} review={detail.review} /> : <NotLive slug={slug} />}
      <Card title={say('review.history')} lead={say('review.history.lead')}>
        <ReviewHistory history={detail.history} />
      </Card>
    </>
  );
};

const Review = ({ slug }: { slug: string }) => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const { value, failure, reload, replace } = useLoad(React.useCallback(() => api.review(slug), [api, slug]));
  const { place, focus } = useFocusAfter();
  const review = value?.review ?? null;
  const title = review ? say('review.title', { name: review.name }) : say('review.title-unnamed');
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={review && value ? dueWords(review, Date.now(), value.timeZone, words) : say('reviews.lead')}
        navigationAction={
          <Link tag={NavLink} to={REVIEWS} startIcon={<ArrowLeft />}>
            {say('review.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Flex ref={place} tabIndex={-1} direction="column" alignItems="stretch" gap={4}>
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && !failure ? <Skeleton rows={3} height="12rem" /> : null}
          {value ? (
            <Loaded
              api={api}
              slug={slug}
              detail={value}
              onReload={reload}
              onDone={(detail) => {
                replace(detail);
                focus();
              }}
            />
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Is this pixel still needed? The evidence, four questions, and what should happen. */
export const ReviewPage = () => {
  const { slug = '' } = useParams();
  return <Review key={slug} slug={slug} />;
};
