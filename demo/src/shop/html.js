'use strict';

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is HTML already. Only `html` makes one, so nothing unescaped gets into a page. */
class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/** Write a text so that it is safe between tags and in quoted attributes. */
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);

const write = (value) => {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(write).join('');
  return escape(value);
};

/**
 * Fill a template. Every value is escaped, unless `html` made it; lists are joined; `null`, `undefined` and
 * `false` leave nothing.
 */
const html = (strings, ...values) =>
  new Markup(strings.reduce((text, part, index) => text + write(values[index - 1]) + part));

module.exports = { escape, html };
