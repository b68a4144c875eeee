import { Box, Flex, Typography } from '@strapi/design-system';
import { CATEGORIES } from '../../../../server/src/contract';
import { findVendor } from '../../catalogue';
import { useWords } from '../../words/words';
import type { FormValues } from './form-values';

/** What a visitor reads about this pixel before choosing: the category, the vendor and the purpose. */
export const VisitorPreview = ({ values }: { values: FormValues }) => {
  const { say } = useWords();
  const purpose = values.purpose.trim();
  const asked = CATEGORIES.filter((category) => values.categories.includes(category));
  const heading = { variant: 'pi', fontWeight: 'bold', textColor: 'neutral800', tag: 'h3' } as const;
  return (
    <Box tag="section" aria-label={say('form.preview.title')}>
      <Typography {...heading}>{say('form.preview.title')}</Typography>
      <Box background="neutral100" borderColor="neutral200" hasRadius padding={4} marginTop={2}>
        <Flex direction="column" alignItems="stretch" gap={1} style={{ overflowWrap: 'anywhere' }}>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {asked.length === 0
              ? say('form.preview.no-category')
              : asked.map((category) => say(`category.${category}.name`)).join(', ')}
          </Typography>
          <Typography fontWeight="bold" textColor="neutral800" tag="p">
            {findVendor(values.vendor)?.name ?? say('form.preview.no-vendor')}
          </Typography>
          <Typography
            textColor={purpose === '' ? 'neutral600' : 'neutral800'}
            tag="p"
            style={{ whiteSpace: 'pre-line' }}
          >
            {purpose === '' ? say('form.preview.no-purpose') : purpose}
          </Typography>
        </Flex>
      </Box>
    </Box>
  );
};
