import * as React from 'react';
import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { localeSchema } from '../../../../server/src/contract';
import { useWords } from '../../words/words';

interface AddLanguageProps {
  /** Those that there are already. */
  languages: readonly string[];
  onAdd: (language: string) => void;
}

/** Write in a language that has no usual texts, or for a country of its own: `da`, `de-AT`. */
export const AddLanguage = ({ languages, onAdd }: AddLanguageProps) => {
  const { say } = useWords();
  const [typed, setTyped] = React.useState('');
  const [error, setError] = React.useState('');
  const add = () => {
    const language = typed.trim();
    if (!localeSchema.safeParse(language).success) return setError(say('banner.words.language-wrong'));
    setTyped('');
    setError('');
    onAdd(languages.find((one) => one.toLowerCase() === language.toLowerCase()) ?? language);
  };
  return (
    <Flex gap={2} alignItems="flex-end" wrap="wrap">
      <Box flex="1 1 20rem" minWidth={0}>
        <Field.Root
          name="banner.new-language"
          error={error !== '' && error}
          hint={say('banner.words.add-hint')}
        >
          <Field.Label>{say('banner.words.add-label')}</Field.Label>
          <TextInput
            value={typed}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      </Box>
      <Button variant="tertiary" startIcon={<Plus />} onClick={add}>
        {say('banner.words.add')}
      </Button>
    </Flex>
  );
};
