import type { ReactNode } from 'react';
import { PixelEmbed, useConsent } from 'strapi-plugin-pixel-inventory/react';

const frame = { src: 'https://films.example.org/1', title: 'A film', width: 560, height: 315 };

export const Film = (): ReactNode => {
  const granted: readonly ('functional' | 'measurement' | 'marketing')[] | null = useConsent();
  return (
    <>
      <p>{granted?.includes('marketing') ? 'Yes' : 'No'}</p>
      <PixelEmbed name="YouTube" frame={frame} />
      <PixelEmbed name="YouTube" categories={['marketing', 'measurement']} frame={frame} />
    </>
  );
};

// @ts-expect-error A name that is none.
export const misspelt = <PixelEmbed nme="YouTube" frame={frame} />;
// @ts-expect-error A category that is none.
export const unknown = <PixelEmbed name="YouTube" categories={['measurment']} frame={frame} />;
// @ts-expect-error A frame has to be given.
export const empty = <PixelEmbed name="YouTube" />;
// @ts-expect-error A frame without a title.
export const untitled = <PixelEmbed name="YouTube" frame={{ src: 'https://films.example.org/1' }} />;
// @ts-expect-error It is asked nothing.
export const asked = () => useConsent('marketing');
