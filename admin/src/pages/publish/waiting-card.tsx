import * as React from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Rocket } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { Publications } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Confirm } from '../../components/confirm';
import { GuardedButton } from '../../components/guarded-button';
import { roleLacks, useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { consentChangeWords } from '../../words/consent-changes';
import { useWords, type Words } from '../../words/words';
import { ConsentItem, useWhyNotConsent, type WaitingConsent } from './consent-item';
import { usePublishing, type PublishingProps } from './use-publishing';

type Item = Publications['waiting'][number];

const inWords = ({ name, version, replaces }: Item, { say }: Words): string =>
  replaces === null
    ? say('publish.new', { name, version })
    : say('publish.replaces', { name, version, replaces });

const WaitingItem = ({ item }: { item: Item }) => {
  const { say } = useWords();
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Link tag={NavLink} to={`${HOME}/pixels/${item.slug}`}>
        {item.name}
      </Link>
      <Typography tag="p" textColor="neutral800">
        {item.replaces === null
          ? say('publish.item-new', { version: item.version })
          : say('publish.item-replaces', { version: item.version, replaces: item.replaces })}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('publish.approved-by', { person: item.approvedBy })}
      </Typography>
    </Box>
  );
};

interface WhatGoesLive {
  waiting: readonly Item[];
  /** Null: it stays as it is, or nothing of it waits. */
  consent: WaitingConsent | null;
}

const labelOf = ({ waiting, consent }: WhatGoesLive, { say }: Words): string => {
  const count = waiting.length;
  if (!consent) return say('publish.publish', { count });
  return count === 0 ? say('publish.consent.alone') : say('publish.consent.along', { count });
};

const linesOf = ({ waiting, consent }: WhatGoesLive, words: Words): string[] => [
  ...waiting.map((item) => inWords(item, words)),
  ...(consent?.changes.map((change) => consentChangeWords(change, words)) ?? []),
];

const PublishButton = ({ goes, ...props }: PublishingProps & { goes: WhatGoesLive }) => {
  const words = useWords();
  const { say } = words;
  const may = useMay();
  const { waiting, consent } = goes;
  const { current } = props.publications;
  const [open, setOpen] = React.useState(false);
  const publishing = usePublishing(props, () => setOpen(false));
  const label = labelOf(goes, words);
  const nothing = waiting.length === 0 && !consent ? say('publish.consent.nothing-chosen') : '';
  const publish = () =>
    publishing.run(
      () =>
        props.api.publish({
          expected: current?.number ?? 0,
          versions: waiting.map(({ slug, version }) => ({ slug, version })),
          consent: consent?.hash ?? null,
        }),
      say(consent ? 'publish.consent.done' : 'publish.done', { count: waiting.length }),
    );
  return (
    <Box>
      <GuardedButton
        startIcon={<Rocket />}
        why={may.publish ? nothing : roleLacks('publish')}
        onClick={() => setOpen(true)}
      >
        {label}
      </GuardedButton>
      {open ? (
        <Confirm
          title={label}
          consequence={say(consent ? 'publish.consent.consequence' : 'publish.consequence')}
          details={linesOf(goes, words)}
          act={say('publish.now')}
          busy={publishing.busy}
          error={publishing.error}
          onConfirm={publish}
          onClose={() => {
            setOpen(false);
            publishing.clear();
          }}
        />
      ) : null}
    </Box>
  );
};

const NothingWaits = () => {
  const { say } = useWords();
  return (
    <Card title={say('publish.waiting')}>
      <Typography textColor="neutral600">{say('publish.nothing')}</Typography>
      <Box>
        <Button tag={NavLink} to={`${HOME}/approvals`} variant="tertiary">
          {say('publish.to-approvals')}
        </Button>
      </Box>
    </Card>
  );
};

/** What waits to go live: approved changes, which go together, and the banner and its rules, which may stay behind. */
export const WaitingCard = (props: PublishingProps) => {
  const { say } = useWords();
  const { waiting, consent } = props.publications;
  const why = useWhyNotConsent(consent);
  const [left, setLeft] = React.useState<string | null>(null);
  // What was left behind and has changed since is asked about anew.
  const taken = consent !== null && why === '' && left !== consent.hash;
  if (waiting.length === 0 && !consent) return <NothingWaits />;
  return (
    <Card title={say('publish.waiting')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {waiting.map((item) => (
          <WaitingItem key={item.slug} item={item} />
        ))}
        {consent ? (
          <ConsentItem
            consent={consent}
            why={why}
            taken={taken}
            onTake={(on) => setLeft(on ? null : consent.hash)}
          />
        ) : null}
      </Flex>
      <PublishButton {...props} goes={{ waiting, consent: taken ? consent : null }} />
    </Card>
  );
};
