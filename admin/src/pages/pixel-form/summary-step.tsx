import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { FactList } from '../../components/fact-list';
import { Findings } from '../../components/findings';
import { Notice } from '../../components/notice';
import { rowsOf } from '../../content-view';
import type { ContentRow } from '../../words/content-rows';
import { useWords } from '../../words/words';
import { draftFindings, draftOf } from './draft-view';
import { countByStep, stepOf, STEPS, type Step } from './form-steps';
import type { PixelForm } from './use-pixel-form';

interface SummaryStepProps {
  form: PixelForm;
  goTo: (step: Step) => void;
}

interface PartProps {
  step: Step;
  rows: ContentRow[];
  errors: string[];
  onChange: () => void;
}

const Part = ({ step, rows, errors, onChange }: PartProps) => {
  const { say } = useWords();
  const title = say(`form.step.${step}`);
  return (
    <Box tag="section" aria-label={title} borderColor="neutral200" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="center" gap={2}>
          <Typography variant="delta" tag="h3">
            {title}
          </Typography>
          <Button
            variant="tertiary"
            size="S"
            aria-label={say('form.summary.change-of', { step: title })}
            onClick={onChange}
          >
            {say('form.summary.change')}
          </Button>
        </Flex>
        {errors.map((error) => (
          <Typography key={error} textColor="danger600" tag="p" style={{ overflowWrap: 'anywhere' }}>
            {error}
          </Typography>
        ))}
        {errors.length === 0 && rows.length === 0 ? (
          <Typography textColor="neutral600" tag="p">
            {say('form.summary.nothing')}
          </Typography>
        ) : null}
        {errors.length === 0 ? <FactList rows={rows} /> : null}
      </Flex>
    </Box>
  );
};

/** Everything in words, what is still missing, and what deserves a look before it is saved. */
export const SummaryStep = ({ form, goTo }: SummaryStepProps) => {
  const words = useWords();
  const rows = rowsOf(draftOf(form.values), words);
  const errors = Object.entries({ ...form.missing, ...form.shown });
  const counts = countByStep(form.missing);
  const missing = STEPS.filter((step) => counts[step] > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {missing.length > 0 ? (
        <Notice tone="warning">
          {words.say('form.summary.missing', {
            steps: words.list(missing.map((step) => words.say(`form.step.${step}`))),
          })}
        </Notice>
      ) : (
        <Findings findings={draftFindings(form.values)} />
      )}
      {STEPS.filter((step) => step !== 'summary').map((step) => (
        <Part
          key={step}
          step={step}
          rows={rows.filter(({ key }) => stepOf(key) === step)}
          errors={errors.filter(([path]) => stepOf(path) === step).map(([, message]) => message)}
          onChange={() => goTo(step)}
        />
      ))}
    </Flex>
  );
};
