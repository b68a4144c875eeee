import * as React from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { Pagination } from '@strapi/strapi/admin';
import type { ConsentRecord, RecordList } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { FactList } from '../../components/fact-list';
import { When } from '../../components/when';
import { choiceWords, recordNumber, recordRows } from '../../words/consent-record-words';
import { useWords } from '../../words/words';

const Entry = ({ record }: { record: ConsentRecord }) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = React.useState(false);
  const id = React.useId();
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <Box flex="1 1 24rem" minWidth={0}>
          <Typography tag="p" textColor="neutral800">
            {choiceWords(record, words)} {say(`consent.way.${record.way}`)}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {recordNumber(record.id)}, <When at={record.at} />
          </Typography>
        </Box>
        <Button
          variant="tertiary"
          endIcon={open ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />}
          aria-expanded={open}
          aria-controls={id}
          aria-label={say('consent.details-of', { number: recordNumber(record.id) })}
          onClick={() => setOpen(!open)}
        >
          {say('consent.details')}
        </Button>
      </Flex>
      <Box id={id} paddingTop={open ? 4 : 0}>
        {open ? <FactList rows={recordRows(record, words)} /> : null}
      </Box>
    </Box>
  );
};

/** The latest choices, each with all that is known of it. */
export const LatestCard = ({ list, loading }: { list: RecordList; loading: boolean }) => {
  const { say } = useWords();
  return (
    <Card title={say('consent.latest')} lead={say('consent.latest-lead', { count: list.total })}>
      <Flex
        tag="ol"
        direction="column"
        alignItems="stretch"
        gap={2}
        aria-busy={loading}
        style={loading ? { opacity: 0.6 } : {}}
      >
        {list.items.map((record) => (
          <Entry key={record.id} record={record} />
        ))}
      </Flex>
      {list.items.length === 0 ? (
        <Typography textColor="neutral800">{say('consent.past-the-end')}</Typography>
      ) : null}
      <Pagination.Root
        pageCount={Math.ceil(list.total / list.pageSize)}
        total={list.total}
        defaultPageSize={list.pageSize}
      >
        <Pagination.Links />
      </Pagination.Root>
    </Card>
  );
};
