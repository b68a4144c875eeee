import type * as React from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

interface CardProps {
  title?: string;
  /** One line below the title. */
  lead?: React.ReactNode;
  children: React.ReactNode;
}

/** A part of a screen on its own ground, with an optional heading. */
export const Card = ({ title, lead, children }: CardProps) => (
  <Box
    tag="section"
    background="neutral0"
    hasRadius
    shadow="filterShadow"
    padding={{ initial: 4, medium: 6 }}
    width="100%"
    {...(title ? { 'aria-label': title } : {})}
  >
    <Flex direction="column" alignItems="stretch" gap={4}>
      {title ? (
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Typography variant="delta" tag="h2">
            {title}
          </Typography>
          {lead ? (
            <Typography variant="omega" textColor="neutral600" tag="p">
              {lead}
            </Typography>
          ) : null}
        </Flex>
      ) : null}
      {children}
    </Flex>
  </Box>
);
