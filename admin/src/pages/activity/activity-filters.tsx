import * as React from 'react';
import {
  Box,
  Combobox,
  ComboboxOption,
  darkTheme,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useDebounce, useIsMobile } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { useApi, type ActivityFilter } from '../../api';
import { FiltersToggle } from '../../components/filters-toggle';
import { useLoad } from '../../use-load';
import { ACTIVITY_ACTIONS, actionWords } from '../../words/activity-words';
import { useWords } from '../../words/words';
import type { Narrowing } from './use-activity-filter';

const TYPING_PAUSE_MS = 300;
const MOST_OFFERED = 50;
const ANY = 'any';

interface FiltersProps {
  filter: ActivityFilter;
  narrow: (part: Partial<Narrowing>) => void;
}

/** Hand on what was typed at the next pause in typing, and follow when it changes elsewhere. */
const useTyped = (value: string, ask: (text: string) => void) => {
  const [text, setText] = React.useState(value);
  const settled = useDebounce(text, TYPING_PAUSE_MS).trim();
  const asked = React.useRef(value);
  const latest = React.useRef(ask);
  latest.current = ask;
  React.useEffect(() => {
    if (settled === asked.current) return;
    asked.current = settled;
    latest.current(settled);
  }, [settled]);
  React.useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  return [text, setText] as const;
};

const PersonFilter = ({ filter, narrow }: FiltersProps) => {
  const { say } = useWords();
  const [text, setText] = useTyped(filter.person, (person) => narrow({ person }));
  return (
    <Field.Root name="person">
      <Field.Label>{say('activity.person')}</Field.Label>
      <TextInput
        size="S"
        value={text}
        maxLength={120}
        placeholder={say('activity.person-placeholder')}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
      />
    </Field.Root>
  );
};

const ActionFilter = ({ filter, narrow }: FiltersProps) => {
  const words = useWords();
  return (
    <Field.Root name="action">
      <Field.Label>{words.say('activity.action')}</Field.Label>
      <SingleSelect
        size="S"
        value={filter.action === '' ? ANY : filter.action}
        onChange={(value: string | number) => narrow({ action: value === ANY ? '' : String(value) })}
      >
        <SingleSelectOption value={ANY}>{words.say('activity.action.any')}</SingleSelectOption>
        {ACTIVITY_ACTIONS.map((action) => (
          <SingleSelectOption key={action} value={action}>
            {actionWords(action, words)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

/** Pixels by name; the one that is chosen is always among them, whatever is typed. */
const useOfferedPixels = (typed: string, chosen: string) => {
  const api = useApi();
  const search = useDebounce(typed, TYPING_PAUSE_MS).trim();
  const { value, loading } = useLoad(
    React.useCallback(() => api.list({ search, pageSize: MOST_OFFERED }), [api, search]),
  );
  const found = value?.items.map(({ slug, name }) => ({ slug, name })) ?? [];
  const isThere = chosen === '' || found.some(({ slug }) => slug === chosen);
  return {
    known: value !== null,
    loading,
    pixels: isThere ? found : [{ slug: chosen, name: chosen }, ...found],
  };
};

const PixelFilter = ({ filter, narrow }: FiltersProps) => {
  const { say } = useWords();
  const [typed, setTyped] = React.useState('');
  const { known, pixels, loading } = useOfferedPixels(typed, filter.pixel);
  return (
    <Field.Root name="pixel">
      <Field.Label>{say('activity.pixel')}</Field.Label>
      <Combobox
        // It reads the name of what is chosen once, so that it has to begin anew when the names are there.
        key={String(known)}
        size="S"
        value={filter.pixel}
        placeholder={say('activity.pixel-any')}
        clearLabel={say('activity.pixel-clear')}
        loading={loading}
        loadingMessage={say('loading')}
        noOptionsMessage={() => say('activity.pixel-none')}
        onInputChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
        onChange={(slug?: string) => narrow({ pixel: slug ?? '' })}
        onClear={() => {
          setTyped('');
          narrow({ pixel: '' });
        }}
      >
        {pixels.map(({ slug, name }) => (
          <ComboboxOption key={slug} value={slug}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
};

/** The browser draws the calendar of a day's field by itself, and has to be told whether the panel is dark. */
const Scheme = styled.div`
  color-scheme: ${({ theme }) => (theme.colors.neutral0 === darkTheme.colors.neutral0 ? 'dark' : 'light')};
`;

const DayFilter = ({ name, filter, narrow }: FiltersProps & { name: 'from' | 'to' }) => {
  const { say } = useWords();
  const input = React.useRef<HTMLInputElement>(null);
  // An address without this day empties the field; while somebody types, an unfinished day stays in it.
  React.useEffect(() => {
    if (input.current && filter[name] === '' && input.current.value !== '') input.current.value = '';
  }, [filter, name]);
  return (
    <Field.Root name={name} hint={name === 'from' ? say('activity.days-hint') : false}>
      <Field.Label>{say(`activity.${name}`)}</Field.Label>
      <Scheme>
        <TextInput
          ref={input}
          size="S"
          type="date"
          defaultValue={filter[name]}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => narrow({ [name]: event.target.value })}
        />
      </Scheme>
      <Field.Hint />
    </Field.Root>
  );
};

const Fields = (props: FiltersProps) => {
  const { say } = useWords();
  return (
    <Flex role="group" aria-label={say('activity.filters')} gap={2} wrap="wrap" alignItems="flex-start">
      <Box flex="2 1 22rem">
        <PersonFilter {...props} />
      </Box>
      <Box flex="1 1 18rem">
        <ActionFilter {...props} />
      </Box>
      <Box flex="2 1 22rem">
        <PixelFilter {...props} />
      </Box>
      <Box flex="1 1 14rem">
        <DayFilter name="from" {...props} />
      </Box>
      <Box flex="1 1 14rem">
        <DayFilter name="to" {...props} />
      </Box>
    </Flex>
  );
};

const NARROWING = ['person', 'action', 'pixel', 'from', 'to'] as const satisfies (keyof Narrowing)[];

/** Narrow the log: by person, by what happened, by pixel, by day. On a phone, the filters open at a button. */
export const ActivityFilters = (props: FiltersProps) => {
  const isMobile = useIsMobile();
  const id = React.useId();
  const [open, setOpen] = React.useState(false);
  const set = NARROWING.filter((name) => props.filter[name] !== '').length;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {isMobile ? (
        <Box>
          <FiltersToggle set={set} open={open} controls={id} onToggle={() => setOpen(!open)} />
        </Box>
      ) : null}
      <div id={id}>{!isMobile || open ? <Fields {...props} /> : null}</div>
    </Flex>
  );
};
