import * as React from 'react';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useApi, type Api } from '../../api';
import { Card } from '../../components/card';
import { Confirm } from '../../components/confirm';
import { Failed } from '../../components/failed';
import { Notice } from '../../components/notice';
import { Skeleton } from '../../components/skeleton';
import { When } from '../../components/when';
import type { Feed } from '../../review-mail';
import { useAct } from '../../use-act';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';

const Address = ({ url }: { url: string }) => {
  const { say } = useWords();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const field = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => field.current?.focus(), [url]);
  const take = async () => {
    if (await copy(url)) toggleNotification({ type: 'success', message: say('reviews.feed.copied') });
    else field.current?.select();
  };
  return (
    <Notice tone="success" title={say('reviews.feed.made')}>
      <Flex direction="column" alignItems="stretch" gap={2} width="100%">
        <Typography textColor="neutral800" tag="p">
          {say('reviews.feed.once')}
        </Typography>
        <Field.Root name="feed-address" width="100%">
          <Field.Label>{say('reviews.feed.address')}</Field.Label>
          <TextInput ref={field} readOnly value={url} onFocus={() => field.current?.select()} />
        </Field.Root>
        <Box>
          <Button variant="secondary" onClick={() => void take()}>
            {say('reviews.feed.copy')}
          </Button>
        </Box>
      </Flex>
    </Notice>
  );
};

interface ActionsProps {
  api: Api;
  feed: Feed;
  onMade: (url: string) => void;
  onEnded: () => void;
}

const Actions = ({ api, feed, onMade, onEnded }: ActionsProps) => {
  const { say } = useWords();
  const act = useAct();
  const [asking, setAsking] = React.useState<'renew' | 'end' | null>(null);
  const close = () => {
    setAsking(null);
    act.clear();
  };
  const make = () =>
    act.run(api.makeFeed, say('reviews.feed.made'), ({ url }) => {
      close();
      onMade(url);
    });
  const end = () =>
    act.run(api.endFeed, say('reviews.feed.ended'), () => {
      close();
      onEnded();
    });
  return (
    <>
      {act.error && !asking ? (
        <Notice tone="danger" urgent>
          {act.error}
        </Notice>
      ) : null}
      <Flex gap={2} wrap="wrap">
        {feed.active ? (
          <>
            <Button variant="secondary" onClick={() => setAsking('renew')}>
              {say('reviews.feed.renew')}
            </Button>
            <Button variant="danger-light" onClick={() => setAsking('end')}>
              {say('reviews.feed.end')}
            </Button>
          </>
        ) : (
          <Button variant="secondary" loading={act.busy} onClick={make}>
            {say('reviews.feed.make')}
          </Button>
        )}
      </Flex>
      {asking ? (
        <Confirm
          title={say(`reviews.feed.${asking}-title`)}
          consequence={say(`reviews.feed.${asking}-consequence`)}
          act={say(`reviews.feed.${asking}`)}
          variant={asking === 'end' ? 'danger-light' : 'default'}
          busy={act.busy}
          error={act.error}
          onConfirm={asking === 'end' ? end : make}
          onClose={close}
        />
      ) : null}
    </>
  );
};

/** Subscribe to the dates in a calendar of one's own. */
export const FeedCard = () => {
  const { say } = useWords();
  const api = useApi();
  const { value, failure, reload, replace } = useLoad(React.useCallback(() => api.feed(), [api]));
  const [url, setUrl] = React.useState('');
  return (
    <Card title={say('reviews.feed.title')} lead={say('reviews.feed.lead')}>
      {failure ? <Failed failure={failure} onRetry={reload} /> : null}
      {!value && !failure ? <Skeleton rows={1} /> : null}
      {url ? <Address url={url} /> : null}
      {value ? (
        <>
          {value.active && value.createdAt ? (
            <Typography tag="p" textColor="neutral800">
              {say('reviews.feed.active')} <When at={value.createdAt} />
            </Typography>
          ) : null}
          <Actions
            api={api}
            feed={value}
            onMade={(made) => {
              setUrl(made);
              replace({ active: true, createdAt: new Date().toISOString() });
            }}
            onEnded={() => {
              setUrl('');
              replace({ active: false, createdAt: null });
            }}
          />
        </>
      ) : null}
    </Card>
  );
};
