import * as React from 'react';
import { Box, Button, Flex, Link, Status, Typography } from '@strapi/design-system';
import { ClockCounterClockwise } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { Publications, SnapshotSummary } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Confirm } from '../../components/confirm';
import { When } from '../../components/when';
import { useMay } from '../../permissions';
import { publication } from '../../plugin-id';
import { causeWords } from '../../words/publication-words';
import { hasOtherConsent, publicationChanges, restoreChanges } from '../../words/publication-changes';
import { useWords, type Words } from '../../words/words';
import { usePublishing, type PublishingProps } from './use-publishing';

const countOf = ({ pixels, pixelCount }: SnapshotSummary): number => pixelCount ?? pixels.length;

/** Whether the server named all pixels: of an earlier publication that has very many it does not. */
const isListed = (entry: SnapshotSummary): boolean => countOf(entry) === entry.pixels.length;

const countWords = (entry: SnapshotSummary, { say }: Words): string =>
  say('history.pixels', {
    count: countOf(entry),
    paused: entry.pausedCount ?? entry.pixels.filter(({ paused }) => paused).length,
  });

/** How a publication differs from the one before it; the first one from a site without pixels. */
const changesOf = (entry: SnapshotSummary, before: SnapshotSummary | undefined, words: Words): string[] => {
  if (!isListed(entry) || (before ? !isListed(before) : entry.number > 1)) return [];
  return publicationChanges(before ?? { pixels: [] }, entry, words);
};

/** What the question whether to go back says first. */
const consequenceOf = (isKnown: boolean, changes: string[]) => {
  if (!isKnown) return 'go-back.unlisted';
  return changes.length > 0 ? 'go-back.consequence' : 'restore.no-difference';
};

interface RestoreProps extends PublishingProps {
  current: SnapshotSummary;
  earlier: SnapshotSummary;
}

const Restore = (props: RestoreProps) => {
  const words = useWords();
  const { say } = words;
  const { current, earlier } = props;
  const [open, setOpen] = React.useState(false);
  const publishing = usePublishing(props, () => setOpen(false));
  const isKnown = isListed(current) && isListed(earlier);
  const changes = [
    ...(isKnown ? restoreChanges(current, earlier, props.publications.waiting.length, words) : []),
    ...(hasOtherConsent(current, earlier) ? [say('restore.consent')] : []),
  ];
  const values = { number: earlier.number };
  return (
    <>
      <Button variant="tertiary" startIcon={<ClockCounterClockwise />} onClick={() => setOpen(true)}>
        {say('restore.button', values)}
      </Button>
      {open ? (
        <Confirm
          title={say('go-back.title', values)}
          consequence={say(consequenceOf(isKnown, changes), values)}
          details={changes}
          act={say('go-back.act', values)}
          variant="danger-light"
          busy={publishing.busy}
          error={publishing.error}
          onConfirm={() =>
            publishing.run(
              () => props.api.restore(earlier.number, current.number),
              say('go-back.done', values),
            )
          }
          onClose={() => {
            setOpen(false);
            publishing.clear();
          }}
        />
      ) : null}
    </>
  );
};

interface EntryProps extends PublishingProps {
  current: SnapshotSummary;
  entry: SnapshotSummary;
  /** The publication before this one; undefined: it is not in the list. */
  before: SnapshotSummary | undefined;
}

const Entry = (props: EntryProps) => {
  const words = useWords();
  const may = useMay();
  const { entry, current, before } = props;
  const changes = [
    ...changesOf(entry, before, words),
    ...(before && hasOtherConsent(entry, before) ? [words.say('history.consent')] : []),
  ];
  const isCurrent = entry.number === current.number;
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <Box flex="1 1 24rem" minWidth={0}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="bold" textColor="neutral800" tag="h3">
              <Link tag={NavLink} to={publication(entry.number)}>
                {words.say('history.number', { number: entry.number })}
              </Link>
            </Typography>
            {isCurrent ? (
              <Status size="XS" variant="success">
                <Typography variant="pi" fontWeight="bold" textColor="success700">
                  {words.say('history.current')}
                </Typography>
              </Status>
            ) : null}
          </Flex>
          <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {[causeWords(entry, words), ...changes].join(' ')}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {countWords(entry, words)}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {entry.person.name}, <When at={entry.at} />
          </Typography>
        </Box>
        {!isCurrent && may.restore ? <Restore {...props} earlier={entry} /> : null}
      </Flex>
    </Box>
  );
};

const entriesOf = ({ current, history }: Publications): SnapshotSummary[] =>
  current && !history.some((entry) => entry.number === current.number) ? [current, ...history] : history;

/** What has been live before, and the way back to it. */
export const History = (props: PublishingProps) => {
  const { say } = useWords();
  const { current } = props.publications;
  const entries = entriesOf(props.publications);
  return (
    <Card title={say('history.title')} lead={say('history.lead')}>
      {current ? (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
          {entries.map((entry, index) => (
            <Entry
              key={entry.number}
              {...props}
              current={current}
              entry={entry}
              before={entries[index + 1]}
            />
          ))}
        </Flex>
      ) : (
        <Typography textColor="neutral600">{say('history.none')}</Typography>
      )}
    </Card>
  );
};
