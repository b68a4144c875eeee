/* global document, window, EventSource */

/** How many entries of a vendor the page shows. */
const SHOWN = 50;

const summary = document.querySelector('#summary');
const empty = document.querySelector('#empty');
const vendors = document.querySelector('#vendors');

/** Vendor → { section, count, list, older, events, scripts }. */
let cards = new Map();
let connected = false;

const counted = (number, one, many) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/** Make an element. Texts come from whoever sent them, so they are set as text and never as markup. */
const make = (name, { text, className, ...more } = {}, ...children) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  Object.assign(element, more);
  element.append(...children);
  return element;
};

const describe = ({ kind, event }) => (kind === 'script' ? 'loaded its script' : event || 'no name');

const pathOf = (page) => {
  try {
    return new URL(page).pathname;
  } catch {
    return page;
  }
};

const whereOf = ({ id, page }) => [id, page && `on ${pathOf(page)}`].filter(Boolean).join(' · ');

const detailsOf = ({ host, path, page, query }) => {
  const rows = Object.entries({ address: `${host}${path}`, ...(page && { page }), ...query });
  return make(
    'dl',
    {},
    ...rows.flatMap(([name, text]) => [make('dt', { text: name }), make('dd', { text })]),
  );
};

const rowOf = (entry, fresh) => {
  const time = make('time', { dateTime: entry.at, text: new Date(entry.at).toLocaleTimeString() });
  const event = make('span', { className: 'what', text: describe(entry) });
  const where = make('span', { className: 'where', text: whereOf(entry) });
  const details = make('details', {}, make('summary', {}, time, event, where), detailsOf(entry));
  return make('li', { className: `${entry.kind}${fresh ? ' fresh' : ''}` }, details);
};

const addCard = (name) => {
  const count = make('p', { className: 'count' });
  const older = make('p', { className: 'older', hidden: true });
  const list = make('ol');
  const section = make('section', {}, make('h2', { text: name }), count, list, older);
  const card = { section, count, list, older, events: 0, scripts: 0 };
  cards.set(name, card);
  return card;
};

const showCounts = ({ count, older, events, scripts }) => {
  const loads = scripts > 0 ? `, script loaded ${counted(scripts, 'time', 'times')}` : '';
  count.textContent = counted(events, 'event', 'events') + loads;
  const hiddenRows = events + scripts - SHOWN;
  older.hidden = hiddenRows <= 0;
  older.textContent = `and ${counted(hiddenRows, 'earlier one', 'earlier ones')}`;
};

const showSummary = () => {
  const all = [...cards.values()];
  const events = all.reduce((sum, card) => sum + card.events, 0);
  const from = all.filter((card) => card.events > 0).length;
  empty.hidden = all.length > 0;
  summary.textContent = connected
    ? `${counted(events, 'event', 'events')} for ${counted(from, 'vendor', 'vendors')}.`
    : 'The stand-in does not answer. Is the demonstration still running? This page goes on by itself.';
};

const add = (entry, fresh) => {
  const card = cards.get(entry.vendor) ?? addCard(entry.vendor);
  card[entry.kind === 'script' ? 'scripts' : 'events'] += 1;
  card.list.prepend(rowOf(entry, fresh));
  if (card.list.children.length > SHOWN) card.list.lastElementChild.remove();
  // The vendor that heard last stands first. Moving an element that stands there already would lose the focus.
  if (vendors.firstElementChild !== card.section) vendors.prepend(card.section);
  showCounts(card);
};

const replaceAll = (log) => {
  cards = new Map();
  vendors.replaceChildren();
  log.forEach((entry) => add(entry, false));
  connected = true;
  showSummary();
};

const source = new EventSource('/watch');
source.addEventListener('log', (event) => replaceAll(JSON.parse(event.data)));
source.addEventListener('entry', (event) => {
  add(JSON.parse(event.data), true);
  showSummary();
});
source.addEventListener('error', () => {
  connected = false;
  showSummary();
});

document.querySelector('#clear').addEventListener('submit', (event) => {
  event.preventDefault();
  window.fetch('/clear', { method: 'POST' }).catch(() => {});
});
