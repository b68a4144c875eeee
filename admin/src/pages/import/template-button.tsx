import * as React from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useApi } from '../../api';
import { downloadText } from '../../download';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';

/** Download a table with the right headings and one row to write over. */
export const TemplateButton = () => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = React.useState(false);

  const download = async () => {
    setBusy(true);
    const answer = await api.importTemplate();
    setBusy(false);
    if (answer.ok) return downloadText(answer.value.text, answer.value.fileName);
    const why = failureText(answer.failure, words);
    toggleNotification({ type: 'danger', message: say('import.template.failed', { why }) });
  };

  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <Button variant="tertiary" startIcon={<Download />} loading={busy} onClick={() => void download()}>
        {say('import.template.button')}
      </Button>
      <Typography textColor="neutral600">{say('import.template.hint')}</Typography>
    </Flex>
  );
};
