import * as React from 'react';
import { Box, Checkbox, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Settings } from '../../../../server/src/contract';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { Failed } from '../../components/failed';
import { GuardedButton } from '../../components/guarded-button';
import { Notice } from '../../components/notice';
import { RoleLacks } from '../../components/role-lacks';
import { Skeleton } from '../../components/skeleton';
import { useMay } from '../../permissions';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';
import { FormField } from '../pixel-form/form-field';
import { LeaveGuard } from '../pixel-form/leave-guard';
import { ContentPaths } from './content-paths';
import { ReviewMails } from './review-mails/review-mails';
import { ReviewsCard } from './reviews-card';
import { RuleCard } from './rule-card';
import { pathField, type SettingsValues } from './settings-values';
import { useSettingsForm } from './use-settings-form';

interface FormProps {
  api: Api;
  saved: Settings;
  onSaved: (settings: Settings) => void;
}

interface MailsProps {
  mails: SettingsValues['mails'];
  onChange: (mails: SettingsValues['mails']) => void;
}

const MAILS = ['submitted', 'decided', 'stopped'] as const;

const Mails = ({ mails, onChange }: MailsProps) => {
  const { say } = useWords();
  return (
    <Card title={say('settings.mails.title')} lead={say('settings.mails.lead')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {MAILS.map((mail) => (
          <Checkbox
            key={mail}
            checked={mails[mail]}
            onCheckedChange={(on: boolean | 'indeterminate') => onChange({ ...mails, [mail]: on === true })}
          >
            {say(`settings.mails.${mail}`)}
          </Checkbox>
        ))}
      </Flex>
    </Card>
  );
};

/** Move to the first field with a fault once it is on the screen. */
const useFirstFault = () => {
  const form = React.useRef<HTMLDivElement>(null);
  const lead = () =>
    setTimeout(() => form.current?.querySelector<HTMLInputElement>('[data-invalid] input')?.focus(), 0);
  return { form, lead };
};

interface FrameProps {
  action?: React.ReactNode;
  children: React.ReactNode;
}

const Frame = ({ action = null, children }: FrameProps) => {
  const { say } = useWords();
  return (
    <Page.Main>
      <Page.Title>{say('nav.settings')}</Page.Title>
      <Layouts.Header title={say('settings.title')} subtitle={say('settings.lead')} primaryAction={action} />
      <Layouts.Content>{children}</Layouts.Content>
    </Page.Main>
  );
};

// Above the fields: below them it would move away from the pointer as a fault comes up.
const SaveButton = ({ changed, busy, onSave }: { changed: boolean; busy: boolean; onSave: () => void }) => {
  const { say } = useWords();
  return (
    <GuardedButton
      startIcon={<Check />}
      loading={busy}
      why={changed ? '' : say('settings.nothing-to-save')}
      onClick={onSave}
    >
      {say('settings.save')}
    </GuardedButton>
  );
};

const SettingsForm = ({ api, saved, onSaved }: FormProps) => {
  const { say } = useWords();
  const { form, lead } = useFirstFault();
  const { values, faults, changed, unsaved, busy, error, save, change, checkField } = useSettingsForm({
    api,
    saved,
    onSaved,
    onFaults: lead,
  });
  return (
    <Frame action={<SaveButton changed={changed} busy={busy} onSave={save} />}>
      <Flex ref={form} direction="column" alignItems="stretch" gap={6}>
        <LeaveGuard unsaved={unsaved} onGiveUp={() => undefined} />
        {error ? (
          <Notice tone="danger" urgent title={say('settings.failed')}>
            {`${error} ${say('form.kept')}`}
          </Notice>
        ) : null}
        <RuleCard api={api} isOn={saved.twoPersonRule} onSaved={onSaved} />
        <Mails mails={values.mails} onChange={(mails) => change({ mails })} />
        <Card title={say('settings.site.title')}>
          <Box maxWidth="60rem">
            <FormField
              path="siteUrl"
              label={say('settings.site.url')}
              hint={say('settings.site.url-hint')}
              error={faults['siteUrl'] ?? ''}
              value={values.siteUrl}
              inputMode="url"
              onChange={(siteUrl) => change({ siteUrl })}
              onLeave={() => checkField('siteUrl')}
            />
          </Box>
        </Card>
        <ContentPaths
          paths={values.contentPaths}
          faults={faults}
          onChange={(uid, path) => change({ contentPaths: { ...values.contentPaths, [uid]: path } })}
          onLeave={(uid) => checkField(pathField(uid))}
        />
        <ReviewsCard
          fields={values.reviews}
          faults={faults}
          onChange={(part) => change({ reviews: { ...values.reviews, ...part } })}
          onLeave={checkField}
        />
        <ReviewMails />
      </Flex>
    </Frame>
  );
};

const SettingsScreen = () => {
  const api = useApi();
  const { value, failure, reload, replace } = useLoad(React.useCallback(() => api.settings(), [api]));
  if (value) return <SettingsForm api={api} saved={value} onSaved={replace} />;
  return (
    <Frame>
      {failure ? <Failed failure={failure} onRetry={reload} /> : <Skeleton rows={4} height="12rem" />}
    </Frame>
  );
};

/** How everybody works with the inventory. For those whose role may change it. */
export const SettingsPage = () => {
  const { say } = useWords();
  const may = useMay();
  if (may.settings) return <SettingsScreen />;
  return <RoleLacks page={say('nav.settings')} title={say('settings.title')} permission="settings" />;
};
