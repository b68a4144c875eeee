import * as React from 'react';
import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import type { ConsentRecord } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Card } from '../../components/card';
import { FactList } from '../../components/fact-list';
import { recordRows } from '../../words/consent-record-words';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';

const LONGEST = 80;

/** Ask for one proof at a time; what was typed stays, whatever comes back. */
const useLookUp = () => {
  const words = useWords();
  const api = useApi();
  const [text, setText] = React.useState('');
  const [busy, setBusy] = React.useState(false);
  const [error, setError] = React.useState('');
  const [record, setRecord] = React.useState<ConsentRecord | null>(null);
  const look = async () => {
    if (busy) return;
    setRecord(null);
    setError('');
    if (text.trim() === '') return setError(words.say('consent.look-up-empty'));
    setBusy(true);
    const answer = await api.record(text.trim());
    setBusy(false);
    if (answer.ok) setRecord(answer.value);
    else setError(failureText(answer.failure, words));
  };
  return { text, setText, busy, error, record, look: () => void look() };
};

/** Look a proof up by the number that the visitor was given. */
export const LookUpCard = () => {
  const words = useWords();
  const { say } = words;
  const { text, setText, busy, error, record, look } = useLookUp();
  return (
    <Card title={say('consent.look-up')} lead={say('consent.look-up-lead')}>
      <div>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            look();
          }}
        >
          <Flex gap={2} wrap="wrap" alignItems="flex-start">
            <Box flex="1 1 26rem" maxWidth="40rem">
              <Field.Root name="number" error={error || false} hint={say('consent.number-hint')}>
                <Field.Label>{say('consent.number')}</Field.Label>
                <TextInput
                  value={text}
                  maxLength={LONGEST}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event: React.ChangeEvent<HTMLInputElement>) => setText(event.target.value)}
                />
                <Field.Error />
                <Field.Hint />
              </Field.Root>
            </Box>
            <Box paddingTop={{ initial: 0, medium: 5 }}>
              <Button type="submit" size="L" variant="secondary" startIcon={<Search />} loading={busy}>
                {say('consent.look-up-act')}
              </Button>
            </Box>
          </Flex>
        </form>
        <Box role="status" paddingTop={record ? 4 : 0}>
          {record ? <FactList rows={recordRows(record, words)} /> : null}
        </Box>
      </div>
    </Card>
  );
};
