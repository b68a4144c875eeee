import * as React from 'react';
import { Button } from '@strapi/design-system';
import { Play, Stop, Archive } from '@strapi/icons';
import { LIMITS, type PixelDetail } from '../../../../server/src/contract';
import type { Answer, Api } from '../../api';
import { receiverOf } from '../../catalogue';
import { Confirm } from '../../components/confirm';
import { useAct } from '../../use-act';
import { useWords, type Words } from '../../words/words';

export type Stopping = 'pause' | 'resume' | 'retire';

interface StoppingProps {
  kind: Stopping;
  api: Api;
  detail: PixelDetail;
  onDone: (detail: PixelDetail) => void;
  /** As wide as there is room. */
  wide?: boolean;
}

const ASKS_WHY: Record<Stopping, boolean> = { pause: true, resume: false, retire: true };
const ICONS = { pause: Stop, resume: Play, retire: Archive };
const VARIANTS = { pause: 'danger', resume: 'success', retire: 'danger-light' } as const;
const SHORTEST_REASON = 3;

const send = (kind: Stopping, api: Api, slug: string, reason: string): Promise<Answer<PixelDetail>> =>
  kind === 'resume' ? api.resume(slug) : api[kind](slug, reason);

const receiver = ({ pixel, versions }: PixelDetail): string => {
  const serving = versions.find((version) => version.number === pixel.live) ?? versions[0];
  return serving ? receiverOf(serving.content) : pixel.vendor;
};

const question = (kind: Stopping, { say }: Words) =>
  ASKS_WHY[kind]
    ? {
        label: say('stopping.reason'),
        hint: say('stopping.reason-hint'),
        min: SHORTEST_REASON,
        max: LIMITS.reason,
      }
    : null;

/** A button that stops a pixel, starts it again, or ends it for good, after naming the consequence. */
export const StoppingButton = ({ kind, api, detail, onDone, wide = false }: StoppingProps) => {
  const words = useWords();
  const { say } = words;
  const act = useAct();
  const [open, setOpen] = React.useState(false);
  const Icon = ICONS[kind];
  const text = question(kind, words);
  const close = () => {
    setOpen(false);
    act.clear();
  };
  const confirm = (reason: string) =>
    act.run(
      () => send(kind, api, detail.pixel.slug, reason),
      say(`stopping.${kind}.done`),
      (fresh) => {
        setOpen(false);
        onDone(fresh);
      },
    );

  return (
    <>
      <Button variant={VARIANTS[kind]} startIcon={<Icon />} fullWidth={wide} onClick={() => setOpen(true)}>
        {say(`stopping.${kind}`)}
      </Button>
      {open ? (
        <Confirm
          title={say(`stopping.${kind}.title`, { name: detail.pixel.name })}
          consequence={say(`stopping.${kind}.consequence`, { receiver: receiver(detail) })}
          act={say(`stopping.${kind}`)}
          variant={kind === 'resume' ? 'success' : 'danger'}
          {...(text ? { text } : {})}
          busy={act.busy}
          error={act.error}
          onConfirm={confirm}
          onClose={close}
        />
      ) : null}
    </>
  );
};
