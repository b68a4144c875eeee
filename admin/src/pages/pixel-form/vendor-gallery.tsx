import * as React from 'react';
import { Badge, Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import { vendors, type Vendor } from '../../catalogue';
import { VendorTile } from '../../components/vendor-tile';
import { roleLacks, useMay } from '../../permissions';
import { useWords, type Words } from '../../words/words';
import { useTypeAhead } from './use-type-ahead';

const Tiles = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

const Tile = styled.div<{ $chosen: boolean }>`
  position: relative;
  padding: ${({ theme }) => theme.spaces[4]};
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme, $chosen }) => ($chosen ? theme.colors.primary600 : theme.colors.neutral200)};
  background: ${({ theme, $chosen }) => ($chosen ? theme.colors.primary100 : theme.colors.neutral0)};

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** Lies over the whole tile: all of it can be pressed, and a keyboard meets a plain radio button. */
const Choice = styled.input`
  position: absolute;
  inset: 0;
  width: 100%;
  height: 100%;
  margin: 0;
  opacity: 0;
  cursor: pointer;
  scroll-margin-block: 12rem;

  &:disabled {
    cursor: not-allowed;
  }
`;

const Brief = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
`;

const Marks = ({ vendor }: { vendor: Vendor }) => {
  const { say } = useWords();
  return (
    <Flex gap={1} wrap="wrap">
      <Badge size="S">{say(`category.${vendor.category}.name`)}</Badge>
      {vendor.risk === 'custom_code' ? (
        <Badge size="S" backgroundColor="danger100" textColor="danger700">
          {say('form.gallery.high-risk')}
        </Badge>
      ) : null}
      {vendor.injectable === false ? (
        <Badge size="S" backgroundColor="secondary100" textColor="secondary700">
          {say('health.declared')}
        </Badge>
      ) : null}
    </Flex>
  );
};

interface VendorChoiceProps {
  vendor: Vendor;
  chosen: boolean;
  onChoose: () => void;
}

const VendorChoice = ({ vendor, chosen, onChoose }: VendorChoiceProps) => {
  const id = React.useId();
  const { tell } = useWords();
  const may = useMay();
  const why = vendor.risk === 'custom_code' && !may['custom-code'] ? tell(roleLacks('custom-code')) : '';
  return (
    <Tile $chosen={chosen}>
      <Flex gap={3} alignItems="flex-start">
        <VendorTile name={vendor.name} vendor={vendor} />
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth={0}>
          <Typography fontWeight="bold" textColor="neutral800">
            {tell(vendor.name)}
          </Typography>
          <Box id={`${id}-about`}>
            <Brief variant="pi" textColor="neutral600" tag="p">
              {tell(vendor.about.who)}
            </Brief>
            <Box paddingTop={2}>
              <Marks vendor={vendor} />
            </Box>
            {why === '' ? null : (
              <Box paddingTop={2}>
                <Typography variant="pi" textColor="neutral800" tag="p">
                  {why}
                </Typography>
              </Box>
            )}
          </Box>
        </Flex>
        {chosen ? <CheckCircle aria-hidden fill="primary600" /> : null}
      </Flex>
      <Choice
        type="radio"
        name="vendor"
        value={vendor.key}
        checked={chosen}
        disabled={why !== '' && !chosen}
        aria-label={tell(vendor.name)}
        aria-describedby={`${id}-about`}
        onChange={onChoose}
      />
    </Tile>
  );
};

const isFound = (vendor: Vendor, search: string, { say, tell }: Words): boolean => {
  const category = say(`category.${vendor.category}.name`);
  const text = [tell(vendor.name), vendor.company ?? '', tell(vendor.about.who), category]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};

interface VendorGalleryProps {
  value: string;
  error: string;
  onChoose: (vendor: string) => void;
}

/** All vendors to choose from, narrowed by a search. A letter that is typed moves to the next vendor it begins. */
export const VendorGallery = ({ value, error, onChoose }: VendorGalleryProps) => {
  const words = useWords();
  const { say } = words;
  const id = React.useId();
  const [search, setSearch] = React.useState('');
  const tiles = React.useRef<HTMLDivElement>(null);
  const found = vendors.filter((vendor) => isFound(vendor, search, words));
  const typeAhead = useTypeAhead(tiles);
  return (
    <Box data-invalid={error !== '' || undefined}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Field.Root name="vendor-search">
          <Field.Label>{say('form.gallery.search')}</Field.Label>
          <TextInput
            type="search"
            value={search}
            placeholder={say('form.gallery.search-example')}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => setSearch(event.target.value)}
          />
        </Field.Root>
        <Typography variant="pi" textColor="neutral600" tag="p" role="status">
          {say('form.gallery.found', { count: found.length })}
        </Typography>
        {error ? (
          <Typography id={`${id}-error`} variant="pi" textColor="danger600" tag="p" data-strapi-field-error>
            {error}
          </Typography>
        ) : null}
        <Tiles
          ref={tiles}
          role="radiogroup"
          aria-label={say('form.vendor.label')}
          aria-required
          aria-invalid={error !== ''}
          {...(error ? { 'aria-describedby': `${id}-error` } : {})}
          onKeyDown={typeAhead}
        >
          {found.map((vendor) => (
            <VendorChoice
              key={vendor.key}
              vendor={vendor}
              chosen={vendor.key === value}
              onChoose={() => onChoose(vendor.key)}
            />
          ))}
        </Tiles>
        {found.length === 0 ? (
          <Flex direction="column" alignItems="flex-start" gap={3}>
            <Typography textColor="neutral800" tag="p">
              {say('form.gallery.none')}
            </Typography>
            <Button variant="tertiary" onClick={() => setSearch('')}>
              {say('form.gallery.all')}
            </Button>
          </Flex>
        ) : null}
      </Flex>
    </Box>
  );
};
