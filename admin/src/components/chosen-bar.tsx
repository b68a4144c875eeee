import type * as React from 'react';
import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useWords } from '../words/words';

/**
 * In sight wherever in a long list somebody chooses. On a narrow screen, what Strapi scrolls is not what is around
 * the list, so that nothing sticks there.
 */
const Bar = styled(Box)`
  position: fixed;
  inset-inline: 0;
  bottom: 0;
  z-index: 2;

  ${({ theme }) => theme.breakpoints.large} {
    position: sticky;
    bottom: ${({ theme }) => theme.spaces[4]};
  }
`;

/** Hold what can be done with the pixels that are chosen in a list. */
export const ChosenBar = ({ children }: { children: React.ReactNode }) => {
  const { say } = useWords();
  return (
    <Bar
      tag="section"
      aria-label={say('inventory.bulk')}
      background="neutral0"
      hasRadius
      shadow="popupShadow"
      padding={4}
    >
      {children}
    </Bar>
  );
};
