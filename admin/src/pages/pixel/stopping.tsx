import * as React from 'react';
import { Button } from '@strapi/design-system';
import { Play, Stop, Archive } from '@strapi/icons';
import { LIMITS, type PixelDetail } from '../../../../server/src/contract';
import type { Answer, Api } from '../../api';
import { receiverOf } from '../../catalogue';
import { Confirm } from '../../components/confirm';
import { useAct } from '../../use-act';
import { retireWords } from '../../words/stopping-words';
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

const servingOf = ({ pixel, versions }: PixelDetail) =>
  versions.find((version) => version.number === pixel.live)?.content ?? null;

const consequence = (kind: Stopping, detail: PixelDetail, words: Words): string => {
  const serving = servingOf(detail);
  const content = serving ?? detail.versions[0]?.content;
  const receiver = content ? receiverOf(content) : detail.pixel.vendor;
  return kind === 'retire'
    ? retireWords(serving, receiver, words)
    : words.say(`stopping.${kind}.consequence`, { receiver });
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
          consequence={consequence(kind, detail, words)}
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
