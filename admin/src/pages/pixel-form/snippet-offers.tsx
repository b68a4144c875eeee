import * as React from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { findVendor, recogniseSnippet, type RecognisedSnippet } from '../../catalogue';
import { Notice } from '../../components/notice';
import { VendorTile } from '../../components/vendor-tile';
import { roleLacks, useMay } from '../../permissions';
import { useWords } from '../../words/words';

interface OfferProps {
  found: RecognisedSnippet;
  onUse: (found: RecognisedSnippet) => void;
}

const Offer = ({ found, onUse }: OfferProps) => {
  const { say, tell } = useWords();
  const may = useMay();
  const id = React.useId();
  const vendor = findVendor(found.vendor);
  if (!vendor) return null;
  const values = Object.values(found.settings).join(', ');
  const refused = vendor.risk === 'custom_code' && !may['custom-code'];
  return (
    <Flex gap={3} alignItems="center" wrap="wrap">
      <VendorTile name={vendor.name} vendor={vendor} />
      <Typography
        id={id}
        tag="p"
        textColor="neutral800"
        flex="1 1 16rem"
        style={{ overflowWrap: 'anywhere' }}
      >
        {values === ''
          ? say('form.snippet.is', { vendor: vendor.name })
          : say('form.snippet.is-with', { vendor: vendor.name, id: values })}
        {refused ? ` ${tell(roleLacks('custom-code'))}` : ''}
      </Typography>
      {refused ? null : (
        <Button variant="secondary" aria-describedby={id} onClick={() => onUse(found)}>
          {say('form.snippet.use', { vendor: vendor.name })}
        </Button>
      )}
    </Flex>
  );
};

interface SnippetOffersProps {
  text: string;
  onUse: (found: RecognisedSnippet) => void;
  /** What the form holds already: to offer that again would change nothing. */
  held?: { vendor: string; settings: Record<string, unknown> };
  /** What to say when nothing is recognised; left out: nothing. */
  none?: string;
}

const isHeld = (found: RecognisedSnippet, held: SnippetOffersProps['held']): boolean =>
  held?.vendor === found.vendor &&
  Object.entries(found.settings).every(([name, value]) => held.settings[name] === value);

/** Say whose snippet a text holds, and offer to fill the form from it. Several vendors may stand in one text. */
export const SnippetOffers = ({ text, onUse, held, none = '' }: SnippetOffersProps) => {
  const { say } = useWords();
  const recognised = React.useMemo(() => (text.trim() === '' ? [] : recogniseSnippet(text)), [text]);
  const found = recognised.filter((one) => !isHeld(one, held));
  if (found.length === 0 && (none === '' || text.trim() === '')) return <div role="status" />;
  return (
    <div role="status">
      {found.length === 0 ? (
        <Notice tone="warning">{none}</Notice>
      ) : (
        <Notice tone="success" title={say('form.snippet.found', { count: found.length })}>
          <Flex direction="column" alignItems="stretch" gap={3} width="100%">
            {found.map((one) => (
              <Offer key={JSON.stringify(one)} found={one} onUse={onUse} />
            ))}
          </Flex>
        </Notice>
      )}
    </div>
  );
};
