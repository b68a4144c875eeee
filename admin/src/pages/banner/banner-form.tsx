import * as React from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import type { ConsentSettingsAnswer } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { GuardedButton } from '../../components/guarded-button';
import { Notice } from '../../components/notice';
import { consentSentence } from '../../words/consent-words';
import { useWords } from '../../words/words';
import { LeaveGuard } from '../pixel-form/leave-guard';
import { Beside, BannerFrame, Columns } from './banner-frame';
import { shownSettings } from './check-consent';
import { ConsentConflict } from './consent-conflict';
import { LookCard } from './look-card';
import { NotLiveYet } from './not-live-yet';
import { PreviewCard } from './preview-card';
import { languagesOf } from './text-parts';
import { useConsentForm, type ConsentForm } from './use-consent-form';
import { WhoCard } from './who-card';
import { WordsCard } from './words-card';

interface BannerFormProps {
  api: Api;
  saved: ConsentSettingsAnswer;
  onSaved: (answer: ConsentSettingsAnswer) => void;
}

/** Move to the first field with a fault, after a save that found one and once the field is on the screen. */
const useFirstFault = ({ wrong }: ConsentForm) => {
  const place = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (wrong === 0) return;
    const seek = () =>
      place.current?.querySelector<HTMLElement>('[data-invalid] :is(input, textarea)')?.focus();
    const timer = setTimeout(seek, 50);
    return () => clearTimeout(timer);
  }, [wrong]);
  return place;
};

const Restored = ({ form, saved }: { form: ConsentForm; saved: ConsentSettingsAnswer }) => {
  const { say } = useWords();
  if (!form.restored) return null;
  return (
    <Notice
      tone="secondary"
      title={say('form.restored.title')}
      action={
        <Button variant="tertiary" size="S" onClick={() => form.take(saved)}>
          {say('form.restored.discard')}
        </Button>
      }
    >
      {say('form.restored.text')}
    </Notice>
  );
};

const Messages = ({ api, saved, form }: Omit<BannerFormProps, 'onSaved'> & { form: ConsentForm }) => {
  const { say } = useWords();
  const faults = Object.keys(form.shown).length;
  return (
    <>
      <Restored form={form} saved={saved} />
      {form.error ? (
        <Notice tone="danger" urgent title={say('settings.failed')}>
          {`${form.error} ${say('form.kept')}`}
        </Notice>
      ) : null}
      {form.wrong > 0 && faults > 0 ? (
        <Notice tone="danger" urgent>
          {say('banner.faults', { count: faults })}
        </Notice>
      ) : null}
      {form.conflict ? (
        <ConsentConflict
          api={api}
          start={saved.settings}
          mine={form.conflict}
          onKeep={form.keepMine}
          onTake={form.take}
        />
      ) : null}
      <NotLiveYet changes={saved.changes} authors={saved.authors} />
    </>
  );
};

// Above the fields: below them it would move away from the pointer as a fault comes up.
const SaveButton = ({ form }: { form: ConsentForm }) => {
  const { say } = useWords();
  return (
    <GuardedButton
      startIcon={<Check />}
      loading={form.busy}
      why={form.changed ? '' : say('settings.nothing-to-save')}
      onClick={form.save}
    >
      {say('settings.save')}
    </GuardedButton>
  );
};

/** Decide what visitors are asked, with the banner in sight. */
export const BannerForm = ({ api, saved, onSaved }: BannerFormProps) => {
  const words = useWords();
  const form = useConsentForm({ api, saved, onSaved });
  const [language, setLanguage] = React.useState(saved.settings.banner.language);
  const place = useFirstFault(form);
  const settings = shownSettings(form.values);
  const { policy } = settings ?? saved.settings;
  return (
    <BannerFrame
      answer={consentSentence(policy, saved.knowsPlaces, words)}
      action={<SaveButton form={form} />}
    >
      <LeaveGuard unsaved={form.unsaved} onGiveUp={form.forget} />
      <Columns>
        <Flex ref={place} direction="column" alignItems="stretch" gap={6} minWidth={0}>
          <Messages api={api} saved={saved} form={form} />
          <WhoCard form={form} answer={saved} />
          <LookCard form={form} />
          <WordsCard form={form} usual={saved.usualTexts} language={language} onLanguage={setLanguage} />
        </Flex>
        <Beside>
          <PreviewCard
            ask={api.previewBanner}
            settings={settings}
            language={language}
            languages={[...new Set([...languagesOf(saved.usualTexts, form.values.texts), language])]}
            onLanguage={setLanguage}
          />
        </Beside>
      </Columns>
    </BannerFrame>
  );
};
