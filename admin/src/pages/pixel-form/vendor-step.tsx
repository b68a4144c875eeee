import * as React from 'react';
import { Field, Flex, Textarea } from '@strapi/design-system';
import type { RecognisedSnippet } from '../../catalogue';
import { useWords } from '../../words/words';
import { SnippetOffers } from './snippet-offers';
import type { PixelForm } from './use-pixel-form';
import { VendorGallery } from './vendor-gallery';

/** The same in every language; as a message, its brackets would be read as a tag. */
const SNIPPET_EXAMPLE = '<script> … </script>';

interface VendorStepProps {
  form: PixelForm;
  /** The vendor is known, and its settings are read: go on with those. */
  onRecognised: () => void;
}

const PasteSnippet = ({ form, onRecognised }: VendorStepProps) => {
  const { say } = useWords();
  const [text, setText] = React.useState('');
  const use = ({ vendor, settings }: RecognisedSnippet) => {
    form.choose(vendor, settings);
    onRecognised();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name="snippet" hint={say('form.snippet.hint')}>
        <Field.Label>{say('form.snippet.label')}</Field.Label>
        <Textarea
          value={text}
          rows={3}
          spellCheck={false}
          placeholder={SNIPPET_EXAMPLE}
          style={{ fontFamily: 'monospace', minHeight: '7rem', height: '7rem' }}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setText(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <SnippetOffers text={text} onUse={use} none={say('form.snippet.none')} />
    </Flex>
  );
};

/** Which vendor: read out of its snippet, or picked from the gallery. */
export const VendorStep = ({ form, onRecognised }: VendorStepProps) => (
  <Flex direction="column" alignItems="stretch" gap={6}>
    <PasteSnippet form={form} onRecognised={onRecognised} />
    <VendorGallery
      value={form.values.vendor}
      error={form.errorOf('vendor')}
      onChoose={(vendor) => form.choose(vendor)}
    />
  </Flex>
);
