import { Box, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Overview, PixelSummary, ReviewStatus } from '../../../../server/src/contract';
import { ActivityList } from '../../components/activity-list';
import { Card } from '../../components/card';
import { When } from '../../components/when';
import { useCounts } from '../../counts';
import { useMay } from '../../permissions';
import { HOME, REVIEWS } from '../../plugin-id';
import { useWords, type Words } from '../../words/words';

type Waiting = Overview['waiting'][number];

const waitingWords = ({ head, state, updatedBy }: PixelSummary, { say }: Words): string => {
  const values = { version: head, person: updatedBy.name };
  return state === 'live' || state === 'paused'
    ? say('overview.waiting.change', values)
    : say('overview.waiting.new', values);
};

const WaitingList = ({ waiting }: { waiting: Waiting[] }) => {
  const words = useWords();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {waiting.map(({ pixel }) => (
        <li key={pixel.slug}>
          <Link tag={NavLink} to={`${HOME}/approvals/${pixel.slug}`}>
            {pixel.name}
          </Link>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {waitingWords(pixel, words)}, <When at={pixel.updatedAt} />
          </Typography>
        </li>
      ))}
    </Flex>
  );
};

// The reason can be long, and all of it stands on the pixel's own screen.
const Reason = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  overflow: hidden;
  overflow-wrap: anywhere;
`;

const SentBack = ({ sentBack }: Pick<Overview, 'sentBack'>) => {
  const { say } = useWords();
  return (
    <>
      <Typography variant="omega" fontWeight="bold" tag="h3">
        {say('overview.sent-back.title')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {sentBack.map(({ slug, name, version, person, comment, at }) => (
          <li key={slug}>
            <Link tag={NavLink} to={`${HOME}/pixels/${slug}`}>
              {name}
            </Link>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {say('comments.sent-back', { person: person.name, version })} <When at={at} />
            </Typography>
            <Reason tag="p" variant="pi" textColor="neutral800">
              {say('overview.sent-back.reason', { comment })}
            </Reason>
          </li>
        ))}
      </Flex>
    </>
  );
};

const ConsentWaits = () => {
  const { say } = useWords();
  const { counts } = useCounts();
  const count = counts?.consentChanges ?? 0;
  if (count === 0) return null;
  return (
    <Box>
      <Link tag={NavLink} to={`${HOME}/publish`}>
        {say('nav.banner')}
      </Link>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('overview.waiting.consent', { count })}
      </Typography>
    </Box>
  );
};

/** What this person may decide about, put live, or has to change, and below it what waits for others. */
export const WaitingForYou = ({
  overview: { waiting, sentBack },
}: {
  overview: Pick<Overview, 'waiting' | 'sentBack'>;
}) => {
  const { say } = useWords();
  const may = useMay();
  const { counts } = useCounts();
  const unpublished = may.publish ? (counts?.unpublished ?? 0) : 0;
  const mine = waiting.filter((item) => item.mine);
  const others = waiting.filter((item) => !item.mine);
  return (
    <Card title={say('overview.waiting.title')}>
      {mine.length > 0 ? <WaitingList waiting={mine} /> : null}
      {unpublished > 0 ? (
        <Link tag={NavLink} to={`${HOME}/publish`}>
          {say('nav.publish-waiting', { count: unpublished })}
        </Link>
      ) : null}
      {sentBack.length > 0 ? <SentBack sentBack={sentBack} /> : null}
      {mine.length === 0 && unpublished === 0 && sentBack.length === 0 ? (
        <Typography textColor="neutral600">{say('overview.waiting.none')}</Typography>
      ) : null}
      {others.length > 0 ? (
        <>
          <Typography variant="omega" fontWeight="bold" tag="h3">
            {say('overview.waiting.others')}
          </Typography>
          <WaitingList waiting={others} />
        </>
      ) : null}
      <ConsentWaits />
      {waiting.length > 0 ? (
        <Box>
          <LinkButton tag={NavLink} to={`${HOME}/approvals`} variant="tertiary">
            {say('overview.waiting.all')}
          </LinkButton>
        </Box>
      ) : null}
    </Card>
  );
};

const DUE = {
  overdue: 'overview.reviews.overdue',
  due: 'overview.reviews.due',
  upcoming: 'overview.reviews.upcoming',
} as const;

const Due = ({ at, status }: { at: string; status: ReviewStatus }) => {
  const { say } = useWords();
  const isNow = status !== 'upcoming';
  return (
    <Typography
      textColor={isNow ? 'neutral800' : 'neutral600'}
      fontWeight={isNow ? 'bold' : 'regular'}
      variant="pi"
      tag="span"
    >
      {say(DUE[status])} <When at={at} />
    </Typography>
  );
};

/** Whose turn to be looked at again comes next. */
export const ComingReviews = ({ overview: { reviews } }: { overview: Overview }) => {
  const { say } = useWords();
  return (
    <Card title={say('overview.reviews.title')} lead={say('overview.reviews.lead')}>
      {reviews.length === 0 ? (
        <Typography textColor="neutral600">{say('overview.reviews.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {reviews.map((pixel) => (
            <li key={pixel.slug}>
              <Link tag={NavLink} to={`${HOME}/pixels/${pixel.slug}`}>
                {pixel.name}
              </Link>
              <Flex gap={2} wrap="wrap" style={{ rowGap: 0 }}>
                {pixel.reviewDueAt ? (
                  <Due at={pixel.reviewDueAt} status={pixel.reviewStatus ?? 'upcoming'} />
                ) : null}
                <Typography variant="pi" textColor="neutral600" tag="span">
                  {say('overview.reviews.owner', { owner: pixel.ownerName })}
                </Typography>
              </Flex>
            </li>
          ))}
        </Flex>
      )}
      <Box>
        <LinkButton tag={NavLink} to={REVIEWS} variant="tertiary">
          {say('review.back')}
        </LinkButton>
      </Box>
    </Card>
  );
};

/** The last entries of the audit log. */
export const ChangedLately = ({ lately }: Pick<Overview, 'lately'>) => {
  const { say } = useWords();
  return (
    <Card title={say('overview.lately.title')}>
      <ActivityList activity={lately} />
      <Box>
        <LinkButton tag={NavLink} to={`${HOME}/activity`} variant="tertiary">
          {say('overview.lately.all')}
        </LinkButton>
      </Box>
    </Card>
  );
};
