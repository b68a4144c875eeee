import { checkForm, serverErrors } from '../../admin/src/pages/pixel-form/check-form';
import {
  chosenEvents,
  droppedEvents,
  emptyValues,
  offeredEvents,
  valuesOf,
  withVendor,
  type FormValues,
} from '../../admin/src/pages/pixel-form/form-values';
import { countByStep, stepOf, STEPS } from '../../admin/src/pages/pixel-form/form-steps';
import { usualTriggers, withKind, type TriggerValues } from '../../admin/src/pages/pixel-form/trigger-values';
import type { Category, PixelContent, Trigger } from '../../server/src/contract';
import { metaContent } from './content';
import { english } from './english';

const filled = (part: Partial<FormValues> = {}): FormValues => ({ ...valuesOf(metaContent()), ...part });

const first = (event: PixelContent['events'][number]['name']): TriggerValues => {
  const [trigger] = usualTriggers(event);
  if (!trigger) throw new Error('Every event is set off by something.');
  return trigger;
};

describe('the form and a version say the same', () => {
  it('there and back', () => {
    expect(checkForm(filled())).toEqual({ content: metaContent(), errors: {} });
  });

  it.each<[string, Trigger[]]>([
    [
      'every kind',
      [
        { kind: 'page_view' },
        { kind: 'click', on: { by: 'text', text: 'Buy now' }, once: true },
        { kind: 'click', on: { by: 'address', contains: '/cart' } },
        { kind: 'form', on: { by: 'any' } },
        { kind: 'form', on: { by: 'selector', selector: '#newsletter' }, once: true },
        { kind: 'scroll', percent: 75 },
        { kind: 'time', seconds: 20 },
        { kind: 'named', name: 'seen' },
      ],
    ],
    ['the usual one, said outright', [{ kind: 'page_view' }]],
  ])('with triggers: %s', (_, triggers) => {
    const content = metaContent({ events: [{ name: 'page_view', goal: 'Which ads work?', triggers }] });
    expect(checkForm(valuesOf(content))).toEqual({ content, errors: {} });
  });

  it('with further languages, without those that are empty', () => {
    const purposeIn = { de: 'Zeigt, welche Anzeige jemanden hergebracht hat.' };
    const content = metaContent({ purposeIn });
    expect(checkForm(filled({ purposeIn: { ...purposeIn, fr: '  ' } })).content).toEqual(content);
  });

  it('declared, with nothing but what is known', () => {
    const values = filled({ delivery: 'declared', settings: {} });
    const { content } = checkForm({ ...values, triggers: { page_view: usualTriggers('page_view') } });
    expect(content).toEqual(metaContent({ delivery: 'declared', settings: {} }));
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
    ['a missing goal', { goals: {} }, 'events.0.goal', 'which decision does this event help with?).'],
    [
      'a path with a query',
      { placement: { include: [{ kind: 'prefix', path: '/shop?a=1' }], exclude: [] } },
      'placement.include.0.path',
      'A path starts with /',
    ],
    [
      'a click on nothing in particular',
      { triggers: { page_view: [withKind(first('page_view'), 'click')] } },
      'events.0.triggers.0.on.text',
      'Please fill in the text of the link or button',
    ],
    [
      'a depth that is not there',
      { triggers: { page_view: [{ ...first('page_view'), kind: 'scroll', percent: null }] } },
      'events.0.triggers.0.percent',
      'how many percent',
    ],
    ['a short purpose in another language', { purposeIn: { de: 'Kurz' } }, 'purposeIn.de', 'at least 15'],
    [
      'a malformed id of what is only declared',
      { delivery: 'declared', settings: { 'meta-pixel': { pixelId: '12' } } },
      'settings.pixelId',
      'Expected a Meta pixel id',
    ],
    [
      'a * in a path that is no pattern, in the words of the choice beside it',
      { placement: { include: [{ kind: 'prefix', path: '/shop/*' }], exclude: [] } },
      'placement.include.0.path',
      `“${english.say('form.places.wildcard')}”`,
    ],
    ['no path at all', { placement: { include: [], exclude: [] } }, 'placement.include', 'at least one path'],
    ['an interval of no day', { reviewEveryDays: 0 }, 'reviewEveryDays', 'At least 1 day'],
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

describe('another vendor', () => {
  it.each<[string, Category[], string, string, Category[]]>([
    ['brings its usual category', [], '', 'meta-pixel', ['marketing']],
    ['takes the place of the usual one before it', ['marketing'], 'meta-pixel', 'matomo', ['measurement']],
    ['leaves what somebody chose', ['functional'], 'meta-pixel', 'matomo', ['functional']],
    [
      'leaves a second one that somebody added',
      ['marketing', 'functional'],
      'meta-pixel',
      'matomo',
      ['marketing', 'functional'],
    ],
    ['that is unknown brings none', [], '', 'long-gone', []],
  ])('%s', (_, categories, before, after, expected) => {
    const values = { ...emptyValues(), vendor: before, categories };
    expect(withVendor(values, after).categories).toEqual(expected);
  });

  it('offers the events that it understands, and none before it is chosen', () => {
    expect(offeredEvents(emptyValues())).toEqual([]);
    expect(offeredEvents({ ...emptyValues(), vendor: 'linkedin-insight' })).toContain('page_view');
  });
});

describe('each field belongs to a step', () => {
  it('so that all that an empty form lacks is counted where it is asked for', () => {
    expect(countByStep(checkForm(emptyValues()).errors)).toEqual({
      vendor: 1,
      settings: 0,
      purpose: 2,
      consent: 1,
      events: 1,
      places: 0,
      owner: 2,
      summary: 0,
    });
  });

  it.each([
    ['settings.pixelId', 'settings'],
    ['delivery', 'settings'],
    ['purposeIn.de', 'purpose'],
    ['events.3.triggers.0.on.text', 'events'],
    ['placement.exclude.0.path', 'places'],
    ['somethingNew', 'summary'],
  ])('%s in the step %s', (path, step) => {
    expect(stepOf(path)).toBe(step);
    expect(STEPS).toContain(step);
  });
});
