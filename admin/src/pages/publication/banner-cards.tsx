import * as React from 'react';
import { Flex } from '@strapi/design-system';
import { CONSENT_RULES, type ConsentPolicy, type Publication } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Card } from '../../components/card';
import { FactList } from '../../components/fact-list';
import { Notice } from '../../components/notice';
import { consentFacts } from '../../words/consent-changes';
import { useWords } from '../../words/words';
import { Beside, Columns } from '../banner/banner-frame';
import { PreviewCard } from '../banner/preview-card';
import type { AskBanner } from '../banner/use-preview';
import { PublishedWordsCard } from './published-words-card';

interface BannerCardsProps {
  api: Api;
  number: number;
  consent: NonNullable<Publication['consent']>;
}

const rulesOf = ({ elsewhere, regions }: ConsentPolicy) =>
  CONSENT_RULES.filter((rule) => [elsewhere, ...regions].some((terms) => terms.rule === rule));

/** How the banner looked and read, and whom it asked what. */
export const BannerCards = ({ api, number, consent }: BannerCardsProps) => {
  const words = useWords();
  const { say } = words;
  const { settings, asks } = consent;
  const [language, setLanguage] = React.useState(settings.banner.language);
  const ask: AskBanner = React.useCallback(
    ({ language: shown, rule, dark }) => api.publishedBanner(number, { language: shown, rule, dark }),
    [api, number],
  );
  const change = { language, onLanguage: setLanguage };
  return (
    <Columns>
      <Flex direction="column" alignItems="stretch" gap={6} minWidth={0}>
        <Card title={say('publication.decided')}>
          <FactList rows={consentFacts(settings, words)} />
        </Card>
        <PublishedWordsCard written={consent.words} {...change} />
      </Flex>
      <Beside>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {asks ? null : <Notice tone="secondary">{say('publication.not-asked')}</Notice>}
          <PreviewCard
            ask={ask}
            lead={say('publication.banner-lead')}
            rules={rulesOf(settings.policy)}
            settings={settings}
            languages={consent.words.map((one) => one.language)}
            {...change}
          />
        </Flex>
      </Beside>
    </Columns>
  );
};
