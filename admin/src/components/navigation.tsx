import { Badge, Box, Divider, Flex } from '@strapi/design-system';
import { RESPONSIVE_DEFAULT_SPACING, SubNav } from '@strapi/strapi/admin';
import { Link, useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Counts } from '../api';
import { useMay } from '../permissions';
import { useWords } from '../words/words';
import { DESTINATIONS, whereIs, type Destination } from './destinations';

interface NavigationProps {
  counts: Counts | null;
}

/** Mark a screen's link as the current one, on the screens that belong to it too, which `NavLink` does not know. */
const useMarks = () => {
  const { pathname } = useLocation();
  return (destination: Destination) => {
    const where = whereIs(pathname, destination);
    return where
      ? ({ className: 'active', 'aria-current': where === 'page' ? 'page' : 'true' } as const)
      : {};
  };
};

/** The screens that this person may see. */
const useDestinations = (): Destination[] => {
  const may = useMay();
  return DESTINATIONS.filter(({ anyOf }) => !anyOf || anyOf.some((permission) => may[permission]));
};

const Waiting = ({ counts, destination }: NavigationProps & { destination: Destination }) => {
  const { say } = useWords();
  const count = counts && destination.count ? destination.count(counts) : 0;
  if (count === 0 || !destination.waiting) return null;
  return (
    <Badge variant="secondary" aria-label={say(destination.waiting, { count })}>
      {count}
    </Badge>
  );
};

/** The plugin's screens at the side, each with what waits there. */
export const Navigation = ({ counts }: NavigationProps) => {
  const { say } = useWords();
  const marks = useMarks();
  const destinations = useDestinations();
  return (
    <SubNav.Main aria-label={say('plugin.name')}>
      <SubNav.Header label={say('plugin.name')} />
      <Divider />
      <SubNav.Content>
        <Box padding={4} paddingLeft={2} paddingRight={2}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap="2px">
            {destinations.map((destination) => (
              <li key={destination.to}>
                <SubNav.Link
                  as={Link}
                  to={destination.to}
                  {...marks(destination)}
                  label={say(destination.label)}
                  endAction={<Waiting counts={counts} destination={destination} />}
                />
              </li>
            ))}
          </Flex>
        </Box>
      </SubNav.Content>
    </SubNav.Main>
  );
};

const RowLink = styled(Link)`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[1]}`};
  color: ${({ theme }) => theme.colors.neutral700};
  text-decoration: none;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  border-bottom: 2px solid transparent;

  &.active {
    color: ${({ theme }) => theme.colors.primary600};
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }
`;

/** The same on a phone, where Strapi leaves out the side. */
export const NavigationRow = ({ counts }: NavigationProps) => {
  const { say } = useWords();
  const marks = useMarks();
  const destinations = useDestinations();
  return (
    <Box
      tag="nav"
      aria-label={say('plugin.name')}
      display={{ initial: 'block', medium: 'none' }}
      background="neutral0"
      paddingLeft={RESPONSIVE_DEFAULT_SPACING}
      paddingRight={RESPONSIVE_DEFAULT_SPACING}
    >
      <Flex gap={4} wrap="wrap" style={{ rowGap: 0 }}>
        {destinations.map((destination) => (
          <RowLink key={destination.to} to={destination.to} {...marks(destination)}>
            {say(destination.label)}
            <Waiting counts={counts} destination={destination} />
          </RowLink>
        ))}
      </Flex>
    </Box>
  );
};
