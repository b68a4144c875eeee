import * as React from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import type { CalendarEntry } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Card } from '../../components/card';
import { Failed } from '../../components/failed';
import { Skeleton } from '../../components/skeleton';
import { useLoad } from '../../use-load';
import { dayIn, monthAfter, monthWords, weeksOf } from '../../words/review-days';
import { useWords } from '../../words/words';
import { Month } from './month';

interface ReviewCalendarProps {
  month: string;
  timeZone: string;
  /** Undefined: the month that it is now. */
  onMonth: (month: string | undefined) => void;
}

const Turn = ({ month, onMonth }: Pick<ReviewCalendarProps, 'month' | 'onMonth'>) => {
  const words = useWords();
  const { say } = words;
  return (
    <Flex gap={2} wrap="wrap" alignItems="center" justifyContent="space-between">
      <Typography variant="delta" tag="h2" aria-live="polite">
        {monthWords(month, words)}
      </Typography>
      <Flex gap={2}>
        <IconButton label={say('reviews.calendar.before')} onClick={() => onMonth(monthAfter(month, -1))}>
          <ChevronLeft />
        </IconButton>
        <Button variant="tertiary" onClick={() => onMonth(undefined)}>
          {say('reviews.calendar.now')}
        </Button>
        <IconButton label={say('reviews.calendar.after')} onClick={() => onMonth(monthAfter(month, 1))}>
          <ChevronRight />
        </IconButton>
      </Flex>
    </Flex>
  );
};

const byDay = (entries: readonly CalendarEntry[]): ReadonlyMap<string, CalendarEntry[]> => {
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  return days;
};

/** When pixels are due, month by month, in the site's time zone. */
export const ReviewCalendar = ({ month, timeZone, onMonth }: ReviewCalendarProps) => {
  const { say } = useWords();
  const api = useApi();
  const weeks = weeksOf(month);
  const from = weeks[0]?.[0] ?? `${month}-01`;
  const to = weeks.at(-1)?.at(-1) ?? from;
  const { value, failure, loading, reload } = useLoad(
    React.useCallback(() => api.reviewCalendar({ from, to }), [api, from, to]),
  );
  const days = React.useMemo(() => byDay(value?.entries ?? []), [value]);
  const isEmpty = value?.entries.every(({ day }) => !day.startsWith(month));
  return (
    <Card>
      <Turn month={month} onMonth={onMonth} />
      {failure ? <Failed failure={failure} onRetry={reload} /> : null}
      {!value && !failure ? <Skeleton rows={5} height="9rem" /> : null}
      {value && !failure ? (
        <Box aria-busy={loading} style={loading ? { opacity: 0.6 } : {}}>
          {isEmpty ? (
            <Box paddingBottom={4}>
              <Typography tag="p" textColor="neutral600">
                {say('reviews.calendar.none')}
              </Typography>
            </Box>
          ) : null}
          <Month
            month={month}
            entriesOf={(day) => days.get(day) ?? []}
            today={dayIn(value.timeZone, Date.now())}
          />
        </Box>
      ) : null}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('reviews.zone', { zone: timeZone })}
      </Typography>
    </Card>
  );
};
