import type { Notice } from '../contract';

type Colours = NonNullable<Notice['look']['colours']>;

/** The custom properties that a colour of the settings becomes. Explanations are as legible as the rest. */
const PROPERTIES: Record<keyof Colours, readonly string[]> = {
  background: ['bg'],
  text: ['text', 'muted', 'focus'],
  button: ['button'],
  buttonText: ['button-text'],
};
const NAMES = Object.keys(PROPERTIES) as (keyof Colours)[];

/** Turn the colours of the settings into pairs of a custom property and its value. */
export const lookProperties = (colours: Colours): [name: string, value: string][] =>
  NAMES.flatMap((name) =>
    PROPERTIES[name].map((property): [string, string] => [`--pixel-banner-${property}`, colours[name]]),
  );

/** Name the file with a site's own colours: `look.ffffff-1a1e24-1f2937-ffffff.css`. */
export const lookFile = (colours: Colours): string =>
  `look.${NAMES.map((name) => colours[name].slice(1)).join('-')}.css`;

const LOOK_FILE = /^look\.([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})\.css$/;

/**
 * Write the file of that name; null: it is no such name. Where scripts do not run, a strict content security policy
 * leaves no other way to colour a banner than a file.
 */
export const lookStyles = (file: string): string | null => {
  const values = LOOK_FILE.exec(file)?.slice(1);
  if (!values) return null;
  const [background, text, button, buttonText] = values.map((value) => `#${value}`) as [
    string,
    string,
    string,
    string,
  ];
  const declarations = lookProperties({ background, text, button, buttonText });
  return `:host{${declarations.map((pair) => pair.join(':')).join(';')}}`;
};
