import * as React from 'react';
import { MenuItem, SimpleMenu } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { EXPORT_FORMATS, MAIL_LANGUAGES, type ExportFormat } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { downloadText } from '../../download';
import { failureText } from '../../words/failure-text';
import { useWords, type Words } from '../../words/words';

/** The reader's language, where a file can be in it. */
const languageOf = ({ language }: Words) => MAIL_LANGUAGES.find((each) => each === language.split('-')[0]);

/** Download the whole inventory, or the record of what runs, as a file. */
export const ExportMenu = () => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = React.useState(false);

  const download = async (format: ExportFormat) => {
    setBusy(true);
    const answer = await api.exportPixels(format, languageOf(words));
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
      {EXPORT_FORMATS.map((format) => (
        <MenuItem key={format} onSelect={() => void download(format)}>
          {say(`inventory.export.${format}`)}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
};
