import * as React from 'react';
import {
  Box,
  Button,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Status,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useIsDesktop } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Tone } from '../../words/pixel-state';
import { useWords } from '../../words/words';
import {
  countOutcomes,
  OUTCOMES,
  rowDetails,
  sortRows,
  type ImportRow,
  type RowOutcome,
} from './import-words';

const AT_ONCE = 50;
const ALL = 'all';
const TONES: Record<RowOutcome, Tone> = {
  refused: 'danger',
  new: 'success',
  change: 'secondary',
  same: 'neutral',
};

const Wrapping = styled(Box)`
  && td {
    white-space: normal;
  }
`;

const Outcome = ({ outcome }: { outcome: RowOutcome }) => {
  const { say } = useWords();
  const tone = TONES[outcome];
  return (
    <Status variant={tone} size="S">
      <Typography tag="span" variant="omega" fontWeight="bold" textColor={`${tone}700`}>
        {say(`import.outcome.${outcome}`)}
      </Typography>
    </Status>
  );
};

const Pixel = ({ row }: { row: ImportRow }) => {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
      <Typography fontWeight="bold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {row.name || row.slug || say('import.unnamed')}
      </Typography>
      {row.name && row.slug ? (
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {row.slug}
        </Typography>
      ) : null}
    </Flex>
  );
};

const Details = ({ row }: { row: ImportRow }) => (
  <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
    {rowDetails(row, useWords()).map((line, at) => (
      <Typography key={at} tag="li" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {line}
      </Typography>
    ))}
  </Flex>
);

const Heading = ({ children }: { children: string }) => (
  <Th role="columnheader">
    <Typography variant="sigma" textColor="neutral600">
      {children}
    </Typography>
  </Th>
);

const RowTable = ({ rows }: { rows: ImportRow[] }) => {
  const { say } = useWords();
  return (
    <Wrapping>
      <Table colCount={4} rowCount={rows.length + 1} aria-label={say('import.page')}>
        <Thead>
          <Tr>
            <Heading>{say('import.column.row')}</Heading>
            <Heading>{say('import.column.pixel')}</Heading>
            <Heading>{say('import.column.outcome')}</Heading>
            <Heading>{say('import.column.details')}</Heading>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.row}>
              <Td>
                <Typography textColor="neutral600">{row.row}</Typography>
              </Td>
              <Td>
                <Pixel row={row} />
              </Td>
              <Td>
                <Flex>
                  <Outcome outcome={row.outcome} />
                </Flex>
              </Td>
              <Td>
                <Details row={row} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Wrapping>
  );
};

const RowCards = ({ rows }: { rows: ImportRow[] }) => {
  const { say } = useWords();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {rows.map((row) => (
        <Box key={row.row} tag="li" background="neutral0" hasRadius shadow="filterShadow" padding={4}>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Flex justifyContent="space-between" gap={2}>
              <Typography variant="pi" textColor="neutral600">
                {say('import.row', { row: row.row })}
              </Typography>
              <Outcome outcome={row.outcome} />
            </Flex>
            <Pixel row={row} />
            <Details row={row} />
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};

interface NarrowingProps {
  rows: ImportRow[];
  shown: RowOutcome | null;
  onShow: (outcome: RowOutcome | null) => void;
}

const Narrowing = ({ rows, shown, onShow }: NarrowingProps) => {
  const { say } = useWords();
  const counts = countOutcomes(rows);
  return (
    <Box maxWidth="28rem">
      <SingleSelect
        size="S"
        aria-label={say('import.show')}
        value={shown ?? ALL}
        onChange={(chosen) => onShow(OUTCOMES.find((outcome) => outcome === chosen) ?? null)}
      >
        <SingleSelectOption value={ALL}>{say('import.show.all', { count: rows.length })}</SingleSelectOption>
        {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
          <SingleSelectOption key={outcome} value={outcome}>
            {say('import.show.one', {
              outcome: say(`import.outcome.${outcome}`),
              count: counts[outcome],
            })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
};

/** What would happen to each row of the file, those that need a look first. */
export const PreviewRows = ({ rows }: { rows: ImportRow[] }) => {
  const { say } = useWords();
  const isDesktop = useIsDesktop();
  const [shown, setShown] = React.useState<RowOutcome | null>(null);
  const [limit, setLimit] = React.useState(AT_ONCE);
  const sorted = React.useMemo(() => sortRows(rows), [rows]);
  const fitting = shown ? sorted.filter(({ outcome }) => outcome === shown) : sorted;
  const more = Math.min(AT_ONCE, fitting.length - limit);
  const Rows = isDesktop ? RowTable : RowCards;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Narrowing
        rows={rows}
        shown={shown}
        onShow={(outcome) => {
          setShown(outcome);
          setLimit(AT_ONCE);
        }}
      />
      <Rows rows={fitting.slice(0, limit)} />
      {more > 0 ? (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => setLimit(limit + AT_ONCE)}>
            {say('import.more', { count: more })}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
