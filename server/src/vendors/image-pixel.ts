import type { z } from 'zod';
import { defineVendor } from './define-vendor';
import { firstIn } from './read-snippet';
import { checkedText, settingsOf } from './settings';
import { eventsNamed, NEUTRAL_NAMES } from './steps';
import { addressObjection, hostOf, tidyAddress } from './web-address';

const EXAMPLE = 'https://pixel.example.org/p.gif?event={event}&page={page_path}&r={random}';
const PLACEHOLDER = /\{(?:page_path|event|random)\}/g;

const addressOfImage = (text: string): string | null => {
  // A stand-in of plain letters, so that the rest is checked as the address that a browser will request.
  const filled = text.replace(PLACEHOLDER, 'x');
  if (/[{}]/.test(filled)) return 'Only the placeholders {page_path}, {event} and {random} are filled in.';
  if (hostOf(text).includes('{')) return 'A placeholder belongs behind the host name, not into it.';
  return addressObjection(filled, EXAMPLE);
};

const settings = settingsOf({
  url: checkedText(
    `Please fill in the address of the image, for example: ${EXAMPLE}.`,
    addressOfImage,
  ).transform(tidyAddress),
});
type Settings = z.infer<typeof settings>;

/**
 * Make the address for visitors without scripts, where nothing can be filled in but the event. Parameters that need
 * more are left out; a placeholder in the path leaves nothing to request.
 */
const withoutScript = (url: string): string | null => {
  const [path = '', query = ''] = url.replaceAll('{event}', 'page_view').split(/\?(.*)/s);
  if (path.includes('{')) return null;
  const kept = query.split('&').filter((parameter) => parameter !== '' && !parameter.includes('{'));
  return kept.length > 0 ? `${path}?${kept.join('&')}` : path;
};

/** An image that nobody shall see: of one dot, or hidden. A picture is no pixel. */
const HIDDEN =
  /\b(?:width|height)\s{0,3}[=:]\s{0,3}["']?[01](?:px)?(?![\w.])|display:\s{0,3}none|visibility:\s{0,3}hidden/i;
const IMAGE = /<img\b[^<>]{0,400}?\ssrc\s{0,3}=\s{0,3}["']?((?:https:)?\/\/[^\s"'<>]{1,1500})/i;
const BARE_IMAGE = /^\s{0,99}(https:\/\/[^\s"'<>?]{1,1000}\.(?:gif|png)(?:\?[^\s"'<>]{0,1000})?)\s{0,99}$/i;

export const imagePixel = defineVendor({
  key: 'image-pixel',
  name: 'Image pixel',
  company: null,
  colour: '#5a5f6b',
  category: 'marketing',
  about: {
    who: 'The company whose server the image comes from.',
    purpose: 'Tells that server that something happened here, by requesting an invisible image from it.',
    collects:
      'Your internet address, your browser, the time, and what stands in the address of the image: possibly the page that you opened and what you did there. The server may set a cookie of its own.',
    cookies: [],
    dataGoesTo: 'The server that the image comes from.',
    policyUrl: null,
  },
  settings,
  fields: {
    url: {
      label: 'Address of the image',
      help: 'The address in src="…" of the snippet that you were given. {page_path} becomes the path of the page, {event} the name of the event and {random} a number that keeps browsers from using a stored copy. Without {event} the server cannot tell one event from another.',
      example: EXAMPLE,
      input: 'url',
    },
  },
  hosts: ({ url }) => [hostOf(url)],
  browser: () => [],
  events: eventsNamed(NEUTRAL_NAMES, ({ url }: Settings) => [{ do: 'image', src: url }]),
  // An image does nothing more once it was requested.
  stop: () => [],
  noscript: ({ url }) => withoutScript(url),
  identity: ({ url }) => url,
  recognise: (snippet) => {
    const address = firstIn(snippet, HIDDEN.test(snippet) ? [IMAGE, BARE_IMAGE] : [BARE_IMAGE]);
    return address === null ? null : { url: address.replaceAll('&amp;', '&').replace(/^\/\//, 'https://') };
  },
  audit: { cookies: [], hosts: [], globals: [] },
  examples: [
    {
      settings: { url: EXAMPLE },
      browser: [],
      events: {
        page_view: [{ do: 'image', src: EXAMPLE }],
        purchase: [{ do: 'image', src: EXAMPLE }],
      },
      stop: [],
    },
    {
      settings: { url: '  HTTPS://Pixel.Example.org/Track/{page_path}.gif  ' },
      browser: [],
      events: { page_view: [{ do: 'image', src: 'https://pixel.example.org/Track/{page_path}.gif' }] },
      stop: [],
    },
  ],
  refused: [
    { settings: { url: '' }, message: 'Please fill in the address of the image' },
    {
      settings: { url: 'http://pixel.example.org/p.gif' },
      message: 'Expected an address that starts with https://',
    },
    { settings: { url: 'javascript:alert(1)' }, message: 'Expected an address that starts with https://' },
    {
      settings: { url: 'data:image/gif;base64,R0lG' },
      message: 'Expected an address that starts with https://',
    },
    {
      settings: { url: 'https://jo:secret@pixel.example.org/p.gif' },
      message: 'Leave out the user name and password',
    },
    {
      settings: { url: 'https://pixel.example.org\\@evil.example/p.gif' },
      message: 'Leave out the user name',
    },
    { settings: { url: 'https://pixel.example.org/p.gif#top' }, message: 'Leave out the part from the # on' },
    {
      settings: { url: 'https://pixel.example.org/p.gif?u={email}' },
      message: 'Only the placeholders {page_path}, {event} and {random}',
    },
    {
      settings: { url: 'https://{random}.example.org/p.gif' },
      message: 'A placeholder belongs behind the host name',
    },
    { settings: { url: 'https://192.168.0.1/p.gif' }, message: 'Expected a full host name' },
    {
      settings: { url: 'https://pixel.example.org/p.gif?a="onerror=' },
      message: 'a space or a special character',
    },
    {
      settings: { url: '<img src="https://pixel.example.org/p.gif">' },
      message: 'Enter only the address in it',
    },
  ],
});
