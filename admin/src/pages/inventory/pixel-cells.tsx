import { Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { PixelSummary } from '../../../../server/src/contract';
import { findVendor, labelsOf } from '../../catalogue';
import { VendorTile } from '../../components/vendor-tile';
import { HOME } from '../../plugin-id';
import { firedEvents } from '../../words/fires';
import { placementWords } from '../../words/placement-words';
import { needsReview, reviewDue } from '../../words/review-due';
import { useWords } from '../../words/words';

export interface PixelProps {
  pixel: PixelSummary;
}

/** The vendor's tile and its name. */
export const VendorCell = ({ pixel }: PixelProps) => {
  const { name } = labelsOf(pixel.vendor);
  return (
    <Flex gap={2} alignItems="center">
      <VendorTile name={name} vendor={findVendor(pixel.vendor)} />
      <Typography variant="pi" textColor="neutral600">
        {name}
      </Typography>
    </Flex>
  );
};

/** The pixel's name, which leads to its own screen. */
export const NameCell = ({ pixel }: PixelProps) => (
  <TextLink tag={Link} to={`${HOME}/pixels/${pixel.slug}`}>
    <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
      {pixel.name}
    </Typography>
  </TextLink>
);

/** Use the words for where a pixel runs; empty: not known. */
export const usePlaces = ({ placement }: PixelSummary): string => {
  const words = useWords();
  return (placement && placementWords(placement, words)) ?? '';
};

/** Use the words for what a visitor has to agree to. */
export const useCategories = ({ categories }: PixelSummary): string => {
  const { say, list } = useWords();
  return list(categories.map((category) => say(`category.${category}.name`)));
};

/** How many events it reported lately. */
export const FiredCell = ({ pixel }: PixelProps) => (
  <Typography textColor="neutral800">{firedEvents(pixel, useWords())}</Typography>
);

/** When somebody has to look at it again; what is late leads to its review. */
export const ReviewCell = ({ pixel }: PixelProps) => {
  const words = useWords();
  const due = reviewDue(pixel, Date.now(), words);
  if (!needsReview(pixel)) return <Typography textColor="neutral600">{due}</Typography>;
  return (
    <TextLink tag={Link} to={`${HOME}/pixels/${pixel.slug}/review`}>
      <Typography fontWeight="bold">{due}</Typography>
    </TextLink>
  );
};
