import * as React from 'react';
import { Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink, useParams, useSearchParams } from 'react-router-dom';
import { publicationQuerySchema, type Publication } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { Failed } from '../../components/failed';
import { FactList } from '../../components/fact-list';
import { Notice } from '../../components/notice';
import { SentenceList } from '../../components/sentence-list';
import { Skeleton } from '../../components/skeleton';
import type { Failure } from '../../failure';
import { HOME, publication } from '../../plugin-id';
import { useFocusTitle } from '../../use-focus-title';
import { useLoad } from '../../use-load';
import { failureText } from '../../words/failure-text';
import { faultWords, liveWords, publicationRows } from '../../words/publication-words';
import { useWords } from '../../words/words';
import { BannerCards } from './banner-cards';
import { ChangesCard } from './changes-card';
import { PixelsCard } from './pixels-card';

const Faults = ({ faults }: Pick<Publication, 'faults'>) => {
  const words = useWords();
  if (faults.length === 0) return null;
  return (
    <Notice tone="danger" urgent title={words.say('publication.faults')}>
      <SentenceList sentences={faults.map((fault) => faultWords(fault, words))} />
    </Notice>
  );
};

/** The publications before and after it. */
const Neighbours = ({ number, next }: Pick<Publication, 'number' | 'next'>) => {
  const { say } = useWords();
  return (
    <Flex tag="nav" aria-label={say('publication.neighbours')} gap={4} wrap="wrap">
      {number > 1 ? (
        <Link tag={NavLink} to={publication(number - 1)} startIcon={<ArrowLeft aria-hidden />}>
          {say('history.number', { number: number - 1 })}
        </Link>
      ) : null}
      {next === null ? null : (
        <Link tag={NavLink} to={publication(next)} endIcon={<ArrowRight aria-hidden />}>
          {say('history.number', { number: next })}
        </Link>
      )}
    </Flex>
  );
};

const NotFound = ({ failure }: { failure: Failure }) => {
  const words = useWords();
  return (
    <Notice
      tone="secondary"
      action={
        <LinkButton tag={NavLink} to={`${HOME}/publish`} variant="tertiary">
          {words.say('publication.all')}
        </LinkButton>
      }
    >
      {failureText(failure, words)}
    </Notice>
  );
};

const Loaded = ({ api, entry, loading }: { api: Api; entry: Publication; loading: boolean }) => {
  const words = useWords();
  return (
    <>
      <Faults faults={entry.faults} />
      <Card title={words.say('publication.how')}>
        <FactList rows={publicationRows(entry, words)} />
        <Neighbours number={entry.number} next={entry.next} />
      </Card>
      <ChangesCard entry={entry} />
      <PixelsCard entry={entry} loading={loading} />
      {entry.consent ? (
        <BannerCards api={api} number={entry.number} consent={entry.consent} />
      ) : (
        <Card title={words.say('publication.banner')}>
          <Typography textColor="neutral800">{words.say('publication.banner-unreadable')}</Typography>
        </Card>
      )}
    </>
  );
};

const pageOf = (params: URLSearchParams): number => {
  const read = publicationQuerySchema.safeParse({ page: params.get('page') ?? undefined });
  return read.success ? read.data.page : 1;
};

const usePublication = (api: Api, number: string) => {
  const { language } = useWords();
  const [params] = useSearchParams();
  const page = pageOf(params);
  return useLoad(
    React.useCallback(() => api.publication(number, page, language), [api, number, page, language]),
  );
};

const PublicationScreen = ({ number }: { number: string }) => {
  const words = useWords();
  const api = useApi();
  const { value, failure, loading, reload } = usePublication(api, number);
  useFocusTitle();
  const title = /^\d+$/.test(number) ? words.say('history.number', { number }) : words.say('history.title');
  const isMissing = failure?.code === 'snapshot_not_found';
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={value ? liveWords(value, words) : words.say('publication.lead')}
        navigationAction={
          <Link tag={NavLink} to={`${HOME}/publish`} startIcon={<ArrowLeft />}>
            {words.say('publication.all')}
          </Link>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {failure && isMissing ? <NotFound failure={failure} /> : null}
          {failure && !isMissing ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && !failure ? <Skeleton rows={3} height="16rem" /> : null}
          {value ? <Loaded api={api} entry={value} loading={loading} /> : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** What did visitors see with a publication, and what had changed? */
export const PublicationPage = () => {
  const { number = '' } = useParams();
  return <PublicationScreen key={number} number={number} />;
};
