import {
  Box,
  Flex,
  Link as TextLink,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useIsDesktop } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { PixelSummary } from '../../../../server/src/contract';
import { labelsOf } from '../../catalogue';
import { StateBadges } from '../../components/state-badges';
import { When } from '../../components/when';
import { HOME } from '../../plugin-id';
import { useWords } from '../../words/words';

interface PixelProps {
  pixel: PixelSummary;
}

const Name = ({ pixel }: PixelProps) => (
  <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0} paddingTop={2} paddingBottom={2}>
    <TextLink tag={Link} to={`${HOME}/pixels/${pixel.slug}`}>
      <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
        {pixel.name}
      </Typography>
    </TextLink>
    <Typography variant="pi" textColor="neutral600">
      {labelsOf(pixel.vendor).name}
    </Typography>
  </Flex>
);

const useCategories = (pixel: PixelSummary): string => {
  const { say, list } = useWords();
  return list(pixel.categories.map((category) => say(`category.${category}.name`)));
};

const Categories = ({ pixel }: PixelProps) => (
  <Typography textColor="neutral800">{useCategories(pixel)}</Typography>
);

const Updated = ({ pixel }: PixelProps) => (
  <Flex direction="column" alignItems="flex-start" gap={1}>
    <Typography textColor="neutral800">
      <When at={pixel.updatedAt} />
    </Typography>
    <Typography variant="pi" textColor="neutral600">
      {pixel.updatedBy.name}
    </Typography>
  </Flex>
);

const Heading = ({ children }: { children: string }) => (
  <Th>
    <Typography variant="sigma" textColor="neutral600">
      {children}
    </Typography>
  </Th>
);

const PixelTable = ({ pixels }: { pixels: PixelSummary[] }) => {
  const { say } = useWords();
  return (
    <Table colCount={5} rowCount={pixels.length + 1} aria-label={say('inventory.page')}>
      <Thead>
        <Tr>
          <Heading>{say('inventory.column.pixel')}</Heading>
          <Heading>{say('inventory.column.state')}</Heading>
          <Heading>{say('inventory.column.consent')}</Heading>
          <Heading>{say('inventory.column.owner')}</Heading>
          <Heading>{say('inventory.column.updated')}</Heading>
        </Tr>
      </Thead>
      <Tbody>
        {pixels.map((pixel) => (
          <Tr key={pixel.slug}>
            <Td>
              <Name pixel={pixel} />
            </Td>
            <Td>
              <StateBadges pixel={pixel} />
            </Td>
            <Td>
              <Categories pixel={pixel} />
            </Td>
            <Td>
              <Typography textColor="neutral800">{pixel.ownerName}</Typography>
            </Td>
            <Td>
              <Updated pixel={pixel} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};

const PixelCard = ({ pixel }: PixelProps) => {
  const { say } = useWords();
  const categories = useCategories(pixel);
  return (
    <Box tag="li" background="neutral0" hasRadius shadow="filterShadow" padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Name pixel={pixel} />
        <StateBadges pixel={pixel} />
        <Typography variant="pi" textColor="neutral600" tag="p">
          {say('inventory.card', { categories, owner: pixel.ownerName })}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {say('inventory.card-updated', { person: pixel.updatedBy.name })} <When at={pixel.updatedAt} />
        </Typography>
      </Flex>
    </Box>
  );
};

/** The pixels as a table, or as cards where there is no room for one. */
export const InventoryRows = ({ pixels }: { pixels: PixelSummary[] }) => {
  const isDesktop = useIsDesktop();
  if (isDesktop) return <PixelTable pixels={pixels} />;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {pixels.map((pixel) => (
        <PixelCard key={pixel.slug} pixel={pixel} />
      ))}
    </Flex>
  );
};
