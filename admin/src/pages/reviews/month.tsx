import { Box, Flex, Typography } from '@strapi/design-system';
import { useIsMobile } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { CalendarEntry } from '../../../../server/src/contract';
import { monthWords, plainDayWords, weeksOf } from '../../words/review-days';
import { useWords } from '../../words/words';
import { CalendarEntries } from './calendar-entries';

interface MonthProps {
  month: string;
  /** By day. */
  entriesOf: (day: string) => CalendarEntry[];
  today: string;
}

const Grid = styled.table`
  width: 100%;
  table-layout: fixed;
  border-collapse: collapse;

  th {
    padding: ${({ theme }) => theme.spaces[2]};
    text-align: left;
  }

  td {
    height: 9rem;
    padding: ${({ theme }) => theme.spaces[2]};
    vertical-align: top;
    border: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  td[aria-current] {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const DayNumber = ({ day, inside, isToday }: { day: string; inside: boolean; isToday: boolean }) => {
  const words = useWords();
  const number = plainDayWords(day, { day: 'numeric' }, words);
  return (
    <Typography
      tag="p"
      variant="pi"
      fontWeight={isToday ? 'bold' : 'regular'}
      textColor={inside ? 'neutral800' : 'neutral600'}
    >
      <time dateTime={day}>{isToday ? words.say('reviews.calendar.today', { day: number }) : number}</time>
    </Typography>
  );
};

const WideMonth = ({ month, entriesOf, today }: MonthProps) => {
  const words = useWords();
  const weeks = weeksOf(month);
  return (
    <Grid aria-label={monthWords(month, words)}>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <Typography key={day} tag="th" scope="col" variant="sigma" textColor="neutral600">
              {plainDayWords(day, { weekday: 'long' }, words)}
            </Typography>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} {...(day === today ? { 'aria-current': 'date' as const } : {})}>
                <Flex direction="column" alignItems="stretch" gap={1}>
                  <DayNumber day={day} inside={day.startsWith(month)} isToday={day === today} />
                  <CalendarEntries entries={entriesOf(day)} />
                </Flex>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Grid>
  );
};

/** On a phone, seven columns are too many: the days on which something is due, one below the other. */
const NarrowMonth = ({ month, entriesOf, today }: MonthProps) => {
  const words = useWords();
  const days = weeksOf(month)
    .flat()
    .filter((day) => day.startsWith(month) && entriesOf(day).length > 0);
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4} aria-label={monthWords(month, words)}>
      {days.map((day) => (
        <Box tag="li" key={day}>
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {plainDayWords(day, { weekday: 'long', day: 'numeric', month: 'long' }, words)}
            {day === today ? `, ${words.say('reviews.calendar.is-today')}` : ''}
          </Typography>
          <Box paddingTop={1}>
            <CalendarEntries entries={entriesOf(day)} />
          </Box>
        </Box>
      ))}
    </Flex>
  );
};

/** What is due on which day of a month. */
export const Month = (props: MonthProps) =>
  useIsMobile() ? <NarrowMonth {...props} /> : <WideMonth {...props} />;
