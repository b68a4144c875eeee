import * as React from 'react';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { PixelDetail, Version } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { ChangeList } from '../../components/change-list';
import { Comments } from '../../components/comments';
import { Decide } from '../../components/decide';
import { FactList } from '../../components/fact-list';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { SentenceList } from '../../components/sentence-list';
import { Skeleton } from '../../components/skeleton';
import { When } from '../../components/when';
import { changesOf, differenceOf, rowsOf, sentenceOf, warningsOf } from '../../content-view';
import { HOME } from '../../plugin-id';
import { useMay } from '../../permissions';
import { useLoad } from '../../use-load';
import { findingWords, isGrave } from '../../words/finding-words';
import { reviewOf } from '../../words/pixel-state';
import { useWords } from '../../words/words';
import { whyNot } from '../pixel/pixel-actions';

interface PanelProps {
  slug: string;
  onDone: () => void;
}

interface Approved {
  /** The last version that somebody approved; null: there is none. */
  approved: Version | null;
}

interface LoadedProps {
  api: Api;
  detail: PixelDetail;
  version: Version;
  onDone: () => void;
  onReload: () => void;
  onUpdate: (detail: PixelDetail) => void;
}

/** What is new since the last approval, and whatever else deserves a look before somebody says yes. */
const LookFirst = ({ detail, version, approved }: Pick<LoadedProps, 'detail' | 'version'> & Approved) => {
  const words = useWords();
  const findings = detail.findings ?? [];
  const warnings = [
    ...warningsOf(approved?.content ?? null, version.content, words),
    ...findings.map((finding) => findingWords(finding, words)),
  ];
  if (warnings.length === 0) return null;
  return (
    <Notice tone={findings.some(isGrave) ? 'danger' : 'warning'} title={words.say('approvals.warnings')}>
      <SentenceList sentences={warnings} />
    </Notice>
  );
};

const Submitted = ({ version }: { version: Version }) => {
  const { say, list } = useWords();
  const authors = list(version.authors.map((person) => person.name));
  return (
    <Typography textColor="neutral600" tag="p">
      {say('approvals.by', { version: version.number, authors })} <When at={version.createdAt} />
    </Typography>
  );
};

const Verdict = ({ api, detail, version, onDone, onReload }: LoadedProps) => {
  const words = useWords();
  const may = useMay();
  if (reviewOf(detail.pixel) !== 'in_review') {
    return <Notice tone="secondary">{words.say('approvals.settled')}</Notice>;
  }
  return (
    <Decide
      api={api}
      version={version}
      name={detail.pixel.name}
      whyNotApprove={whyNot('approve', detail, may)}
      whyNotSendBack={whyNot('send_back', detail, may)}
      onDone={onDone}
      onReload={onReload}
    />
  );
};

const Change = ({ approved, version }: Approved & { version: Version }) => {
  const words = useWords();
  if (!approved) return null;
  return (
    <Card title={words.say('approvals.changed', { version: approved.number })}>
      <SentenceList sentences={differenceOf(approved.content, version.content, words)} />
      <ChangeList changes={changesOf(approved.content, version.content, words)} />
    </Card>
  );
};

const Loaded = (props: LoadedProps) => {
  const { detail, version } = props;
  const words = useWords();
  const approved = detail.versions.find(({ number }) => number === detail.pixel.approved) ?? null;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <LookFirst detail={detail} version={version} approved={approved} />
      <Card title={detail.pixel.name} lead={<Submitted version={version} />}>
        <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {sentenceOf(version.content, words)}
        </Typography>
        <Box>
          <Link tag={NavLink} to={`${HOME}/pixels/${detail.pixel.slug}`}>
            {words.say('approvals.page')}
          </Link>
        </Box>
        <Verdict {...props} />
      </Card>
      <Change approved={approved} version={version} />
      <Card title={words.say('approvals.whole', { version: version.number })}>
        <FactList rows={rowsOf(version.content, words)} />
      </Card>
      <Card title={words.say('approvals.comments')}>
        <Comments api={props.api} detail={detail} onChange={props.onUpdate} />
      </Card>
    </Flex>
  );
};

/** The change of one pixel in words and in full, with what is new to look at first. */
export const ApprovalPanel = ({ slug, onDone }: PanelProps) => {
  const api = useApi();
  const { value, failure, reload, replace } = useLoad(React.useCallback(() => api.pixel(slug), [api, slug]));
  const version = value?.versions[0];
  if (failure) return <Failed failure={failure} onRetry={reload} />;
  if (!value || !version) return <Skeleton rows={3} height="12rem" />;
  return (
    <Loaded
      key={version.hash}
      api={api}
      detail={value}
      version={version}
      onDone={onDone}
      onReload={reload}
      onUpdate={replace}
    />
  );
};
