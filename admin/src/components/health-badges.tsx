import { Flex, Status, Typography } from '@strapi/design-system';
import type { PixelSummary } from '../../../server/src/contract';
import { pixelHealth } from '../words/pixel-health';
import { useWords } from '../words/words';

/** How a pixel does, in words and colour. */
export const HealthBadges = ({ pixel }: { pixel: PixelSummary }) => (
  <Flex gap={1} wrap="wrap">
    {pixelHealth(pixel, useWords()).map(({ text, tone }) => (
      <Status key={text} variant={tone} size="S">
        <Typography tag="span" variant="omega" fontWeight="bold" textColor={`${tone}700`}>
          {text}
        </Typography>
      </Status>
    ))}
  </Flex>
);
