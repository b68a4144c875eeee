import * as React from 'react';
import { Box, Button, darkTheme, Field, Flex, TextInput } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import {
  EXCHANGE_FORMATS,
  recordsExportSchema,
  type DayRange,
  type ExchangeFormat,
} from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Card } from '../../components/card';
import { Notice } from '../../components/notice';
import { downloadFile } from '../../download';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';

/** The browser draws the calendar of a day's field by itself, and has to be told whether the panel is dark. */
const Scheme = styled.div`
  color-scheme: ${({ theme }) => (theme.colors.neutral0 === darkTheme.colors.neutral0 ? 'dark' : 'light')};
`;

type Faults = Partial<Record<keyof DayRange, string>>;

const faultsOf = (range: DayRange, tell: (english: string) => string): Faults => {
  const result = recordsExportSchema.safeParse({ ...range, format: 'csv' });
  if (result.success) return {};
  return Object.fromEntries(result.error.issues.map(({ path, message }) => [String(path[0]), tell(message)]));
};

const useExport = (usual: DayRange) => {
  const words = useWords();
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [range, setRange] = React.useState(usual);
  const [faults, setFaults] = React.useState<Faults>({});
  const [busy, setBusy] = React.useState<ExchangeFormat | null>(null);
  const [failed, setFailed] = React.useState('');
  const run = async (format: ExchangeFormat) => {
    const wrong = faultsOf(range, words.tell);
    setFaults(wrong);
    setFailed('');
    if (busy || Object.keys(wrong).length > 0) return;
    setBusy(format);
    const answer = await api.exportRecords({ format, ...range });
    setBusy(null);
    if (!answer.ok) return setFailed(failureText(answer.failure, words));
    const file = `consent-${range.from}-${range.to}.${format}`;
    downloadFile(answer.value, file);
    toggleNotification({ type: 'success', message: words.say('consent.exported', { file }) });
  };
  return { range, setRange, faults, busy, failed, run: (format: ExchangeFormat) => void run(format) };
};

interface DayProps {
  name: keyof DayRange;
  value: string;
  error: string | undefined;
  onChange: (day: string) => void;
}

const Day = ({ name, value, error, onChange }: DayProps) => {
  const { say } = useWords();
  return (
    <Field.Root name={`export-${name}`} error={error ?? false}>
      <Field.Label>{say(`consent.export-${name}`)}</Field.Label>
      <Scheme>
        <TextInput
          type="date"
          value={value}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        />
      </Scheme>
      <Field.Error />
    </Field.Root>
  );
};

/** Take the proofs of some days away as a file. */
export const ExportCard = ({ usual }: { usual: DayRange }) => {
  const { say } = useWords();
  const { range, setRange, faults, busy, failed, run } = useExport(usual);
  return (
    <Card title={say('consent.export')} lead={say('consent.export-lead')}>
      {failed ? (
        <Notice tone="danger" urgent title={say('consent.export-failed')}>
          {failed}
        </Notice>
      ) : null}
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        {(['from', 'to'] as const).map((name) => (
          <Box key={name} flex="0 1 20rem">
            <Day
              name={name}
              value={range[name]}
              error={faults[name]}
              onChange={(day) => setRange({ ...range, [name]: day })}
            />
          </Box>
        ))}
      </Flex>
      <Flex gap={2} wrap="wrap">
        {EXCHANGE_FORMATS.map((format) => (
          <Button
            key={format}
            variant="secondary"
            startIcon={<Download />}
            loading={busy === format}
            onClick={() => run(format)}
          >
            {say(`consent.export.${format}`)}
          </Button>
        ))}
      </Flex>
    </Card>
  );
};
