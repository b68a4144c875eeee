import * as React from 'react';
import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { PERMISSIONS, type PixelDetail } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';
import { PixelForm } from './pixel-form';
import type { FormStart } from './use-pixel-form';

const startOf = ({ pixel, versions }: PixelDetail): FormStart | null => {
  const newest = versions[0];
  return newest ? { slug: pixel.slug, version: newest.number, content: newest.content } : null;
};

const EditPixel = ({ slug }: { slug: string }) => {
  const { say, tell } = useWords();
  const api = useApi();
  const { value, failure, reload } = useLoad(React.useCallback(() => api.pixel(slug), [api, slug]));
  const [turn, setTurn] = React.useState(0);
  const start = value ? startOf(value) : null;

  if (value?.actions.edit.allowed && start) {
    const restart = () => {
      reload();
      setTurn(turn + 1);
    };
    return <PixelForm key={`${turn}-${start.version}`} start={start} onRestart={restart} />;
  }
  return (
    <Page.Main>
      <Layouts.Header title={say('form.edit')} />
      <Layouts.Content>
        <Box width="100%">
          {failure ? <Failed failure={failure} onRetry={reload} /> : null}
          {value && !value.actions.edit.allowed ? (
            <Notice tone="warning">{tell(value.actions.edit.why)}</Notice>
          ) : null}
          {!value && !failure ? <Skeleton rows={4} height="16rem" /> : null}
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
};

/** Edit a pixel: a save makes a new version, and the approved one goes on serving. */
export const EditPixelPage = () => {
  const { slug = '' } = useParams();
  return (
    <Page.Protect permissions={[{ action: PERMISSIONS.edit, subject: null }]}>
      <EditPixel key={slug} slug={slug} />
    </Page.Protect>
  );
};
