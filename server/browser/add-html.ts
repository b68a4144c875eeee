import { runs } from './add-script';

/** Whether what follows a script waits until it has come, as it does in a page's own markup. */
const holdsUp = (script: HTMLScriptElement): boolean =>
  !!script.src && !script.hasAttribute('async') && !script.noModule && runs(script);

/** Put a script into the page. If it writes, that is appended: on a complete page it would wipe everything. */
const run = (script: HTMLScriptElement, place: Comment, nonce: string | undefined): void => {
  const { write, writeln } = document as { write: unknown; writeln: unknown };
  const append = (...texts: string[]): void => addHtml(texts.join(''), nonce);
  if (nonce) script.nonce = nonce;
  Object.assign(document, { write: append, writeln: append });
  // What the script throws does not come here: browsers report it.
  place.replaceWith(script);
  Object.assign(document, { write, writeln });
};

/** Put scripts back to where comments keep their places, one after the other. */
const putBack = ([first, ...rest]: [Comment, HTMLScriptElement][], nonce: string | undefined): void => {
  if (!first) return;
  const [place, script] = first;
  const next = (): void => putBack(rest, nonce);
  const waits = holdsUp(script);
  if (waits) for (const type of ['load', 'error']) script.addEventListener(type, next);
  run(script, place, nonce);
  if (!waits) next();
};

/**
 * Append markup to the end of the body, once there is one. Its scripts run in their order, each with the loader's own
 * `nonce`. Throws where the page's policy forbids to make elements of texts (Trusted Types).
 */
export const addHtml = (html: string, nonce: string | undefined): void => {
  if (!document.body) return document.addEventListener('DOMContentLoaded', () => addHtml(html, nonce));
  // Unlike `innerHTML`, this makes scripts that run when they are put into the page (DOM Parsing, section 2.6).
  const fragment = document.createRange().createContextualFragment(html);
  const scripts = Array.from(fragment.querySelectorAll('script'), (script): [Comment, HTMLScriptElement] => {
    const place = document.createComment('');
    script.replaceWith(place);
    return [place, script];
  });
  document.body.append(fragment);
  putBack(scripts, nonce);
};
