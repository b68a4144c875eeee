import * as React from 'react';
import { EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { ConsentRates } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Failed } from '../../components/failed';
import { RoleLacks } from '../../components/role-lacks';
import { Skeleton } from '../../components/skeleton';
import { useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { useLoad, type Load } from '../../use-load';
import { ratesAnswer } from '../../words/consent-record-words';
import { useWords } from '../../words/words';
import { ExportCard } from './export-card';
import { LatestCard } from './latest-card';
import { LookUpCard } from './look-up-card';
import { RatesCard } from './rates-card';
import { useConsentAddress } from './use-consent-address';

const FirstUse = () => {
  const { say } = useWords();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say('consent.first-use')}
      action={
        <LinkButton tag={Link} to={`${HOME}/publish`} variant="secondary">
          {say('consent.to-publish')}
        </LinkButton>
      }
      shadow="filterShadow"
      hasRadius
    />
  );
};

const useAnswer = ({ value, failure }: Load<ConsentRates>, days: number): string => {
  const words = useWords();
  return value && !failure ? ratesAnswer(value.sum, days, words) : words.say('consent.lead');
};

const ConsentScreen = () => {
  const { say } = useWords();
  const api = useApi();
  const { days, range, page, show } = useConsentAddress();
  const rates = useLoad(React.useCallback(() => api.rates(range), [api, range]));
  const latest = useLoad(React.useCallback(() => api.records(page), [api, page]));
  const isNew = latest.value?.total === 0;
  return (
    <Page.Main>
      <Page.Title>{say('nav.consent')}</Page.Title>
      <Layouts.Header title={say('consent.title')} subtitle={useAnswer(rates, days)} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {rates.failure ? <Failed failure={rates.failure} onRetry={rates.reload} /> : null}
          {!rates.value && rates.loading ? <Skeleton rows={1} height="28rem" /> : null}
          {isNew ? <FirstUse /> : null}
          {rates.value && !rates.failure && !isNew ? (
            <RatesCard rates={rates.value} days={days} loading={rates.loading} show={show} />
          ) : null}
          {isNew ? null : <LookUpCard />}
          {isNew ? null : <ExportCard usual={range} />}
          {latest.failure ? <Failed failure={latest.failure} onRetry={latest.reload} /> : null}
          {!latest.value && latest.loading ? <Skeleton rows={5} /> : null}
          {latest.value && !latest.failure && !isNew ? (
            <LatestCard list={latest.value} loading={latest.loading} />
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** How do visitors choose, and what proves it? For those whose role may see the proofs of consent. */
export const ConsentPage = () => {
  const { say } = useWords();
  const may = useMay();
  if (may.consent) return <ConsentScreen />;
  return <RoleLacks page={say('nav.consent')} title={say('consent.title')} permission="consent" />;
};
