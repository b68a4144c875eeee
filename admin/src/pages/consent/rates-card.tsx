import { Box, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ConsentRates, Tally } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { SentenceList } from '../../components/sentence-list';
import { CHOSEN, ratesSentences } from '../../words/consent-record-words';
import { useWords } from '../../words/words';
import { PERIODS, type Period } from './use-consent-address';

interface PeriodProps {
  days: Period;
  show: (days: Period) => void;
}

const PeriodChoice = ({ days, show }: PeriodProps) => {
  const { say } = useWords();
  const choose = (value: string | number) => {
    const period = PERIODS.find((each) => String(each) === String(value));
    if (period) show(period);
  };
  return (
    <Field.Root name="days" maxWidth="24rem">
      <Field.Label>{say('consent.period')}</Field.Label>
      <SingleSelect value={String(days)} onChange={choose}>
        {PERIODS.map((period) => (
          <SingleSelectOption key={period} value={String(period)}>
            {say('consent.last-days', { days: period })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

const RatesTable = styled.table`
  width: 100%;
  border-collapse: collapse;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[2]}`};
    text-align: left;
    vertical-align: middle;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  th:first-child {
    padding-left: 0;
  }

  td:last-child {
    width: 35%;
    padding-right: 0;

    ${({ theme }) => theme.breakpoints.medium} {
      width: 50%;
    }
  }
`;

/** How long the share is, beside the number that says it. */
const Bar = ({ share }: { share: number }) => (
  <Box background="neutral150" hasRadius width="100%" height="1.2rem" overflow="hidden" aria-hidden>
    <Box background="primary600" height="100%" width={`${(share * 100).toFixed(1)}%`} />
  </Box>
);

const Row = ({ category, sum }: { category: (typeof CHOSEN)[number]; sum: Tally }) => {
  const { say } = useWords();
  const share = sum[category] / sum.total;
  return (
    <tr>
      <Typography tag="th" scope="row" fontWeight="bold" textColor="neutral800">
        {say(`category.${category}.name`)}
      </Typography>
      <td>
        <Typography textColor="neutral800">
          {say('consent.agreed-of', { count: sum[category], total: sum.total, share })}
        </Typography>
      </td>
      <td>
        <Bar share={share} />
      </td>
    </tr>
  );
};

const Shares = ({ sum }: { sum: Tally }) => {
  const { say } = useWords();
  return (
    <RatesTable aria-label={say('consent.table')}>
      <thead>
        <tr>
          {(['consent.column.category', 'consent.column.agreed', 'consent.column.share'] as const).map(
            (key) => (
              <Typography key={key} tag="th" scope="col" variant="sigma" textColor="neutral600">
                {say(key)}
              </Typography>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {CHOSEN.map((category) => (
          <Row key={category} category={category} sum={sum} />
        ))}
      </tbody>
    </RatesTable>
  );
};

interface RatesCardProps extends PeriodProps {
  rates: ConsentRates;
  loading: boolean;
}

/** How many agreed to what, and how they were asked. */
export const RatesCard = ({ rates: { sum }, days, loading, show }: RatesCardProps) => {
  const words = useWords();
  const { say } = words;
  return (
    <Card title={say('consent.rates')} lead={say('consent.rates-lead')}>
      <PeriodChoice days={days} show={show} />
      <Flex
        direction="column"
        alignItems="stretch"
        gap={4}
        aria-busy={loading}
        style={loading ? { opacity: 0.6 } : {}}
      >
        {sum.total === 0 ? (
          <Typography textColor="neutral800">{say('consent.period-empty')}</Typography>
        ) : (
          <>
            <Shares sum={sum} />
            <SentenceList sentences={ratesSentences(sum, words)} />
          </>
        )}
        <Typography tag="p" textColor="neutral600">
          {say('consent.missing')}
        </Typography>
      </Flex>
    </Card>
  );
};
