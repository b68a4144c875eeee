import * as React from 'react';
import { ArrowClockwise } from '@strapi/icons';
import type { PixelDetail, Version } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Confirm } from '../../components/confirm';
import { GuardedButton } from '../../components/guarded-button';
import { differenceOf } from '../../content-view';
import { useMay } from '../../permissions';
import { useAct } from '../../use-act';
import { useWords } from '../../words/words';
import { whyNot } from './pixel-actions';

interface RestoreProps {
  api: Api;
  detail: PixelDetail;
  version: Version;
  onDone: (detail: PixelDetail) => void;
}

/** Take an earlier version's content up again, as a new draft: history is never written anew. */
export const RestoreVersion = ({ api, detail, version, onDone }: RestoreProps) => {
  const words = useWords();
  const { say } = words;
  const may = useMay();
  const act = useAct();
  const [open, setOpen] = React.useState(false);
  const newest = detail.versions[0];
  if (!newest || newest.hash === version.hash || detail.pixel.state === 'retired') return null;

  const restore = () =>
    act.run(
      () => api.save(detail.pixel.slug, { baseVersion: detail.pixel.head, content: version.content }),
      say('restore.done', { version: version.number, draft: detail.pixel.head + 1 }),
      (changed) => {
        setOpen(false);
        onDone(changed);
      },
    );
  const close = () => {
    setOpen(false);
    act.clear();
  };
  return (
    <>
      <GuardedButton
        variant="secondary"
        startIcon={<ArrowClockwise />}
        why={whyNot('edit', detail, may)}
        onClick={() => setOpen(true)}
      >
        {say('restore.act', { version: version.number })}
      </GuardedButton>
      {open ? (
        <Confirm
          title={say('restore.title', { version: version.number })}
          consequence={say('restore.consequence', { draft: detail.pixel.head + 1 })}
          details={differenceOf(newest.content, version.content, words)}
          act={say('restore.act', { version: version.number })}
          busy={act.busy}
          error={act.error}
          onConfirm={restore}
          onClose={close}
        />
      ) : null}
    </>
  );
};
