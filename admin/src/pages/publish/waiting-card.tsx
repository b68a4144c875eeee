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
import { useWords, type Words } from '../../words/words';
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

const PublishButton = (props: PublishingProps) => {
  const words = useWords();
  const { say } = words;
  const may = useMay();
  const { waiting, current } = props.publications;
  const [open, setOpen] = React.useState(false);
  const publishing = usePublishing(props, () => setOpen(false));
  const label = say('publish.publish', { count: waiting.length });
  const publish = () =>
    publishing.run(
      () =>
        props.api.publish({
          expected: current?.number ?? 0,
          versions: waiting.map(({ slug, version }) => ({ slug, version })),
        }),
      say('publish.done', { count: waiting.length }),
    );
  return (
    <Box>
      <GuardedButton
        startIcon={<Rocket />}
        why={may.publish ? '' : roleLacks('publish')}
        onClick={() => setOpen(true)}
      >
        {label}
      </GuardedButton>
      {open ? (
        <Confirm
          title={label}
          consequence={say('publish.consequence')}
          details={waiting.map((item) => inWords(item, words))}
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

/** The approved changes that wait to go live, and the one button for all of them. */
export const WaitingCard = (props: PublishingProps) => {
  const { say } = useWords();
  const { waiting } = props.publications;
  if (waiting.length === 0) {
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
  }
  return (
    <Card title={say('publish.waiting')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {waiting.map((item) => (
          <WaitingItem key={item.slug} item={item} />
        ))}
      </Flex>
      <PublishButton {...props} />
    </Card>
  );
};
