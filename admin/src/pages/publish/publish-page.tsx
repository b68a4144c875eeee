import * as React from 'react';
import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Publications } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { useCounts } from '../../counts';
import { useFocusAfter } from '../../use-focus-after';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';
import { History } from './history';
import { WaitingCard } from './waiting-card';

const answer = (value: Publications | null, say: ReturnType<typeof useWords>['say']): string => {
  if (!value) return say('publish.lead');
  const now = value.current
    ? say('publish.answer-now', {
        count: value.current.pixels.filter((pixel) => !pixel.paused).length,
        number: value.current.number,
      })
    : say('publish.answer-nothing-live');
  const { waiting, consent } = value;
  const parts = [
    ...(waiting.length === 0 && consent ? [] : [say('publish.answer', { count: waiting.length })]),
    ...(consent ? [say('publish.consent.answer', { count: consent.changes.length })] : []),
    now,
  ];
  return parts.join(' ');
};

/** What goes live next, and what has been live before. */
export const PublishPage = () => {
  const { say } = useWords();
  const api = useApi();
  const { refresh } = useCounts();
  const { value, failure, reload, replace } = useLoad(React.useCallback(() => api.publications(), [api]));
  const { place, focus } = useFocusAfter();
  const [conflict, setConflict] = React.useState('');
  const conflicted = (sentence: string) => {
    setConflict(sentence);
    reload();
    refresh();
    focus();
  };
  const done = (fresh: Publications) => {
    setConflict('');
    replace(fresh);
    focus();
  };

  return (
    <Page.Main>
      <Page.Title>{say('nav.publish')}</Page.Title>
      <Layouts.Header title={say('publish.title')} subtitle={answer(value, say)} />
      <Layouts.Content>
        <Flex ref={place} tabIndex={-1} direction="column" alignItems="stretch" gap={6}>
          {conflict ? (
            <Notice tone="warning" urgent title={say('publish.conflict')}>
              {conflict}
            </Notice>
          ) : null}
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {!value && !failure ? <Skeleton rows={2} height="16rem" /> : null}
          {value ? (
            <>
              <WaitingCard api={api} publications={value} onDone={done} onConflict={conflicted} />
              <History api={api} publications={value} onDone={done} onConflict={conflicted} />
            </>
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
