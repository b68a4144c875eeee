import * as React from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { RULE_KINDS, type PathRule } from '../../../../server/src/contract';
import { Notice } from '../../components/notice';
import { placementWords } from '../../words/placement-words';
import { useWords } from '../../words/words';
import { pathOfAddress } from './address-path';
import { draftFindings } from './draft-view';
import { FieldGroup } from './form-field';
import { PathTester } from './path-tester';
import type { PixelForm } from './use-pixel-form';

type ListName = 'include' | 'exclude';

interface RuleProps {
  form: PixelForm;
  list: ListName;
  index: number;
  rule: PathRule;
  onChange: (rule: PathRule) => void;
  onRemove: () => void;
}

const isKind = (value: string | number): value is PathRule['kind'] =>
  RULE_KINDS.some((kind) => kind === value);

const Rule = ({ form, list, index, rule, onChange, onRemove }: RuleProps) => {
  const { say } = useWords();
  const path = `placement.${list}.${index}.path`;
  const error = form.errorOf(path) || form.errorOf(`placement.${list}.${index}.kind`);
  const number = index + 1;
  const readAddress = (text: string): boolean => {
    const read = pathOfAddress(text);
    if (read !== null) onChange({ ...rule, path: read });
    return read !== null;
  };
  const paste = (event: React.ClipboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const replacesAll = selectionStart === 0 && selectionEnd === value.length;
    if (replacesAll && readAddress(event.clipboardData.getData('text'))) event.preventDefault();
  };
  return (
    <Box tag="li" data-invalid={error !== '' || undefined}>
      <Flex gap={2} alignItems="flex-start" wrap="wrap">
        <Box flex="1 1 18rem">
          <SingleSelect
            aria-label={say(`form.places.${list}-kind`, { number })}
            value={rule.kind}
            onChange={(kind) => isKind(kind) && onChange({ ...rule, kind })}
          >
            {RULE_KINDS.map((kind) => (
              <SingleSelectOption key={kind} value={kind}>
                {say(`form.places.${kind}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
        <Flex gap={2} alignItems="flex-start" flex="2 1 22rem">
          <Field.Root name={path} error={error !== '' && error} flex="1">
            <TextInput
              aria-label={say(`form.places.${list}-path`, { number })}
              placeholder={say(`form.places.example.${rule.kind}`)}
              value={rule.path}
              onChange={(event) => onChange({ ...rule, path: event.target.value })}
              onPaste={paste}
              onBlur={() => {
                // It may have been typed, dropped, or pasted behind something else.
                readAddress(rule.path);
                form.leave(path);
              }}
            />
            <Field.Error />
          </Field.Root>
          <IconButton
            variant="ghost"
            size="L"
            label={say('form.places.remove', { path: rule.path || String(number) })}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        </Flex>
      </Flex>
    </Box>
  );
};

const RuleList = ({ form, list }: { form: PixelForm; list: ListName }) => {
  const { say } = useWords();
  const add = React.useRef<HTMLButtonElement>(null);
  const items = React.useRef<HTMLUListElement>(null);
  const [added, setAdded] = React.useState(0);
  React.useEffect(() => {
    // Who adds a rule goes on in it, and it stands before the button.
    if (added > 0) items.current?.querySelector<HTMLElement>('li:last-child [role="combobox"]')?.focus();
  }, [added]);
  const { placement } = form.values;
  const rules = placement[list];
  const set = (next: PathRule[]) => form.change({ placement: { ...placement, [list]: next } });
  const remove = (index: number) => {
    set(rules.filter((_, at) => at !== index));
    form.leave(`placement.${list}`);
    // The button that was pressed is gone with its rule.
    add.current?.focus();
  };
  return (
    <FieldGroup
      legend={say(`form.places.${list}`)}
      hint={say(`form.places.${list}-hint`)}
      error={form.errorOf(`placement.${list}`)}
    >
      <Flex ref={items} tag="ul" direction="column" alignItems="stretch" gap={3}>
        {rules.map((rule, index) => (
          <Rule
            key={index}
            form={form}
            list={list}
            index={index}
            rule={rule}
            onChange={(changed) => set(rules.map((other, at) => (at === index ? changed : other)))}
            onRemove={() => remove(index)}
          />
        ))}
      </Flex>
      <Box paddingTop={3}>
        <Button
          ref={add}
          variant="tertiary"
          startIcon={<Plus />}
          onClick={() => {
            set([...rules, { kind: 'prefix', path: '' }]);
            setAdded((times) => times + 1);
          }}
        >
          {say(`form.places.${list}-add`)}
        </Button>
      </Box>
    </FieldGroup>
  );
};

const LISTS: ListName[] = ['include', 'exclude'];

/** Whether a path is filled in that cannot be read as one. */
const hasWrongPath = ({ values, missing }: PixelForm): boolean =>
  LISTS.some((list) =>
    values.placement[list].some(
      ({ path }, index) => path.trim() !== '' && missing[`placement.${list}.${index}.path`] !== undefined,
    ),
  );

/** What the rules amount to; nothing as long as one of them cannot be read. */
const Outcome = ({ form }: { form: PixelForm }) => {
  const words = useWords();
  const places = hasWrongPath(form) ? null : placementWords(form.values.placement, words);
  if (places === null) return null;
  if (draftFindings(form.values).some(({ code }) => code === 'runs_nowhere')) {
    return <Notice tone="warning">{words.say('finding.runs_nowhere')}</Notice>;
  }
  return (
    <Typography fontWeight="bold" textColor="neutral800" tag="p" style={{ overflowWrap: 'anywhere' }}>
      {words.say('form.places.so', { places })}
    </Typography>
  );
};

/** Where on the site the pixel runs, and where it does not, with a place to try it out. */
export const PlacesStep = ({ form }: { form: PixelForm }) => (
  <Flex direction="column" alignItems="stretch" gap={5}>
    <RuleList form={form} list="include" />
    <RuleList form={form} list="exclude" />
    <div aria-live="polite">
      <Outcome form={form} />
    </div>
    <PathTester placement={form.values.placement} />
  </Flex>
);
