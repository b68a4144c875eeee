import { Box, Button, Flex, Status, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { RegionPack } from '../../../../server/src/contract';
import { placeNames, regionName } from '../../words/consent-words';
import { useWords } from '../../words/words';
import { packState, withPack, type RegionValues } from './consent-values';

interface PackListProps {
  packs: readonly RegionPack[];
  regions: readonly RegionValues[];
  onChange: (regions: RegionValues[]) => void;
}

const Grid = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

interface PackProps extends Omit<PackListProps, 'packs'> {
  pack: RegionPack;
}

const Taken = ({ changed }: { changed: boolean }) => {
  const { say } = useWords();
  return (
    <Status size="XS" variant={changed ? 'warning' : 'success'}>
      <Typography variant="pi" fontWeight="bold" textColor={changed ? 'neutral800' : 'success700'}>
        {say(changed ? 'banner.pack.changed' : 'banner.pack.taken')}
      </Typography>
    </Status>
  );
};

const Actions = ({ pack, regions, onChange }: PackProps) => {
  const words = useWords();
  const { say } = words;
  const state = packState(regions, pack);
  const region = regionName(pack.key, words);
  const take = (text: 'banner.pack.take' | 'banner.pack.again') => (
    <Button
      variant="secondary"
      size="S"
      aria-label={`${say(text)}: ${region}`}
      onClick={() => onChange(withPack(regions, pack))}
    >
      {say(text)}
    </Button>
  );
  if (state === 'absent') return take('banner.pack.take');
  return (
    <Flex gap={2} wrap="wrap">
      {state === 'changed' ? take('banner.pack.again') : null}
      <Button
        variant="tertiary"
        size="S"
        aria-label={`${say('banner.pack.remove')}: ${region}`}
        onClick={() => onChange(regions.filter(({ key }) => key !== pack.key))}
      >
        {say('banner.pack.remove')}
      </Button>
    </Flex>
  );
};

const Pack = (props: PackProps) => {
  const { pack, regions } = props;
  const words = useWords();
  const intl = useIntl();
  const { say, tell } = words;
  const state = packState(regions, pack);
  const small = { variant: 'pi', textColor: 'neutral600', tag: 'p' } as const;
  return (
    <Box tag="li" background="neutral100" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} wrap="wrap">
          <Typography tag="h4" fontWeight="bold" textColor="neutral800">
            {regionName(pack.key, words)}
          </Typography>
          {state === 'absent' ? null : <Taken changed={state === 'changed'} />}
        </Flex>
        <Typography tag="p" textColor="neutral800">
          {say('banner.facts.terms', {
            rule: say(`banner.rule.${pack.rule}`),
            gpc: say(pack.gpc ? 'rules.gpc.yes' : 'rules.gpc.no'),
          })}
        </Typography>
        <Typography {...small}>{placeNames(pack.places, words)}</Typography>
        <Typography {...small}>{tell(pack.source)}</Typography>
        <Typography {...small}>
          {say('banner.pack.checked', {
            date: intl.formatDate(pack.checkedOn, { dateStyle: 'long', timeZone: 'UTC' }),
          })}
        </Typography>
        <Box>
          <Actions {...props} />
        </Box>
      </Flex>
    </Box>
  );
};

/** The regions that come with the plugin, each with the law that it follows. */
export const PackList = ({ packs, ...props }: PackListProps) => (
  <Grid>
    {packs.map((pack) => (
      <Pack key={pack.key} pack={pack} {...props} />
    ))}
  </Grid>
);
