import * as React from 'react';
import {
  Box,
  Button,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { styled } from 'styled-components';
import {
  OPTIONAL_CATEGORIES,
  type BrowserStep,
  type OptionalCategory,
  type PixelDetail,
  type Why,
  type WhyAnswer,
} from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import type { Failure } from '../../failure';
import { useWords } from '../../words/words';
import { whyWords } from '../../words/why-words';

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

const Verdict = ({ answer }: { answer: WhyAnswer }) => {
  const words = useWords();
  const { say } = words;
  const runs = answer.reason === null;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Notice tone={runs ? 'success' : 'warning'} title={say(runs ? 'why.yes' : 'why.no')}>
        {whyWords(answer, words)}
      </Notice>
      {runs ? <Injected answer={answer} /> : null}
    </Flex>
  );
};

type Choice = 'none' | 'some';

interface Question {
  which: Why['which'];
  path: string;
  choice: Choice;
  categories: OptionalCategory[];
  gpc: boolean;
}

const whyOf = ({ which, path, choice, categories, gpc }: Question): Why => ({
  which,
  path: path.trim(),
  categories: choice === 'none' ? null : categories,
  gpc,
});

const toggled = (list: OptionalCategory[], key: OptionalCategory): OptionalCategory[] =>
  list.includes(key) ? list.filter((one) => one !== key) : [...list, key];

interface FieldsProps {
  question: Question;
  set: (part: Partial<Question>) => void;
}

const Visitor = ({ question, set }: FieldsProps) => {
  const { say } = useWords();
  return (
    <Flex tag="fieldset" direction="column" alignItems="flex-start" gap={3} style={{ border: 0, padding: 0 }}>
      <Box tag="legend" padding={0} paddingBottom={2}>
        <Typography variant="pi" fontWeight="bold">
          {say('why.visitor')}
        </Typography>
      </Box>
      <Checkbox
        checked={question.choice === 'some'}
        onCheckedChange={() => set({ choice: question.choice === 'some' ? 'none' : 'some' })}
      >
        {say('why.has-chosen')}
      </Checkbox>
      {OPTIONAL_CATEGORIES.map((key) => (
        <Box key={key} paddingLeft={5}>
          <Checkbox
            disabled={question.choice === 'none'}
            checked={question.choice === 'some' && question.categories.includes(key)}
            onCheckedChange={() => set({ categories: toggled(question.categories, key) })}
          >
            {say('why.agreed', { category: say(`category.${key}.name`) })}
          </Checkbox>
        </Box>
      ))}
      <Checkbox checked={question.gpc} onCheckedChange={() => set({ gpc: !question.gpc })}>
        {say('why.gpc')}
      </Checkbox>
    </Flex>
  );
};

const Questions = ({ question, set }: FieldsProps) => {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root hint={say('why.path-hint')} name="why-path">
        <Field.Label>{say('why.path')}</Field.Label>
        <TextInput
          value={question.path}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => set({ path: event.target.value })}
        />
        <Field.Hint />
      </Field.Root>
      <Field.Root name="why-which">
        <Field.Label>{say('why.which')}</Field.Label>
        <SingleSelect
          value={question.which}
          onChange={(value: string | number) => set({ which: value === 'live' ? 'live' : 'newest' })}
        >
          <SingleSelectOption value="live">{say('why.live')}</SingleSelectOption>
          <SingleSelectOption value="newest">{say('why.newest')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <Visitor question={question} set={set} />
    </Flex>
  );
};

/** Would it run here, for this visitor, and why? Asked of the very function that decides about real pages. */
export const WhyPanel = ({ api, detail }: { api: Api; detail: PixelDetail }) => {
  const { say } = useWords();
  const [question, setQuestion] = React.useState<Question>({
    which: detail.pixel.live === null ? 'newest' : 'live',
    path: '/',
    choice: 'none',
    categories: [],
    gpc: false,
  });
  const [answer, setAnswer] = React.useState<WhyAnswer | null>(null);
  const [failure, setFailure] = React.useState<Failure | null>(null);
  const [busy, setBusy] = React.useState(false);
  const turn = React.useRef(0);

  const set = (part: Partial<Question>) => {
    turn.current += 1;
    setAnswer(null);
    setQuestion((before) => ({ ...before, ...part }));
  };
  const ask = async () => {
    turn.current += 1;
    const asked = turn.current;
    setBusy(true);
    setFailure(null);
    const said = await api.why(detail.pixel.slug, whyOf(question));
    setBusy(false);
    if (asked !== turn.current) return;
    if (said.ok) setAnswer(said.value);
    else setFailure(said.failure);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography textColor="neutral600">{say('why.lead')}</Typography>
      <Flex
        tag="form"
        direction="column"
        alignItems="stretch"
        gap={4}
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          void ask();
        }}
      >
        <Questions question={question} set={set} />
        <Box>
          <Button type="submit" loading={busy} disabled={question.path.trim() === ''}>
            {say('why.ask')}
          </Button>
        </Box>
      </Flex>
      <div aria-live="polite">
        {failure ? <Failed failure={failure} onRetry={() => void ask()} /> : null}
        {answer ? <Verdict answer={answer} /> : null}
      </div>
    </Flex>
  );
};
