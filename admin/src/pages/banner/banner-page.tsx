import * as React from 'react';
import { Flex } from '@strapi/design-system';
import type { ConsentSettingsAnswer } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { FactList } from '../../components/fact-list';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { RoleLacks } from '../../components/role-lacks';
import { Skeleton } from '../../components/skeleton';
import { roleLacks, useMay } from '../../permissions';
import { useLoad } from '../../use-load';
import { consentFacts } from '../../words/consent-changes';
import { consentSentence } from '../../words/consent-words';
import { useWords } from '../../words/words';
import { BannerForm } from './banner-form';
import { Beside, BannerFrame, Columns } from './banner-frame';
import { NotLiveYet } from './not-live-yet';
import { PreviewCard } from './preview-card';
import { languagesOf } from './text-parts';

/** For those who may publish the settings and not change them. */
const BannerFacts = ({ api, saved }: { api: Api; saved: ConsentSettingsAnswer }) => {
  const words = useWords();
  const { settings, usualTexts, knowsPlaces } = saved;
  const [language, setLanguage] = React.useState(settings.banner.language);
  return (
    <BannerFrame answer={consentSentence(settings.policy, knowsPlaces, words)}>
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={6} minWidth={0}>
          <Notice tone="secondary">{words.tell(roleLacks('settings'))}</Notice>
          <NotLiveYet changes={saved.changes} authors={saved.authors} />
          <Card title={words.say('banner.facts.title')}>
            <FactList rows={consentFacts(settings, words)} />
          </Card>
        </Flex>
        <Beside>
          <PreviewCard
            ask={api.previewBanner}
            settings={settings}
            language={language}
            languages={[...new Set([...languagesOf(usualTexts, settings.banner.texts), language])]}
            onLanguage={setLanguage}
          />
        </Beside>
      </Columns>
    </BannerFrame>
  );
};

const BannerScreen = () => {
  const api = useApi();
  const may = useMay();
  const { value, failure, reload, replace } = useLoad(React.useCallback(() => api.consent(), [api]));
  if (value) {
    return may.settings ? (
      <BannerForm api={api} saved={value} onSaved={replace} />
    ) : (
      <BannerFacts api={api} saved={value} />
    );
  }
  return (
    <BannerFrame answer="">
      {failure ? <Failed failure={failure} onRetry={reload} /> : <Skeleton rows={3} height="16rem" />}
    </BannerFrame>
  );
};

/** What visitors are asked, and how. For those whose role may change it, or publish it. */
export const BannerPage = () => {
  const { say } = useWords();
  const may = useMay();
  if (may.settings || may.publish) return <BannerScreen />;
  return <RoleLacks page={say('nav.banner')} title={say('banner.title')} permission="settings" />;
};
