import * as React from 'react';
import { Box, Button, Flex, Link as TextLink, LinkButton, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise, ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link, NavLink } from 'react-router-dom';
import type { ImportResult } from '../../../../server/src/contract';
import type { Failure } from '../../failure';
import { Notice } from '../../components/notice';
import { roleLacks, useMay } from '../../permissions';
import { INVENTORY } from '../../plugin-id';
import { useFocusAfter } from '../../use-focus-after';
import { failureText } from '../../words/failure-text';
import { useWords } from '../../words/words';
import { FileChoice } from './file-choice';
import { Preview } from './preview';
import { Start } from './start';
import { useImport } from './use-import';

const Progress = ({ step }: { step: string }) => (
  <div role="status">
    {step ? (
      <Flex gap={3} alignItems="center">
        <Box aria-hidden>
          <Loader small />
        </Box>
        <Typography textColor="neutral800">{step}</Typography>
      </Flex>
    ) : null}
  </div>
);

const ImportFailed = ({ failure, onRetry }: { failure: Failure; onRetry: () => void }) => {
  const words = useWords();
  return (
    <Notice
      tone="danger"
      urgent
      title={words.say('import.failed.title')}
      action={
        <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={onRetry}>
          {words.say('import.failed.retry')}
        </Button>
      }
    >
      {[failureText(failure, words), ...failure.issues.map(({ message }) => words.tell(message))].join(' ')}
    </Notice>
  );
};

const Done = ({ result, onAgain }: { result: ImportResult; onAgain: () => void }) => {
  const { say } = useWords();
  return (
    <Notice
      tone="success"
      title={say('import.done.title')}
      action={
        <Flex gap={2} wrap="wrap">
          <LinkButton tag={Link} to={INVENTORY}>
            {say('import.done.link')}
          </LinkButton>
          <Button variant="tertiary" onClick={onAgain}>
            {say('import.done.again')}
          </Button>
        </Flex>
      }
    >
      {say('import.done.text', { created: result.created, changed: result.changed })}
    </Notice>
  );
};

const Import = () => {
  const { take, importIt, retry, restart, step, refused, failure, checked, changed, result } = useImport();
  const { place, focus } = useFocusAfter();
  const busy = step !== '';
  // The part that somebody used is gone with each of these, so that they go on from what took its place.
  React.useEffect(() => {
    if (checked || result) focus();
  }, [checked, result, focus]);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {result ? null : <FileChoice again={checked !== null} busy={busy} refused={refused} onFiles={take} />}
      <Progress step={step} />
      {failure && failure.kind !== 'left' ? <ImportFailed failure={failure} onRetry={retry} /> : null}
      {checked ? (
        <Preview checked={checked} busy={busy} changed={changed} onImport={importIt} start={place} />
      ) : null}
      {result ? (
        <Start ref={place} tabIndex={-1}>
          <Done result={result} onAgain={restart} />
        </Start>
      ) : null}
    </Flex>
  );
};

/** What would this file change? */
export const ImportPage = () => {
  const { say, tell } = useWords();
  const may = useMay();
  return (
    <Page.Main>
      <Page.Title>{say('import.page')}</Page.Title>
      <Layouts.Header
        title={say('import.title')}
        subtitle={say('import.lead')}
        navigationAction={
          <TextLink tag={NavLink} to={INVENTORY} startIcon={<ArrowLeft />}>
            {say('import.back')}
          </TextLink>
        }
      />
      <Layouts.Content>
        {may.edit ? <Import /> : <Notice tone="secondary">{tell(roleLacks('edit'))}</Notice>}
      </Layouts.Content>
    </Page.Main>
  );
};
