import * as React from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { PixelDetail, Version } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { ChangeList } from '../../components/change-list';
import { Decide } from '../../components/decide';
import { FactList } from '../../components/fact-list';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { When } from '../../components/when';
import { changesOf, rowsOf, sentenceOf, warningsOf } from '../../content-view';
import { useMay } from '../../permissions';
import { useLoad } from '../../use-load';
import { reviewOf } from '../../words/pixel-state';
import { useWords } from '../../words/words';
import { whyNot } from '../pixel/pixel-actions';

interface PanelProps {
  slug: string;
  onDone: () => void;
}

interface LoadedProps {
  api: Api;
  detail: PixelDetail;
  version: Version;
  onDone: () => void;
  onReload: () => void;
}

const Warnings = ({ warnings }: { warnings: string[] }) => {
  const { say } = useWords();
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title={say('approvals.warnings')}>
      <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
        {warnings.map((warning) => (
          <Typography key={warning} tag="li" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {warning}
          </Typography>
        ))}
      </Flex>
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

const Change = ({ approved, version }: { approved: Version | null; version: Version }) => {
  const words = useWords();
  if (!approved) return null;
  return (
    <Card title={words.say('approvals.changed', { version: approved.number })}>
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
      <Warnings warnings={warningsOf(approved?.content ?? null, version.content, words)} />
      <Card title={detail.pixel.name} lead={<Submitted version={version} />}>
        <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {sentenceOf(version.content, words)}
        </Typography>
        <Verdict {...props} />
      </Card>
      <Change approved={approved} version={version} />
      <Card title={words.say('approvals.whole', { version: version.number })}>
        <FactList rows={rowsOf(version.content, words)} />
      </Card>
    </Flex>
  );
};

/** The change of one pixel in words and in full, with what is new to look at first. */
export const ApprovalPanel = ({ slug, onDone }: PanelProps) => {
  const api = useApi();
  const { value, failure, reload } = useLoad(React.useCallback(() => api.pixel(slug), [api, slug]));
  const version = value?.versions[0];
  if (failure) return <Failed failure={failure} onRetry={reload} />;
  if (!value || !version) return <Skeleton rows={3} height="12rem" />;
  return (
    <Loaded key={version.hash} api={api} detail={value} version={version} onDone={onDone} onReload={reload} />
  );
};
