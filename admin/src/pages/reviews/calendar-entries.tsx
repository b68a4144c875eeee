import * as React from 'react';
import { Box, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { CalendarEntry } from '../../../../server/src/contract';
import { HOME } from '../../plugin-id';
import { STATUS_TONES } from '../../words/review-words';
import { useWords } from '../../words/words';

/** More than these in one cell make a month that nobody can read. */
const SHOWN = 3;

const Entry = ({ entry }: { entry: CalendarEntry }) => {
  const { say } = useWords();
  const { slug, name, owner, status, stopped } = entry;
  const tone = STATUS_TONES[status];
  return (
    <Box
      tag="li"
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      padding={1}
      paddingLeft={2}
      style={{ overflowWrap: 'anywhere' }}
    >
      <Link tag={NavLink} to={`${HOME}/pixels/${slug}/review`}>
        {name}
      </Link>
      <Typography tag="p" variant="pi" textColor="neutral800">
        {stopped ? say('reviews.stopped') : say(`reviews.status.${status}`)}, {owner.name}
      </Typography>
    </Box>
  );
};

/** The pixels that are due on one day; of very many, the rest on request. */
export const CalendarEntries = ({ entries }: { entries: CalendarEntry[] }) => {
  const { say } = useWords();
  const [all, setAll] = React.useState(false);
  const hidden = entries.length - SHOWN;
  const shown = all ? entries : entries.slice(0, SHOWN);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {shown.map((entry) => (
          <Entry key={entry.slug} entry={entry} />
        ))}
      </Flex>
      {hidden > 0 ? (
        <TextButton aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say('reviews.calendar.fewer') : say('overview.more', { count: hidden })}
        </TextButton>
      ) : null}
    </Flex>
  );
};
