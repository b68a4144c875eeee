// Strapi's advertisement above every page. It is dismissed beforehand, so that the demo shows the plugin.
const BANNER = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false';

export default {
  config: {
    // A person chooses one of them in their profile; English is always there.
    locales: ['de', 'es', 'fr'],
    // Nobody outside of this machine is asked about new releases.
    notifications: { releases: false },
    tutorials: false,
  },

  bootstrap() {
    // Strapi appends the project's id, which a demo does not have: undefined at first, then false.
    for (const id of ['undefined', 'false']) localStorage.setItem(`${BANNER}:${id}`, 'true');
  },
};
