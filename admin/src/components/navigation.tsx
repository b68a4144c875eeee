import { Badge, Box, Divider, Flex } from '@strapi/design-system';
import { RESPONSIVE_DEFAULT_SPACING, SubNav } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Counts } from '../api';
import { HOME } from '../plugin-id';
import { useWords, type TextKey } from '../words/words';

interface NavigationProps {
  counts: Counts | null;
}

interface Destination {
  to: string;
  label: TextKey;
  /** Says what the number stands for. */
  waiting?: TextKey;
  count?: (counts: Counts) => number;
}

const DESTINATIONS: Destination[] = [
  { to: HOME, label: 'nav.inventory' },
  {
    to: `${HOME}/approvals`,
    label: 'nav.approvals',
    waiting: 'nav.approvals-waiting',
    count: (counts) => counts.waiting,
  },
  {
    to: `${HOME}/publish`,
    label: 'nav.publish',
    waiting: 'nav.publish-waiting',
    count: (counts) => counts.unpublished,
  },
];

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
  return (
    <SubNav.Main aria-label={say('plugin.name')}>
      <SubNav.Header label={say('plugin.name')} />
      <Divider />
      <SubNav.Content>
        <Box padding={4} paddingLeft={2} paddingRight={2}>
          <Flex tag="ul" direction="column" alignItems="stretch" gap="2px">
            {DESTINATIONS.map((destination) => (
              <li key={destination.to}>
                <SubNav.Link
                  to={destination.to}
                  end={destination.to === HOME}
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

const RowLink = styled(NavLink)`
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
  return (
    <Box
      tag="nav"
      aria-label={say('plugin.name')}
      display={{ initial: 'block', medium: 'none' }}
      background="neutral0"
      paddingLeft={RESPONSIVE_DEFAULT_SPACING}
      paddingRight={RESPONSIVE_DEFAULT_SPACING}
    >
      <Flex gap={4}>
        {DESTINATIONS.map((destination) => (
          <RowLink key={destination.to} to={destination.to} end={destination.to === HOME}>
            {say(destination.label)}
            <Waiting counts={counts} destination={destination} />
          </RowLink>
        ))}
      </Flex>
    </Box>
  );
};
