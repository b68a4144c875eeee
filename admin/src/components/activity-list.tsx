import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { Activity } from '../../../server/src/contract';
import { HOME, publication } from '../plugin-id';
import { activitySummary } from '../words/activity-summary';
import { useWords } from '../words/words';
import { When } from './when';

interface ActivityListProps {
  /** The latest first. */
  activity: Activity[];
}

const Entry = ({ entry }: { entry: Activity }) => {
  const words = useWords();
  return (
    <>
      <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {activitySummary(entry, words)}
      </Typography>
      <Flex gap={2} wrap="wrap" style={{ rowGap: 0 }}>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {entry.person.name}, <When at={entry.at} />
        </Typography>
        {entry.pixel ? (
          <Link tag={NavLink} to={`${HOME}/pixels/${entry.pixel}`}>
            {entry.pixel}
          </Link>
        ) : null}
        {entry.snapshot === null ? null : (
          <Link tag={NavLink} to={publication(entry.snapshot)}>
            {words.say('history.number', { number: entry.snapshot })}
          </Link>
        )}
      </Flex>
    </>
  );
};

/** Who did what, when, and to which pixel. */
export const ActivityList = ({ activity }: ActivityListProps) => (
  <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
    {activity.map((entry) => (
      <li key={entry.id}>
        <Entry entry={entry} />
      </li>
    ))}
  </Flex>
);
