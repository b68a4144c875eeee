import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { BrowserStep, WhyAnswer } from '../../../../server/src/contract';
import { FactList } from '../../components/fact-list';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { standingRows, whyWords } from '../../words/why-words';

const Code = styled.pre`
  margin: 0;
  padding: ${({ theme }) => theme.spaces[3]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: monospace;
  font-size: 1.2rem;
  line-height: 1.6;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
`;

const Steps = ({ title, steps }: { title: string; steps: BrowserStep[] }) =>
  steps.length === 0 ? null : (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h4" fontWeight="bold" textColor="neutral800">
        {title}
      </Typography>
      <Code>{steps.map((step) => JSON.stringify(step)).join('\n')}</Code>
    </Flex>
  );

/** Exactly what a browser is told to do. */
const Injected = ({ answer }: { answer: WhyAnswer }) => {
  const words = useWords();
  const { say } = words;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="delta">
        {say('why.steps')}
      </Typography>
      {answer.hosts.length > 0 ? (
        <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {say('why.hosts', { hosts: words.list(answer.hosts) })}
        </Typography>
      ) : null}
      <Steps title={say('why.setup')} steps={answer.setup} />
      {Object.entries(answer.events).map(([name, steps]) => (
        <Steps key={name} title={say('why.event', { event: name })} steps={steps} />
      ))}
      {answer.noscript ? (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography tag="h4" fontWeight="bold" textColor="neutral800">
            {say('why.noscript')}
          </Typography>
          <Code>{answer.noscript}</Code>
        </Flex>
      ) : null}
    </Flex>
  );
};

/** Which rule held, and how each category stands by it. */
const Consent = ({ consent }: { consent: NonNullable<WhyAnswer['consent']> }) => {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="delta">
        {words.say('why.consent')}
      </Typography>
      <FactList rows={standingRows(consent, words)} />
    </Flex>
  );
};

/** The answer: yes or no, why, and what the browser is told. */
export const Verdict = ({ answer }: { answer: WhyAnswer }) => {
  const words = useWords();
  const { say } = words;
  const runs = answer.reason === null;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Notice tone={runs ? 'success' : 'warning'} title={say(runs ? 'why.yes' : 'why.no')}>
        {whyWords(answer, words)}
      </Notice>
      {answer.consent ? <Consent consent={answer.consent} /> : null}
      {runs ? <Injected answer={answer} /> : null}
    </Flex>
  );
};
