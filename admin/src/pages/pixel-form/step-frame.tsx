import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useMay } from '../../permissions';
import { useWords } from '../../words/words';
import { ConsentStep } from './consent-step';
import { EventsStep } from './events-step';
import { nextStep, stepBefore, STEPS, type Step } from './form-steps';
import { OwnerStep } from './owner-step';
import { PlacesStep } from './places-step';
import { PurposeStep } from './purpose-step';
import { SettingsStep } from './settings-step';
import { SummaryStep } from './summary-step';
import type { PixelForm } from './use-pixel-form';
import type { Saving } from './use-saving';
import { VendorStep } from './vendor-step';

interface StepFrameProps {
  form: PixelForm;
  saving: Saving;
  step: Step;
  /** Whether the pixel is not in the inventory yet. */
  isNew: boolean;
  /** Open a step, whatever is missing in this one. */
  onGo: (step: Step) => void;
  /** Go on, unless something in this step needs a correction. */
  onNext: (step: Step) => void;
  /** Something else stands in this step now: read it from its start. */
  onRenewed: () => void;
}

type QuestionProps = Pick<StepFrameProps, 'form' | 'step' | 'onGo' | 'onRenewed'>;

const Question = ({ form, step, onGo, onRenewed }: QuestionProps) => {
  switch (step) {
    case 'vendor':
      return <VendorStep form={form} onRecognised={() => onGo('settings')} />;
    case 'settings':
      return <SettingsStep form={form} onRecognised={onRenewed} />;
    case 'purpose':
      return <PurposeStep form={form} />;
    case 'consent':
      return <ConsentStep form={form} />;
    case 'events':
      return <EventsStep form={form} />;
    case 'places':
      return <PlacesStep form={form} />;
    case 'owner':
      return <OwnerStep form={form} />;
    case 'summary':
      return <SummaryStep form={form} goTo={onGo} />;
  }
};

const SaveButtons = ({ saving, offerSubmit }: { saving: Saving; offerSubmit: boolean }) => {
  const { say } = useWords();
  const may = useMay();
  const submits = may.submit && offerSubmit;
  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant={may.submit || !offerSubmit ? 'tertiary' : 'default'}
        loading={saving.busy === 'draft'}
        disabled={saving.busy !== null}
        onClick={() => saving.save(false)}
      >
        {say('form.save')}
      </Button>
      {submits ? (
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

/** Stays in reach below a long step, across the room that Strapi leaves below a page; a phone has none to spare. */
const Footer = styled.div`
  margin: 0 -${({ theme }) => theme.spaces[6]} -${({ theme }) => theme.spaces[6]};
  padding: ${({ theme }) => `${theme.spaces[4]} ${theme.spaces[6]}`};
  background: ${({ theme }) => theme.colors.neutral0};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 0 0 ${({ theme }) => theme.borderRadius} ${({ theme }) => theme.borderRadius};

  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    bottom: -${({ theme }) => theme.spaces[10]};
    z-index: 1;
  }
`;

const Ways = ({ saving, step, isNew, onGo, onNext }: Omit<StepFrameProps, 'form' | 'onRenewed'>) => {
  const { say } = useWords();
  const before = stepBefore(step);
  const after = nextStep(step);
  return (
    <Flex justifyContent="space-between" gap={2} wrap="wrap">
      <Flex gap={2} wrap="wrap">
        {before ? (
          <Button variant="tertiary" onClick={() => onGo(before)}>
            {say('form.previous')}
          </Button>
        ) : null}
        {after ? (
          <Button variant={isNew ? 'default' : 'secondary'} onClick={() => onNext(after)}>
            {say('form.next', { step: say(`form.step.${after}`) })}
          </Button>
        ) : null}
      </Flex>
      <SaveButtons saving={saving} offerSubmit={after === undefined || !isNew} />
    </Flex>
  );
};

/** Scrolling to a field leaves room for what is fixed above and below it. */
const Fields = styled.div`
  & :is(input, textarea, button, [role='combobox'], [data-step-heading]) {
    scroll-margin-block: 12rem;
  }
`;

/** A step's question, its fields, and the ways on from it. */
export const StepFrame = (props: StepFrameProps) => {
  const { form, step, onGo, onRenewed } = props;
  const { say } = useWords();
  const title = say(`form.${step}.title`);
  return (
    <Box
      tag="section"
      aria-label={title}
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={6}
      width="100%"
    >
      <Fields>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <div tabIndex={-1} data-step-heading style={{ outline: 'none' }}>
              <Typography variant="sigma" textColor="neutral600" tag="p">
                {say('form.step-of', { number: STEPS.indexOf(step) + 1, of: STEPS.length })}
              </Typography>
              <Typography variant="beta" tag="h2">
                {title}
              </Typography>
            </div>
            <Typography textColor="neutral600" tag="p">
              {say(`form.${step}.lead`)}
            </Typography>
          </Flex>
          <Question key={step} form={form} step={step} onGo={onGo} onRenewed={onRenewed} />
          <Footer>
            <Ways {...props} />
          </Footer>
        </Flex>
      </Fields>
    </Box>
  );
};
