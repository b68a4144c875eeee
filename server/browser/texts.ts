import type { OptionalCategory } from '../src/contract';

/** Every text that the banner shows. Names of services and what they are for come from the inventory. */
export interface Texts {
  lang: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** `{uses}` becomes the list of what is asked for. */
  intro: string;
  uses: Record<OptionalCategory, string>;
  acceptAll: string;
  rejectAll: string;
  choose: string;
  choicesTitle: string;
  choicesIntro: string;
  categories: Record<OptionalCategory | 'necessary', { name: string; about: string }>;
  /** Label of a category's list of services; `{category}` becomes its name. */
  services: string;
  alwaysOn: string;
  /** Beside marketing, where the browser asks not to sell or share data. */
  gpc: string;
  save: string;
  close: string;
  wayBack: string;
  saved: string;
  notSaved: string;
  notLoaded: string;
}

export const texts: Record<'en', Texts> = {
  en: {
    lang: 'en',
    dir: 'ltr',
    title: 'Your choice about tracking',
    intro:
      'With your permission, we use services that {uses}. They stay off unless you agree, and you can change your mind at any time.',
    uses: {
      functional: 'add extras such as chats, maps and videos',
      measurement: 'count visits',
      marketing: 'help advertisers show you matching ads',
    },
    acceptAll: 'Accept all',
    rejectAll: 'Reject all',
    choose: 'Choose',
    choicesTitle: 'Your choices',
    choicesIntro: 'Tick what you agree to. You can come back and change it at any time.',
    categories: {
      necessary: {
        name: 'Necessary',
        about: 'The site needs these to work. One of them is the cookie that remembers your choice here.',
      },
      functional: { name: 'Functional', about: 'Extras such as chats, maps and videos.' },
      measurement: {
        name: 'Measurement',
        about: 'Shows which pages are read and where something goes wrong.',
      },
      marketing: {
        name: 'Marketing',
        about:
          'Tells advertising companies what you do here, to show you matching ads and to see which ads work.',
      },
    },
    services: 'Services for {category}',
    alwaysOn: 'Always on',
    gpc: 'Your browser asks sites not to sell or share your data (Global Privacy Control). We respect that: marketing stays off.',
    save: 'Save my choices',
    close: 'Close',
    wayBack: 'Privacy choices',
    saved: 'Your choice is saved.',
    notSaved: 'Your choice could not be saved, so nothing has changed. Please try again.',
    notLoaded: 'The list of services could not be loaded. Please try again in a moment.',
  },
};
