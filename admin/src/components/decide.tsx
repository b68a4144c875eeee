import * as React from 'react';
import { Flex } from '@strapi/design-system';
import { Check, ArrowLeft } from '@strapi/icons';
import { LIMITS, type PixelDetail, type Version } from '../../../server/src/contract';
import type { Api } from '../api';
import { useAct } from '../use-act';
import { useWords } from '../words/words';
import { Confirm } from './confirm';
import { GuardedButton } from './guarded-button';
import { Outdated } from './outdated';

interface DecideProps {
  api: Api;
  /** The version on the screen: exactly this one is decided about. */
  version: Version;
  name: string;
  whyNotApprove: string;
  whyNotSendBack: string;
  onDone: (detail: PixelDetail) => void;
  /** Load how things stand now. */
  onReload: () => void;
}

/** Somebody edited or decided since this screen was loaded. */
const OUTDATED: ReadonlySet<string> = new Set(['version_outdated', 'not_in_review']);

/** Approve the version on the screen or send it back, with a comment. */
export const Decide = (props: DecideProps) => {
  const { api, version, name, whyNotApprove, whyNotSendBack, onDone, onReload } = props;
  const { say } = useWords();
  const [open, setOpen] = React.useState<'approve' | 'sendBack' | null>(null);
  const [outdated, setOutdated] = React.useState('');
  const act = useAct({
    codes: OUTDATED,
    tell: (sentence) => {
      setOpen(null);
      setOutdated(sentence);
    },
  });
  const close = () => {
    setOpen(null);
    act.clear();
  };
  const bound = { version: version.number, hash: version.hash };
  const finish = (detail: PixelDetail) => {
    setOpen(null);
    onDone(detail);
  };
  const approve = (comment: string) =>
    act.run(() => api.approve(version.pixel, { ...bound, comment }), say('decide.approved'), finish);
  const sendBack = (comment: string) =>
    act.run(() => api.sendBack(version.pixel, { ...bound, comment }), say('decide.sent-back'), finish);
  const values = { version: version.number, name };
  const sameReason = whyNotApprove !== '' && whyNotApprove === whyNotSendBack;

  if (outdated !== '') return <Outdated why={outdated} onReload={onReload} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        <GuardedButton
          variant="success"
          startIcon={<Check />}
          why={whyNotApprove}
          onClick={() => setOpen('approve')}
        >
          {say('decide.approve', values)}
        </GuardedButton>
        {sameReason ? null : (
          <GuardedButton
            variant="tertiary"
            startIcon={<ArrowLeft />}
            why={whyNotSendBack}
            onClick={() => setOpen('sendBack')}
          >
            {say('decide.send-back')}
          </GuardedButton>
        )}
      </Flex>
      {open === 'approve' ? (
        <Confirm
          title={say('decide.approve-title', values)}
          consequence={say('decide.approve-consequence')}
          act={say('decide.approve', values)}
          variant="success"
          text={{
            label: say('decide.comment'),
            hint: say('decide.comment-hint'),
            min: 0,
            max: LIMITS.comment,
          }}
          busy={act.busy}
          error={act.error}
          onConfirm={approve}
          onClose={close}
        />
      ) : null}
      {open === 'sendBack' ? (
        <Confirm
          title={say('decide.send-back-title', values)}
          consequence={say('decide.send-back-consequence')}
          act={say('decide.send-back')}
          text={{
            label: say('decide.change'),
            hint: say('decide.change-hint'),
            min: 3,
            max: LIMITS.comment,
          }}
          busy={act.busy}
          error={act.error}
          onConfirm={sendBack}
          onClose={close}
        />
      ) : null}
    </Flex>
  );
};
