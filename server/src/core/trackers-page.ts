import type { Asking, Category, Trace, Trackers, VisitorTextKey, VisitorTexts } from '../contract';
import { html, type Markup } from './html';
import { plainPage } from './plain-page';

const NAMES: Record<Category, { name: VisitorTextKey; about: VisitorTextKey }> = {
  necessary: { name: 'necessary', about: 'aboutNecessary' },
  functional: { name: 'functional', about: 'aboutFunctional' },
  measurement: { name: 'measurement', about: 'aboutMeasurement' },
  marketing: { name: 'marketing', about: 'aboutMarketing' },
};

const PLACES: Record<Trace['where'], VisitorTextKey> = {
  cookie: 'traceCookie',
  vendor_cookie: 'traceCookie',
  local_storage: 'traceLocal',
  session_storage: 'traceSession',
};

/** What the page needs besides the list. */
export interface TrackersPageParts {
  list: Trackers;
  asking: Asking;
  /** All of them, in the reader's language. */
  texts: VisitorTexts;
  /** The language that the site's people write in where they do not say another. */
  ownLang: string;
  prefix: string;
  /** Writes a day (RFC 3339 `full-date`, or a date and time) in the reader's language. */
  dateOf: (day: string) => string;
  /** Address of the styles. */
  stylesheet: string;
}

type Tracker = Trackers['trackers'][number];

const row = (name: string, value: Markup | false): Markup | false =>
  value &&
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** A text in its own language and direction; where it stands is left to the page. */
const said = (text: string, lang: string): Markup => html`<span lang="${lang}" dir="auto">${text}</span>`;

const keeps = ({ keeps: traces, aboutLang }: Tracker, texts: VisitorTexts): Markup | false =>
  traces.length > 0 &&
  html`<table>
    <thead>
      <tr>
        <th scope="col">${texts.pageNameColumn}</th>
        <th scope="col">${texts.pagePurposeColumn}</th>
        <th scope="col">${texts.pageKeptForColumn}</th>
      </tr>
    </thead>
    <tbody>
      ${traces.map(
        ({ name, where, purpose, lifetime }) =>
          html`<tr>
            <th scope="row"><code dir="ltr">${name}</code> <small>${texts[PLACES[where]]}</small></th>
            <td data-label="${texts.pagePurposeColumn}">${said(purpose, aboutLang)}</td>
            <td data-label="${texts.pageKeptForColumn}">${said(lifetime, aboutLang)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const consentWords = (
  { categories, declared }: Tracker,
  { asking: { rule }, texts }: TrackersPageParts,
): string => {
  const names = categories.map((category) => texts[NAMES[category].name]).join(', ');
  // Whether something else waits for a yes is not ours to promise.
  if (declared) return names;
  if (categories.every((category) => category === 'necessary')) return `${names} · ${texts.alwaysOn}`;
  return `${names} · ${rule === 'opt_in' ? texts.pageConsent : texts.pageNoConsent}`;
};

const described = (text: string | undefined, lang: string): Markup | false =>
  text !== undefined && text !== '' && said(text, lang);

/** An address of another kind would run in the page that shows the list. */
const isOfTheWeb = (address: string): boolean => /^https?:\/\//i.test(address);

const policy = ({ vendor, about }: Tracker, texts: VisitorTexts): Markup | false =>
  about !== null &&
  about.policyUrl !== null &&
  isOfTheWeb(about.policyUrl) &&
  html`<p>
    <a href="${about.policyUrl}" rel="noopener noreferrer"
      >${texts.moreAbout.replace('{vendor}', () => vendor)}</a
    >
  </p>`;

/** Below which heading of a page the trackers stand, each with one of its own. */
type Level = 2 | 3;

const heading = ({ vendor }: Tracker, level: Level): Markup =>
  level === 2 ? html`<h2><bdi>${vendor}</bdi></h2>` : html`<h3><bdi>${vendor}</bdi></h3>`;

const article = (tracker: Tracker, parts: TrackersPageParts, level: Level): Markup => {
  const { texts, dateOf, ownLang } = parts;
  const { about, aboutLang, purpose } = tracker;
  return html`<article>
    ${heading(tracker, level)}
    <p class="consent">${consentWords(tracker, parts)}</p>
    <dl>
      ${[
        row(texts.pageWho, described(about?.who, aboutLang)),
        row(texts.pageWhy, said(purpose.text, purpose.lang ?? ownLang)),
        row(texts.pageCollects, described(about?.collects, aboutLang)),
        row(texts.pageWhere, described(about?.dataGoesTo, aboutLang)),
        row(texts.pageKeeps, keeps(tracker, texts)),
      ].filter((one): one is Markup => one !== false)}
    </dl>
    ${tracker.declared && html`<p>${texts.pageDeclared}</p>`}${policy(tracker, texts)}${
      tracker.reviewedOn !== null &&
      html`<p class="small">
        ${texts.pageReviewed.replace('{date}', () => dateOf(tracker.reviewedOn ?? ''))}
      </p>`
    }
  </article>`;
};

const choice = (category: Category, { asking, texts }: TrackersPageParts): Markup => {
  const { open, granted, gpc, dnt } = asking;

  const { name, about } = NAMES[category];
  if (category === 'necessary') {
    return html`<li>
      <strong>${texts[name]}</strong> <span class="small">${texts.alwaysOn}</span>
      <p>${texts[about]}</p>
    </li>`;
  }
  const isOpen = open.includes(category);
  const denied = gpc && category === 'marketing' ? texts.gpc : dnt ? texts.dnt : '';
  return html`<li>
    <label
      ><input
        type="checkbox"
        name="${category}"
        value="1"
        ${granted.includes(category) && html`checked`}
        ${!isOpen && html`disabled`}
      />
      <strong>${texts[name]}</strong></label
    >
    <p>${texts[about]}</p>
    ${!isOpen && denied !== '' && html`<p>${denied}</p>`}
  </li>`;
};

const grouped = (number: string): string => number.replace(/.{4}(?=.)/g, '$&-');

const choices = (parts: TrackersPageParts): Markup => {
  const { asking, texts, prefix, dateOf } = parts;
  const { notice, open, record } = asking;
  const used = notice.categories.map(({ key }) => key);
  const shown: Category[] = ['necessary', ...used.filter((key) => key !== 'necessary')];
  if (shown.length === 1) return html``;
  return html`<section id="choices" aria-labelledby="your-choice">
    <h2 id="your-choice">${texts.pageYourChoice}</h2>
    <p>
      ${
        record === null
          ? texts.pageNoChoice
          : html`${texts.recordIs.replace('{record}', () => grouped(record.id))}
            (${dateOf(new Date(record.at * 1000).toISOString())})`
      }
    </p>
    <form method="post" action="${prefix}/consent">
      <input type="hidden" name="path" value="${prefix}/trackers" />${open.map(
        (category) => html`<input type="hidden" name="open_${category}" value="1" />`,
      )}
      <ul>
        ${shown.map((category) => choice(category, parts))}
      </ul>
      <p class="buttons">
        <button name="answer" value="accept">${texts.acceptAll}</button
        ><button name="answer" value="reject">${texts.rejectAll}</button
        ><button name="answer" value="save">${texts.save}</button>
      </p>
    </form>
  </section>`;
};

const listOf = (parts: TrackersPageParts, level: Level): Markup => {
  const { list, texts, dateOf } = parts;
  const updated =
    list.publication > 0 &&
    html`<p class="small">${texts.pageUpdated.replace('{date}', () => dateOf(list.publishedAt))}</p>`;
  return html`${updated}${
    list.trackers.length === 0
      ? html`<p>${texts.pageNoTrackers}</p>`
      : list.trackers.map((tracker) => article(tracker, parts, level))
  }`;
};

/** Write the list alone, for a place in a page of the site. */
export const trackersList = (parts: TrackersPageParts): string => {
  const { lang, dir } = parts.asking.notice;
  return html`<div class="trackers" lang="${lang}" dir="${dir}">${listOf(parts, 3)}</div>`.text;
};

/** Write the page about trackers: who, why, what, how long, where to, how to object, last reviewed; and the visitor's own choice. It needs no scripts. */
export const trackersPage = (parts: TrackersPageParts): string => {
  const { lang, dir } = parts.asking.notice;
  const { texts } = parts;
  return plainPage({
    lang,
    dir,
    title: texts.pageTitle,
    head: html`<meta name="robots" content="noindex" /><link rel="stylesheet" href="${parts.stylesheet}" />`,
    body: html`<p><a href="/">${texts.pageHome}</a></p>
      ${
        parts.list.trackers.length > 0 &&
        html`<p>${texts.pageIntro}</p>
          ${choices(parts)}
          <section>
            <h2>${texts.pageObject}</h2>
            <p>${texts.pageObjectText}</p>
          </section>`
      }
      ${listOf(parts, 2)}`,
  });
};
