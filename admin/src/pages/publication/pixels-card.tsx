import * as React from 'react';
import { Box, Button, Flex, Link, Status, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { Pagination } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { Publication, PublishedPixel } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { FactList } from '../../components/fact-list';
import { HOME } from '../../plugin-id';
import { pixelStanding, stopWords, toldRows } from '../../words/publication-words';
import { useWords } from '../../words/words';

const Standing = ({ pixel }: { pixel: PublishedPixel }) => {
  const standing = pixelStanding(pixel, useWords());
  if (!standing) return null;
  return (
    <Status size="XS" variant={standing.tone}>
      <Typography variant="pi" fontWeight="bold" textColor={`${standing.tone}700`}>
        {standing.text}
      </Typography>
    </Status>
  );
};

const Name = ({ pixel: { name, slug, isKept } }: { pixel: PublishedPixel }) => (
  <Typography tag="h3" fontWeight="bold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
    {isKept ? (
      <Link tag={NavLink} to={`${HOME}/pixels/${slug}`}>
        {name}
      </Link>
    ) : (
      name
    )}
  </Typography>
);

const Line = ({ children }: { children: string }) =>
  children === '' ? null : (
    <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );

/** When the publication was no longer live, or now; where nobody knows, it may have been at once. */
const endOf = ({ at, until, isCurrent }: Publication): number => {
  if (until !== null) return Date.parse(until);
  return isCurrent ? Date.now() : Date.parse(at);
};

const Head = ({ pixel, entry }: { pixel: PublishedPixel; entry: Publication }) => {
  const words = useWords();
  const { say } = words;
  const { told, version } = pixel;
  return (
    <Box flex="1 1 24rem" minWidth={0}>
      <Flex gap={2} wrap="wrap">
        <Name pixel={pixel} />
        <Standing pixel={pixel} />
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {told
          ? say('publication.vendor', { vendor: told.vendor, version })
          : say('version.number', { version })}
      </Typography>
      <Line>{told?.purpose ?? ''}</Line>
      <Line>
        {told && told.blocked !== null && told.blocked !== 'paused'
          ? say(`why.reason.${told.blocked}`, { path: '' })
          : ''}
      </Line>
      <Line>{stopWords(pixel, endOf(entry), words)}</Line>
      <Line>{!told || told.isTold ? '' : say('publication.untold')}</Line>
      <Line>{pixel.isKept ? '' : say('publication.gone')}</Line>
    </Box>
  );
};

const Entry = ({ pixel, entry }: { pixel: PublishedPixel; entry: Publication }) => {
  const words = useWords();
  const [open, setOpen] = React.useState(false);
  const id = React.useId();
  const { told, name } = pixel;
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <Head pixel={pixel} entry={entry} />
        {told?.isTold ? (
          <Button
            variant="tertiary"
            endIcon={open ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />}
            aria-expanded={open}
            aria-controls={id}
            aria-label={words.say('publication.told-of', { name })}
            onClick={() => setOpen(!open)}
          >
            {words.say('publication.told')}
          </Button>
        ) : null}
      </Flex>
      <Box id={id} paddingTop={open ? 4 : 0}>
        {open && told ? <FactList rows={toldRows(told, words)} /> : null}
      </Box>
    </Box>
  );
};

/** The pixels of a publication, each with what visitors were told of it. */
export const PixelsCard = ({ entry, loading }: { entry: Publication; loading: boolean }) => {
  const { say } = useWords();
  const { items, total, pageSize } = entry.pixels;
  const lead = entry.consent ? 'publication.pixels-lead' : 'publication.pixels-names';
  return (
    <Card title={say('publication.pixels')} lead={say(lead, { count: total })}>
      <Flex
        tag="ol"
        direction="column"
        alignItems="stretch"
        gap={2}
        aria-busy={loading}
        style={loading ? { opacity: 0.6 } : {}}
      >
        {items.map((pixel) => (
          <Entry key={pixel.slug} pixel={pixel} entry={entry} />
        ))}
      </Flex>
      {items.length === 0 && total > 0 ? (
        <Typography textColor="neutral800">{say('consent.past-the-end')}</Typography>
      ) : null}
      {total > pageSize || (total > 0 && items.length === 0) ? (
        <Pagination.Root pageCount={Math.ceil(total / pageSize)} total={total} defaultPageSize={pageSize}>
          <Pagination.Links />
        </Pagination.Root>
      ) : null}
    </Card>
  );
};
