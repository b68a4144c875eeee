import { Box, Typography } from '@strapi/design-system';
import { findVendor, idOf, receiverOf } from '../../catalogue';
import { pixelSentence } from '../../words/pixel-sentence';
import { useWords } from '../../words/words';
import { chosenEvents, chosenSettings, isDeclared, type FormValues } from './form-values';

/** The sentence that grows with the form: what this pixel does, as a colleague would say it. */
export const SentencePanel = ({ values }: { values: FormValues }) => {
  const words = useWords();
  const configured = { vendor: values.vendor, settings: chosenSettings(values) };
  const sentence = pixelSentence(
    {
      vendorName: findVendor(values.vendor)?.name ?? '',
      receiver: receiverOf(configured),
      id: idOf(configured),
      events: chosenEvents(values),
      placement: values.placement,
      categories: values.categories,
      ownerName: values.owner.name,
      declared: isDeclared(values),
    },
    words,
  );
  return (
    <Box
      tag="section"
      aria-label={words.say('sentence.title')}
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={{ initial: 4, medium: 6 }}
    >
      <Box paddingBottom={2}>
        <Typography variant="sigma" textColor="neutral600" tag="h2">
          {words.say('sentence.title')}
        </Typography>
      </Box>
      <Typography variant="delta" tag="p" style={{ fontWeight: 400, overflowWrap: 'anywhere' }}>
        {sentence}
      </Typography>
    </Box>
  );
};
