import * as React from 'react';
import { Box, Button, Flex, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page, useIsDesktop, useIsMobile } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { Notice } from '../../components/notice';
import { useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';
import { Conflict } from './conflict';
import { ConsentSection } from './consent-section';
import { EventsSection } from './events-section';
import { LeaveGuard } from './leave-guard';
import { OwnerSection } from './owner-section';
import { PlacementSection } from './placement-section';
import { PurposeSection } from './purpose-section';
import { SentencePanel } from './sentence-panel';
import { usePixelForm, type FormStart, type PixelForm as Form } from './use-pixel-form';
import { useSaving, type Saving } from './use-saving';
import { VendorSection } from './vendor-section';

interface PixelFormProps {
  /** The version to start from; null: a new pixel. */
  start: FormStart | null;
  /** Start again from the newest version. */
  onRestart: () => void;
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};
  align-items: start;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
  }
`;

/** Stays in sight while the form beside it scrolls, below the header that Strapi fixes to the top. */
const Beside = styled.div`
  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    top: 8rem;
  }
`;

const Buttons = ({ saving }: { saving: Saving }) => {
  const { say } = useWords();
  const may = useMay();
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant={may.submit ? 'tertiary' : 'default'}
        loading={saving.busy === 'draft'}
        disabled={saving.busy !== null}
        onClick={() => saving.save(false)}
      >
        {say('form.save')}
      </Button>
      {may.submit ? (
        <Button
          loading={saving.busy === 'submit'}
          disabled={saving.busy !== null}
          onClick={() => saving.save(true)}
        >
          {say('form.save-and-submit')}
        </Button>
      ) : null}
    </Flex>
  );
};

const Restored = ({ form }: { form: Form }) => {
  const { say } = useWords();
  if (!form.restored) return null;
  return (
    <Notice
      tone="secondary"
      title={say('form.restored.title')}
      action={
        <Button variant="tertiary" size="S" onClick={form.discard}>
          {say('form.restored.discard')}
        </Button>
      }
    >
      {say('form.restored.text')}
    </Notice>
  );
};

const FIRST_INPUT = 'input, textarea, [role="combobox"], button';

/** Move to the first field that needs a correction, or else to what the server said. */
const useFirstError = (wrong: number) => {
  const fields = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (wrong === 0) return;
    const field = fields.current?.querySelector('[data-invalid="true"]');
    const target = field?.querySelector<HTMLElement>(FIRST_INPUT);
    (target ?? fields.current?.querySelector<HTMLElement>('[data-save-failed]'))?.focus();
  }, [wrong]);
  return fields;
};

const SaveFailed = ({ saving }: { saving: Saving }) => {
  const words = useWords();
  if (!saving.failure) return null;
  return (
    <div tabIndex={-1} data-save-failed>
      <Notice tone="danger" urgent title={words.say('form.failed')}>
        {`${failureText(saving.failure, words)} ${words.say('form.kept')}`}
      </Notice>
    </div>
  );
};

/** One page on which somebody describes a pixel, with the sentence that it amounts to always beside it. */
export const PixelForm = ({ start, onRestart }: PixelFormProps) => {
  const { say } = useWords();
  const isDesktop = useIsDesktop();
  const isMobile = useIsMobile();
  const form = usePixelForm(start);
  const unsaved = React.useRef(false);
  const saving = useSaving(start?.slug ?? null, form, unsaved);
  const fields = useFirstError(saving.wrong);
  const title = start ? say('form.edit-title', { name: start.content.name }) : say('form.new-title');

  React.useEffect(() => {
    unsaved.current = form.dirty;
  }, [form.dirty]);

  const keepMine = (version: number) => {
    form.rebase(version);
    saving.settle();
  };
  const takeTheirs = () => {
    form.forget();
    unsaved.current = false;
    onRestart();
  };

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <LeaveGuard unsaved={unsaved} onGiveUp={form.forget} />
      <Layouts.Header
        title={title}
        subtitle={say('form.lead')}
        navigationAction={
          <Link tag={NavLink} to={start ? `${HOME}/pixels/${start.slug}` : HOME} startIcon={<ArrowLeft />}>
            {start ? say('form.back-to-pixel') : say('form.back')}
          </Link>
        }
        primaryAction={isMobile ? null : <Buttons saving={saving} />}
      />
      <Layouts.Content>
        <Columns>
          <Flex ref={fields} direction="column" alignItems="stretch" gap={6}>
            <Restored form={form} />
            <SaveFailed saving={saving} />
            {saving.conflict && start ? (
              <Conflict slug={start.slug} mine={saving.conflict} onKeep={keepMine} onTake={takeTheirs} />
            ) : null}
            <VendorSection form={form} />
            <PurposeSection form={form} />
            <ConsentSection form={form} />
            <EventsSection form={form} />
            <PlacementSection form={form} />
            <OwnerSection form={form} />
          </Flex>
          <Beside>
            <SentencePanel values={form.values} />
          </Beside>
        </Columns>
        {isDesktop ? null : (
          <Box paddingTop={6}>
            <Buttons saving={saving} />
          </Box>
        )}
      </Layouts.Content>
    </Page.Main>
  );
};
