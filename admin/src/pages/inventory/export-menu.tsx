import * as React from 'react';
import { MenuItem, SimpleMenu } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { EXCHANGE_FORMATS, type ExchangeFormat } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { downloadText } from '../../download';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';

/** Download the whole inventory as a file. */
export const ExportMenu = () => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = React.useState(false);

  const download = async (format: ExchangeFormat) => {
    setBusy(true);
    const answer = await api.exportPixels(format);
    setBusy(false);
    if (!answer.ok) {
      const why = failureText(answer.failure, words);
      return toggleNotification({ type: 'danger', message: say('inventory.export.failed', { why }) });
    }
    downloadText(answer.value.text, answer.value.fileName);
    toggleNotification({
      type: 'success',
      message: say('inventory.export.done', { file: answer.value.fileName }),
    });
  };

  return (
    <SimpleMenu label={say('inventory.export')} variant="tertiary" loading={busy}>
      {EXCHANGE_FORMATS.map((format) => (
        <MenuItem key={format} onSelect={() => void download(format)}>
          {say(`inventory.export.${format}`)}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
};
