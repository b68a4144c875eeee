import { Typography } from '@strapi/design-system';
import type { Activity } from '../../../../server/src/contract';
import { ActivityList } from '../../components/activity-list';
import { useWords } from '../../words/words';

/** Who did what with this pixel, the latest first as the server sends it. */
export const ActivityPanel = ({ activity }: { activity: Activity[] }) => {
  const { say } = useWords();
  if (activity.length === 0) return <Typography>{say('activity.none')}</Typography>;
  return <ActivityList activity={activity.map((entry) => ({ ...entry, pixel: null }))} />;
};
