import { Flex, Typography } from '@strapi/design-system';
import type { Activity } from '../../../../server/src/contract';
import { When } from '../../components/when';
import { useWords } from '../../words/words';

/** Who did what, the latest first as the server sends it. */
export const ActivityPanel = ({ activity }: { activity: Activity[] }) => {
  const { say } = useWords();
  if (activity.length === 0) return <Typography>{say('activity.none')}</Typography>;
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
      {activity.map((entry) => (
        <li key={entry.id}>
          <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {entry.summary}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {entry.person.name}, <When at={entry.at} />
          </Typography>
        </li>
      ))}
    </Flex>
  );
};
