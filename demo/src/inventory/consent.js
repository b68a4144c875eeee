'use strict';

/** What the shop says in its own words. The rest are the plugin's. */
const TEXTS = {
  en: {
    title: 'May somebody look over your shoulder?',
    intro:
      'If you say yes, we use services that {uses}. If you do not, they stay off, and the shop works just the same. You can change your mind at any time.',
  },
  de: {
    title: 'Darf Ihnen jemand über die Schulter schauen?',
    intro:
      'Wenn Sie Ja sagen, nutzen wir Dienste, die {uses}. Sonst bleiben sie aus, und im Laden geht alles genauso. Sie können es sich jederzeit anders überlegen.',
  },
};

/** The green of the shop's buttons, which suits its pages by day and by night. */
const COLOURS = { background: '#24483a', text: '#fdf8ec', button: '#fdf8ec', buttonText: '#24483a' };

/** What the shop decides about consent, from what holds so far: Global Privacy Control counts, as it does by itself. */
const consentOf = ({ policy, banner }) => ({
  policy,
  banner: { ...banner, position: 'bottom_end', colours: COLOURS, texts: TEXTS },
});

module.exports = { consentOf };
