import type * as React from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { GuardedButton } from '../../components/guarded-button';
import { Notice } from '../../components/notice';
import { useWords, type Words } from '../../words/words';
import { countOutcomes, countWords, type OutcomeCounts } from './import-words';
import { PreviewRows } from './preview-rows';
import { Start } from './start';
import type { Checked } from './use-import';

interface PreviewProps {
  checked: Checked;
  busy: boolean;
  /** The inventory changed since the preview before this one. */
  changed: boolean;
  onImport: () => void;
  /** Where somebody goes on who uses the keyboard or a screen reader. */
  start: React.RefObject<HTMLDivElement>;
}

const caution = (counts: OutcomeCounts, { say }: Words): string => {
  if (counts.refused === 0) return '';
  return counts.new + counts.change === 0 && counts.same === 0
    ? say('import.preview.only-refused')
    : say('import.preview.left-out', { count: counts.refused });
};

/** What the file would do, before anything is done. */
export const Preview = ({ checked, busy, changed, onImport, start }: PreviewProps) => {
  const words = useWords();
  const { say } = words;
  const { rows } = checked.preview;
  const counts = countOutcomes(rows);
  const count = counts.new + counts.change;
  const refusal = caution(counts, words);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Start ref={start} tabIndex={-1}>
        <Typography variant="beta" tag="h2" style={{ overflowWrap: 'anywhere' }}>
          {say('import.preview.title', { file: checked.name })}
        </Typography>
        <Typography textColor="neutral600" tag="p">
          {rows.length === 0 ? say('import.preview.rows') : `${countWords(counts, words)}.`}
        </Typography>
      </Start>
      {changed ? (
        <Notice tone="warning" urgent title={say('import.changed.title')}>
          {say('import.changed.text')}
        </Notice>
      ) : null}
      {refusal ? <Notice tone="warning">{refusal}</Notice> : null}
      {counts.same > 0 && counts.same === rows.length ? (
        <Notice tone="secondary">{say('import.preview.none')}</Notice>
      ) : null}
      <Flex gap={3} wrap="wrap" alignItems="center">
        <GuardedButton why={count === 0 ? say('import.act.why') : ''} loading={busy} onClick={onImport}>
          {say('import.act', { count })}
        </GuardedButton>
        {count > 0 ? (
          <Typography textColor="neutral600" tag="p" flex="1 1 24rem">
            {say('import.act.hint')}
          </Typography>
        ) : null}
      </Flex>
      {rows.length > 0 ? <PreviewRows key={checked.preview.fingerprint} rows={rows} /> : null}
    </Flex>
  );
};
