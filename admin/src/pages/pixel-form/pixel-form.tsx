import * as React from 'react';
import { Box, Button, Flex, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { Notice } from '../../components/notice';
import { HOME } from '../../plugin-id';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';
import { Conflict } from './conflict';
import { countByStep, STEPS, type Step } from './form-steps';
import { LeaveGuard } from './leave-guard';
import { SentencePanel } from './sentence-panel';
import { StepFrame } from './step-frame';
import { StepNavigation } from './step-navigation';
import { usePixelForm, type FormStart, type PixelForm as Form } from './use-pixel-form';
import { useSaving, type Saving } from './use-saving';
import { useSeek, useSteps } from './use-steps';

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

const firstWrong = (form: Form): Step | undefined => {
  const counts = countByStep({ ...form.missing, ...form.shown });
  return STEPS.find((step) => counts[step] > 0);
};

const isDone = (form: Form, step: Step, saved: boolean): boolean =>
  step !== 'summary' &&
  (saved || form.wasIn(step)) &&
  form.values.vendor !== '' &&
  countByStep(form.missing)[step] === 0;

/** Which step is open, and where focus goes when another one opens or something turns out to be wrong. */
const useGuide = (form: Form, saving: Saving, first: Step) => {
  const { step, goTo } = useSteps(first);
  const { page, seek } = useSeek();
  const go = (to: Step) => {
    form.leaveStep(step);
    if (to === 'summary') form.check();
    goTo(to);
    seek('heading');
  };
  const next = (to: Step) => {
    const wrongHere = countByStep(form.missing)[step] > 0;
    if (!wrongHere) return go(to);
    form.leaveStep(step);
    seek('error');
  };
  const latest = React.useRef(form);
  latest.current = form;
  const { wrong } = saving;
  const handled = React.useRef(0);
  React.useEffect(() => {
    // Once for each time: going on to another step is the person's own business.
    if (wrong === handled.current) return;
    handled.current = wrong;
    const there = firstWrong(latest.current);
    if (there) goTo(there);
    seek('error');
  }, [wrong, goTo, seek]);
  return { step, page, go, next, seek };
};

/** One question per step, with the sentence that the answers amount to always beside it. */
export const PixelForm = ({ start, onRestart }: PixelFormProps) => {
  const { say } = useWords();
  const form = usePixelForm(start);
  const unsaved = React.useRef(false);
  const saving = useSaving(start?.slug ?? null, form, unsaved);
  // Who edits mostly has one thing to change: the summary leads to each.
  const { step, page, go, next, seek } = useGuide(form, saving, start ? 'summary' : 'vendor');
  const title = start ? say('form.edit-title', { name: start.content.name }) : say('form.new-title');

  React.useEffect(() => {
    unsaved.current = form.dirty;
  }, [form.dirty]);

  const keepMine = (version: number) => {
    form.rebase(version);
    saving.settle();
    seek('heading');
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
      />
      <Layouts.Content>
        <Box paddingBottom={4}>
          <StepNavigation
            current={step}
            wrong={countByStep(form.shown)}
            isDone={(one) => isDone(form, one, start !== null)}
            onGo={go}
          />
        </Box>
        <Columns>
          <Flex ref={page} direction="column" alignItems="stretch" gap={6} minWidth={0}>
            <Restored form={form} />
            <SaveFailed saving={saving} />
            {saving.conflict && start ? (
              <Conflict slug={start.slug} mine={saving.conflict} onKeep={keepMine} onTake={takeTheirs} />
            ) : null}
            <StepFrame
              form={form}
              saving={saving}
              step={step}
              isNew={start === null}
              onGo={go}
              onNext={next}
              onRenewed={() => seek('heading')}
            />
          </Flex>
          <Beside>
            <SentencePanel values={form.values} />
          </Beside>
        </Columns>
      </Layouts.Content>
    </Page.Main>
  );
};
