import { Flex, Status, Typography } from '@strapi/design-system';
import type { PixelSummary } from '../../../server/src/contract';
import { stateBadges } from '../words/pixel-state';
import { useWords } from '../words/words';

/** The state of a pixel in words and colour. */
export const StateBadges = ({ pixel }: { pixel: PixelSummary }) => (
  <Flex gap={1} wrap="wrap">
    {stateBadges(pixel, useWords()).map(({ text, tone }) => (
      <Status key={text} variant={tone} size="S">
        <Typography tag="span" variant="omega" fontWeight="bold" textColor={`${tone}700`}>
          {text}
        </Typography>
      </Status>
    ))}
  </Flex>
);
