import * as React from 'react';
import { Box, EmptyStateLayout, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page, Pagination, useIsDesktop } from '@strapi/strapi/admin';
import { NavLink, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { PixelList, PixelSummary } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { labelsOf } from '../../catalogue';
import { Failed } from '../../components/failed';
import { Skeleton } from '../../components/skeleton';
import { When } from '../../components/when';
import { HOME } from '../../plugin-id';
import { useFocusAfter } from '../../use-focus-after';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';
import { ApprovalPanel } from './approval-panel';

const APPROVALS = `${HOME}/approvals`;
const PAGE_SIZE = 25;

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};
  align-items: start;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(22rem, 1fr) minmax(0, 3fr);
  }
`;

const Choice = styled(NavLink)`
  display: block;
  padding: ${({ theme }) => theme.spaces[4]};
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  overflow-wrap: anywhere;

  &.chosen {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const WaitingPixel = ({ pixel, chosen }: { pixel: PixelSummary; chosen: boolean }) => {
  const { say } = useWords();
  return (
    <Choice
      to={`${APPROVALS}/${pixel.slug}`}
      className={chosen ? 'chosen' : ''}
      {...(chosen ? { 'aria-current': 'true' as const } : {})}
    >
      <Typography fontWeight="bold" tag="p">
        {pixel.name}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {say(pixel.live === null ? 'approvals.new' : 'approvals.change', {
          vendor: labelsOf(pixel.vendor).name,
          version: pixel.head,
        })}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {pixel.updatedBy.name}, <When at={pixel.updatedAt} />
      </Typography>
    </Choice>
  );
};

interface DeskProps {
  waiting: PixelList;
  slug: string | null;
  onDone: () => void;
}

/** List and change side by side; where there is no room, one after the other. */
const Desk = ({ waiting, slug, onDone }: DeskProps) => {
  const { say } = useWords();
  const isDesktop = useIsDesktop();
  const pixels = waiting.items;
  const chosen = slug ?? (isDesktop ? (pixels[0]?.slug ?? null) : null);
  const list = (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-label={say('approvals.list')}>
        {pixels.map((pixel) => (
          <li key={pixel.slug}>
            <WaitingPixel pixel={pixel} chosen={pixel.slug === chosen} />
          </li>
        ))}
      </Flex>
      {waiting.total > PAGE_SIZE ? (
        <Pagination.Root
          pageCount={Math.ceil(waiting.total / PAGE_SIZE)}
          total={waiting.total}
          defaultPageSize={PAGE_SIZE}
        >
          <Pagination.Links boundaryCount={0} siblingCount={0} />
        </Pagination.Root>
      ) : null}
    </Flex>
  );
  const panel = chosen ? <ApprovalPanel key={chosen} slug={chosen} onDone={onDone} /> : null;
  if (!isDesktop) return panel ?? list;
  return (
    <Columns>
      {list}
      {panel}
    </Columns>
  );
};

const NothingWaits = () => {
  const { say } = useWords();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say('approvals.none')}
      shadow="filterShadow"
      hasRadius
    />
  );
};

const answer = (total: number | null, say: ReturnType<typeof useWords>['say']): string => {
  if (total === null) return say('approvals.lead');
  return total === 0 ? say('approvals.answer-none') : say('approvals.answer', { count: total });
};

const usePageNumber = (): number => {
  const [search] = useSearchParams();
  const page = Number(search.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
};

/** What waits for a second pair of eyes? */
export const ApprovalsPage = () => {
  const { say } = useWords();
  const { slug = null } = useParams();
  const isDesktop = useIsDesktop();
  const navigate = useNavigate();
  const api = useApi();
  const page = usePageNumber();
  const { value, failure, reload } = useLoad(
    React.useCallback(() => api.list({ waiting: true, page, pageSize: PAGE_SIZE }), [api, page]),
  );
  const { place, focus } = useFocusAfter();
  const done = () => {
    navigate(APPROVALS, { replace: true });
    reload();
    focus();
  };
  const nothing = value?.total === 0 && slug === null;

  return (
    <Page.Main>
      <Page.Title>{say('nav.approvals')}</Page.Title>
      <Layouts.Header
        title={say('approvals.title')}
        subtitle={answer(value?.total ?? null, say)}
        navigationAction={
          slug !== null && !isDesktop ? (
            <Link tag={NavLink} to={APPROVALS} startIcon={<ArrowLeft />}>
              {say('approvals.back')}
            </Link>
          ) : null
        }
      />
      <Layouts.Content>
        <Box width="100%" ref={place} tabIndex={-1}>
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && !failure ? <Skeleton rows={3} height="8rem" /> : null}
          {nothing ? <NothingWaits /> : null}
          {value && !nothing ? <Desk waiting={value} slug={slug} onDone={done} /> : null}
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
};
