import { checkForm, serverErrors } from '../../admin/src/pages/pixel-form/check-form';
import {
  chosenEvents,
  droppedEvents,
  emptyValues,
  valuesOf,
  type FormValues,
} from '../../admin/src/pages/pixel-form/form-values';
import { metaContent } from './content';

const filled = (part: Partial<FormValues> = {}): FormValues => ({ ...valuesOf(metaContent()), ...part });

describe('the form and a version say the same', () => {
  it('there and back', () => {
    expect(checkForm(filled())).toEqual({ content: metaContent(), errors: {} });
  });

  it('leaves out settings that were emptied', () => {
    const settings = { plausible: { domain: 'example.org', scriptHost: ' ' } };
    const { content } = checkForm(filled({ vendor: 'plausible', settings }));
    expect(content?.settings).toEqual({ domain: 'example.org' });
  });
});

describe('what has to be corrected lands on its field', () => {
  it('marks every field of an empty form but those that have an answer', () => {
    expect(Object.keys(checkForm(emptyValues()).errors).sort()).toEqual(
      ['categories', 'events', 'name', 'owner.email', 'owner.name', 'purpose', 'vendor'].sort(),
    );
  });

  it.each<[string, Partial<FormValues>, string, string]>([
    [
      'a malformed id, in the words of the vendor',
      { settings: { 'meta-pixel': { pixelId: 'G-ABC123DEF4' } } },
      'settings.pixelId',
      'Choose Google Analytics 4 as the vendor',
    ],
    ['a missing id', { settings: {} }, 'settings.pixelId', 'Please fill in a Meta pixel id'],
    ['a missing goal', { goals: {} }, 'events.0.goal', 'which decision does this event help with?'],
    [
      'a path with a query',
      { placement: { include: [{ kind: 'prefix', path: '/shop?a=1' }], exclude: [] } },
      'placement.include.0.path',
      'A path starts with /',
    ],
    ['no path at all', { placement: { include: [], exclude: [] } }, 'placement.include', 'at least one path'],
    ['an interval that is not there', { reviewEveryDays: null }, 'reviewEveryDays', 'how many days'],
    ['an interval of half a day', { reviewEveryDays: 0.5 }, 'reviewEveryDays', 'whole days'],
    ['a vendor that left the catalogue', { vendor: 'long-gone' }, 'vendor', 'no vendor "long-gone"'],
  ])('%s', (_, part, field, message) => {
    const { content, errors } = checkForm(filled(part));
    expect(content).toBeNull();
    expect(errors[field]).toContain(message);
  });

  it('takes the issues of the server to the same fields', () => {
    const issues = [
      { path: ['content', 'settings', 'pixelId'], message: 'first' },
      { path: ['content', 'settings', 'pixelId'], message: 'second' },
      { path: ['content', 'events', 0, 'goal'], message: 'goal' },
      { path: ['slug'], message: 'slug' },
    ];
    expect(serverErrors(issues)).toEqual({
      'settings.pixelId': 'first',
      'events.0.goal': 'goal',
      slug: 'slug',
    });
  });
});

describe('changing one’s mind', () => {
  it('keeps what was typed for the other vendor, and leaves out what this one does not understand', () => {
    const meta = filled({
      events: ['page_view', 'purchase'],
      goals: { page_view: 'Views.', purchase: 'Sales.' },
    });
    const linkedin = { ...meta, vendor: 'linkedin-insight' };
    expect(chosenEvents(linkedin)).toEqual(['page_view']);
    expect(droppedEvents(linkedin)).toEqual(['purchase']);
    expect(checkForm({ ...linkedin, vendor: 'meta-pixel' }).content?.events).toHaveLength(2);
    expect(linkedin.settings['meta-pixel']).toEqual({ pixelId: '123456789012345' });
  });
});
