import * as React from 'react';
import { Box, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { Placement } from '../../../../server/src/contract';
import { Notice } from '../../components/notice';
import { ruleWords } from '../../words/placement-words';
import { useWords, type Words } from '../../words/words';
import { tryPath, type TriedPath } from './try-path';

const answer = ({ path, runs, rule }: TriedPath, words: Words): string => {
  const { say } = words;
  if (path === '') return say('form.try.no-path');
  if (!rule) return say('form.try.not-included', { path });
  const values = { path, rule: ruleWords(rule, words) };
  return runs ? say('form.try.yes', values) : say('form.try.excluded', values);
};

const Answer = ({ tried }: { tried: TriedPath }) => {
  const words = useWords();
  return <Notice tone={tried.runs ? 'success' : 'secondary'}>{answer(tried, words)}</Notice>;
};

/** Type a path, see at once whether the pixel would run there, and why. */
export const PathTester = ({ placement }: { placement: Placement }) => {
  const { say } = useWords();
  const [typed, setTyped] = React.useState('');
  return (
    <Box tag="section" aria-label={say('form.try.title')} background="neutral100" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="h3">
          {say('form.try.title')}
        </Typography>
        <Field.Root name="try-path" hint={say('form.try.hint')}>
          <Field.Label>{say('form.try.label')}</Field.Label>
          <TextInput
            value={typed}
            placeholder={say('form.try.example')}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
        <div role="status">{typed.trim() === '' ? null : <Answer tried={tryPath(placement, typed)} />}</div>
      </Flex>
    </Box>
  );
};
