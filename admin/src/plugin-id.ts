/** The plugin's name in Strapi: in addresses, permissions and ids of translations. */
export const PLUGIN_ID = 'pixel-inventory';

/** Where the plugin's screens begin in the admin panel. */
export const HOME = `/plugins/${PLUGIN_ID}`;

/** Where the list of pixels is. */
export const INVENTORY = `${HOME}/inventory`;

/** Where the list of reviews is. */
export const REVIEWS = `${HOME}/reviews`;

/** Where one publication is read. */
export const publication = (number: number): string => `${HOME}/publish/${number}`;
