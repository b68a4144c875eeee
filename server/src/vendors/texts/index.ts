import de from './de.json';
import es from './es.json';
import fr from './fr.json';

/** What the catalogue says in further languages, by its English text. A test holds each of them complete. */
export const CATALOGUE_TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { de, es, fr };
