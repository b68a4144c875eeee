import * as React from 'react';
import { Box, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { LIMITS, type PixelDetail } from '../../../server/src/contract';
import type { Api } from '../api';
import { roleLacks, useMay } from '../permissions';
import { useAct } from '../use-act';
import { conversationOf } from '../words/conversation';
import { useWords } from '../words/words';
import { Notice } from './notice';
import { When } from './when';

interface CommentsProps {
  api: Api;
  detail: PixelDetail;
  onChange: (detail: PixelDetail) => void;
}

const Thread = ({ detail }: { detail: PixelDetail }) => {
  const { say } = useWords();
  const remarks = conversationOf(detail);
  if (remarks.length === 0) {
    return <Typography textColor="neutral600">{say('comments.none')}</Typography>;
  }
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
      {remarks.map(({ key, text, person, version, at, by }) => (
        <Box key={key} tag="li">
          <Typography
            tag="p"
            textColor="neutral800"
            style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
          >
            {text}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say(by, { person, version })} <When at={at} />
          </Typography>
        </Box>
      ))}
    </Flex>
  );
};

/** Ask and answer about the newest version, without deciding. What is typed stays until it was sent. */
export const Comments = ({ api, detail, onChange }: CommentsProps) => {
  const { say, tell } = useWords();
  const may = useMay();
  const act = useAct();
  const [text, setText] = React.useState('');
  const [tried, setTried] = React.useState(false);
  const length = text.trim().length;
  const tooLong = length > LIMITS.comment ? say('confirm.too-long', { max: LIMITS.comment }) : '';
  const wrong = length === 0 ? say('comments.empty') : tooLong;

  const send = () => {
    setTried(true);
    if (wrong !== '') return;
    act.run(
      () => api.comment(detail.pixel.slug, { version: detail.pixel.head, text: text.trim() }),
      say('comments.sent'),
      (changed) => {
        setText('');
        setTried(false);
        onChange(changed);
      },
    );
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Thread detail={detail} />
      {may.edit || may.approve ? (
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Field.Root error={tried && wrong} hint={say('comments.hint')}>
            <Field.Label>{say('comments.label')}</Field.Label>
            <Textarea
              value={text}
              onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setText(event.target.value)}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
          {act.error ? (
            <Notice tone="danger" urgent>
              {act.error}
            </Notice>
          ) : null}
          <Box>
            <Button variant="secondary" loading={act.busy} onClick={send}>
              {say('comments.send')}
            </Button>
          </Box>
        </Flex>
      ) : (
        <Typography textColor="neutral600">{tell(roleLacks('edit'))}</Typography>
      )}
    </Flex>
  );
};
