/** Name of the file with the banner's styles, below the prefix. scripts/build-browser.mjs puts it in. */
declare const STYLES_FILE: string;

/** Name of the file with the styles of the list of trackers, below the prefix. */
declare const TRACKERS_STYLES_FILE: string;

/** The styles of a placeholder, minified. */
declare const EMBED_STYLES: string;

/** The styles of the overlay, minified. */
declare const PREVIEW_STYLES: string;
