import * as React from 'react';
import { Box, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import {
  OPTIONAL_CATEGORIES,
  type OptionalCategory,
  type Why,
  type WhyOptions,
} from '../../../../server/src/contract';
import { Choice } from '../../components/choice';
import { regionName } from '../../words/consent-words';
import { useWords, type Words } from '../../words/words';

/** What is asked, as the form holds it. */
export interface Question {
  which: Why['which'];
  path: string;
  where: Place;
  hasChosen: boolean;
  categories: OptionalCategory[];
  gpc: boolean;
  dnt: boolean;
}

/** Where the visitor is, as one text. */
type Place = 'unknown' | 'elsewhere' | `region ${string}`;

const REGION = 'region ';

const placesOf = (options: WhyOptions, which: Why['which']): Place[] => [
  'unknown',
  ...options[which].regions.map((key): Place => `region ${key}`),
  'elsewhere',
];

const whereOf = (place: Place): Why['where'] =>
  place === 'unknown' || place === 'elsewhere'
    ? { kind: place }
    : { kind: 'region', key: place.slice(REGION.length) };

const placeName = (place: Place, words: Words): string => {
  const where = whereOf(place);
  return where.kind === 'region' ? regionName(where.key, words) : words.say(`why.where.${where.kind}`);
};

/** The question as the server takes it. */
export const whyOf = ({ which, path, where, hasChosen, categories, gpc, dnt }: Question): Why => ({
  which,
  path: path.trim(),
  where: whereOf(where),
  categories: hasChosen ? categories : null,
  gpc,
  dnt,
});

/** Take from a question what the settings about consent of its version do not know. */
export const fitting = (question: Question, options: WhyOptions): Question => ({
  ...question,
  where: placesOf(options, question.which).includes(question.where) ? question.where : 'unknown',
  dnt: question.dnt && options[question.which].dnt,
});

const toggled = (list: OptionalCategory[], key: OptionalCategory): OptionalCategory[] =>
  list.includes(key) ? list.filter((one) => one !== key) : [...list, key];

interface FieldsProps {
  question: Question;
  options: WhyOptions;
  set: (part: Partial<Question>) => void;
}

const Chosen = ({ question, set }: FieldsProps) => {
  const { say } = useWords();
  return (
    <>
      <Checkbox checked={question.hasChosen} onCheckedChange={() => set({ hasChosen: !question.hasChosen })}>
        {say('why.has-chosen')}
      </Checkbox>
      {OPTIONAL_CATEGORIES.map((key) => (
        <Box key={key} paddingLeft={5}>
          <Checkbox
            disabled={!question.hasChosen}
            checked={question.hasChosen && question.categories.includes(key)}
            onCheckedChange={() => set({ categories: toggled(question.categories, key) })}
          >
            {say('why.agreed', { category: say(`category.${key}.name`) })}
          </Checkbox>
        </Box>
      ))}
    </>
  );
};

const Visitor = (props: FieldsProps) => {
  const { question, options, set } = props;
  const { say } = useWords();
  return (
    <Flex tag="fieldset" direction="column" alignItems="flex-start" gap={3} style={{ border: 0, padding: 0 }}>
      <Box tag="legend" padding={0} paddingBottom={2}>
        <Typography variant="pi" fontWeight="bold">
          {say('why.visitor')}
        </Typography>
      </Box>
      <Chosen {...props} />
      <Checkbox checked={question.gpc} onCheckedChange={() => set({ gpc: !question.gpc })}>
        {say('why.gpc')}
      </Checkbox>
      {options[question.which].dnt ? (
        <Checkbox checked={question.dnt} onCheckedChange={() => set({ dnt: !question.dnt })}>
          {say('why.dnt')}
        </Checkbox>
      ) : null}
    </Flex>
  );
};

const VERSIONS = ['live', 'newest'] as const;

/** Which version, on which page, and for whom. */
export const QuestionFields = (props: FieldsProps) => {
  const { question, options, set } = props;
  const words = useWords();
  const { say } = words;
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
      <Choice
        path="why-which"
        label={say('why.which')}
        value={question.which}
        options={VERSIONS}
        textOf={(which) => say(`why.${which}`)}
        onChange={(which) => set({ which })}
      />
      <Choice
        path="why-where"
        label={say('why.where')}
        {...(options.knowsPlaces ? {} : { hint: say('why.where-hint') })}
        value={question.where}
        options={placesOf(options, question.which)}
        textOf={(place) => placeName(place, words)}
        onChange={(where) => set({ where })}
      />
      <Visitor {...props} />
    </Flex>
  );
};
