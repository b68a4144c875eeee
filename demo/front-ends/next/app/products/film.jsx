// snippet: start
import { PixelEmbed } from 'strapi-plugin-pixel-inventory/react';

const frame = {
  src: 'https://www.youtube-nocookie.com/embed/wrenhouse-1',
  title: 'How to hang up a birdhouse',
  width: 560,
  height: 315,
  allow: 'fullscreen',
};

export const Film = () => <PixelEmbed name="YouTube" categories={['marketing']} frame={frame} />;
// snippet: end
