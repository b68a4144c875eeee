import * as React from 'react';
import { Box, Flex, Link, LinkButton, Tabs, Typography } from '@strapi/design-system';
import { ArrowLeft, Pencil } from '@strapi/icons';
import { Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { NavLink, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Action, PixelDetail, Version } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { Comments } from '../../components/comments';
import { Failed } from '../../components/failed';
import { FactList } from '../../components/fact-list';
import { Findings } from '../../components/findings';
import { Skeleton } from '../../components/skeleton';
import { rowsOf, sentenceOf } from '../../content-view';
import { useMay } from '../../permissions';
import { HOME, INVENTORY } from '../../plugin-id';
import { useFocusAfter } from '../../use-focus-after';
import { useLoad } from '../../use-load';
import { conversationOf } from '../../words/conversation';
import { firesOf } from '../../words/fires';
import { useWords } from '../../words/words';
import { ActivityPanel } from './activity-panel';
import { NextStep } from './next-step';
import { fittingActions, whyNot } from './pixel-actions';
import { StoppingButton, type Stopping } from './stopping';
import { PreviewButton } from './preview-button';
import { ReviewsPanel } from './reviews-panel';
import { VersionsPanel } from './versions-panel';
import { WhyPanel } from './why-panel';

interface LoadedProps {
  api: Api;
  detail: PixelDetail;
  onChange: (detail: PixelDetail) => void;
}

const STOPPING: Stopping[] = ['pause', 'resume', 'retire'];
/** On a phone, the emergency stop stays at the bottom of the screen. */
const STOPPING_ABOVE: Stopping[] = ['resume', 'retire'];

const usePossible = (detail: PixelDetail): Action[] => {
  const may = useMay();
  return fittingActions(detail).filter((action) => whyNot(action, detail, may) === '');
};

const HeaderActions = ({ api, detail, onChange }: LoadedProps) => {
  const { say } = useWords();
  const isMobile = useIsMobile();
  const possible = usePossible(detail);
  const kinds = isMobile ? STOPPING_ABOVE : STOPPING;
  return (
    <Flex gap={2} wrap="wrap">
      <PreviewButton api={api} detail={detail} />
      {kinds
        .filter((kind) => possible.includes(kind))
        .map((kind) => (
          <StoppingButton key={kind} kind={kind} api={api} detail={detail} onDone={onChange} />
        ))}
      {possible.includes('edit') ? (
        <LinkButton
          tag={NavLink}
          to={`${HOME}/pixels/${detail.pixel.slug}/edit`}
          variant="secondary"
          startIcon={<Pencil />}
        >
          {say('pixel.edit')}
        </LinkButton>
      ) : null}
    </Flex>
  );
};

/** On a phone the tabs take a second line; nothing scrolls sideways. */
const WrappingTabs = styled(Tabs.Root)`
  [role='tablist'] {
    flex-wrap: wrap;
  }
`;

const Bar = styled(Box)`
  position: fixed;
  inset-inline: 0;
  bottom: 0;
  z-index: 2;
`;

/** The emergency stop, always in reach of a thumb. */
const StopBar = ({ api, detail, onChange }: LoadedProps) => {
  const isMobile = useIsMobile();
  const possible = usePossible(detail);
  if (!isMobile || !possible.includes('pause')) return null;
  return (
    <Bar background="neutral0" shadow="popupShadow" padding={3}>
      <StoppingButton kind="pause" api={api} detail={detail} onDone={onChange} wide />
    </Bar>
  );
};

/** The version that serves, or the newest one where none does yet. */
const shownVersion = ({ pixel, versions }: PixelDetail): Version | undefined =>
  versions.find((version) => version.number === pixel.live) ?? versions[0];

/** How often it fires, and how that is known. */
const FiresLines = ({ detail }: { detail: PixelDetail }) => {
  const fires = firesOf(detail, useWords());
  if (!fires) return null;
  return (
    <Box paddingTop={4}>
      <Typography tag="p" textColor="neutral800">
        {fires.often}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {fires.how}
      </Typography>
    </Box>
  );
};

const Sentence = ({ detail, version }: { detail: PixelDetail; version: Version }) => {
  const words = useWords();
  return (
    <Card>
      <Typography variant="delta" tag="p" style={{ fontWeight: 400, overflowWrap: 'anywhere' }}>
        {sentenceOf(version.content, words)}
      </Typography>
      <FiresLines detail={detail} />
    </Card>
  );
};

const Panels = ({ api, detail, version, onChange }: LoadedProps & { version: Version }) => {
  const words = useWords();
  const { say } = words;
  return (
    <WrappingTabs defaultValue="does" variant="simple">
      <Tabs.List aria-label={say('pixel.tabs')}>
        <Tabs.Trigger value="does">{say('pixel.does')}</Tabs.Trigger>
        <Tabs.Trigger value="versions">
          {say('pixel.versions', { count: detail.versions.length })}
        </Tabs.Trigger>
        <Tabs.Trigger value="why">{say('pixel.why')}</Tabs.Trigger>
        <Tabs.Trigger value="reviews">{say('pixel.reviews')}</Tabs.Trigger>
        <Tabs.Trigger value="comments">
          {say('pixel.comments', { count: conversationOf(detail).length })}
        </Tabs.Trigger>
        <Tabs.Trigger value="activity">{say('pixel.activity')}</Tabs.Trigger>
      </Tabs.List>
      <Box
        background="neutral0"
        hasRadius
        shadow="filterShadow"
        padding={{ initial: 4, medium: 6 }}
        marginTop={4}
      >
        <Tabs.Content value="does">
          <Box paddingBottom={4}>
            <Typography textColor="neutral600" tag="p">
              {say(version.number === detail.pixel.live ? 'pixel.does-live' : 'pixel.does-not-live', {
                version: version.number,
              })}
            </Typography>
          </Box>
          <FactList rows={rowsOf(version.content, words)} />
        </Tabs.Content>
        <Tabs.Content value="versions">
          <VersionsPanel key={detail.pixel.head} api={api} detail={detail} onChange={onChange} />
        </Tabs.Content>
        <Tabs.Content value="why">
          <WhyPanel api={api} detail={detail} />
        </Tabs.Content>
        <Tabs.Content value="reviews">
          <ReviewsPanel api={api} slug={detail.pixel.slug} />
        </Tabs.Content>
        <Tabs.Content value="comments">
          <Comments api={api} detail={detail} onChange={onChange} />
        </Tabs.Content>
        <Tabs.Content value="activity">
          <ActivityPanel activity={detail.activity} />
        </Tabs.Content>
      </Box>
    </WrappingTabs>
  );
};

interface ScreenProps extends LoadedProps {
  nextStep: React.RefObject<HTMLDivElement>;
  onReload: () => void;
  /** Put in a newer state, and leave the focus where it is. */
  onUpdate: (detail: PixelDetail) => void;
}

const Loaded = (props: ScreenProps) => {
  const version = shownVersion(props.detail);
  if (!version) return null;
  return (
    <>
      <Sentence detail={props.detail} version={version} />
      <div ref={props.nextStep} tabIndex={-1}>
        <NextStep {...props} />
      </div>
      <Findings findings={props.detail.findings} />
      <Panels api={props.api} detail={props.detail} version={version} onChange={props.onUpdate} />
      <StopBar {...props} />
    </>
  );
};

const Pixel = ({ slug }: { slug: string }) => {
  const { say } = useWords();
  const api = useApi();
  const { value, failure, reload, replace } = useLoad(React.useCallback(() => api.pixel(slug), [api, slug]));
  const { place, focus } = useFocusAfter();
  const changed = (detail: PixelDetail) => {
    replace(detail);
    focus();
  };
  const title = value?.pixel.name ?? say('pixel.title');
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        navigationAction={
          <Link tag={NavLink} to={INVENTORY} startIcon={<ArrowLeft />}>
            {say('form.back')}
          </Link>
        }
        primaryAction={value ? <HeaderActions api={api} detail={value} onChange={changed} /> : null}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={{ initial: 10, medium: 0 }}>
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && !failure ? <Skeleton rows={3} height="12rem" /> : null}
          {value ? (
            <Loaded
              api={api}
              detail={value}
              onChange={changed}
              onReload={reload}
              onUpdate={replace}
              nextStep={place}
            />
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** One pixel: what it does, how things stand, and everything that ever happened to it. */
export const PixelPage = () => {
  const { slug = '' } = useParams();
  return <Pixel key={slug} slug={slug} />;
};
