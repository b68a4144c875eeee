import { useIntl } from 'react-intl';
import { timeAgo } from '../words/time-ago';
import { useWords } from '../words/words';

/** A moment, said as people do ("3 days ago"), with the exact time on hover. `at` is RFC 3339. */
export const When = ({ at }: { at: string }) => {
  const intl = useIntl();
  const { say } = useWords();
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  const { value, unit } = timeAgo(moment.getTime(), Date.now());
  return (
    <time dateTime={at} title={intl.formatDate(moment, { dateStyle: 'full', timeStyle: 'short' })}>
      {value === 0 ? say('when.now') : intl.formatRelativeTime(value, unit, { numeric: 'auto' })}
    </time>
  );
};
