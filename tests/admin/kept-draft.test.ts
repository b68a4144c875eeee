import { emptyValues, type FormValues } from '../../admin/src/pages/pixel-form/form-values';
import { newTrigger } from '../../admin/src/pages/pixel-form/trigger-values';
import { keptKey, readKept, writeKept, type TabStorage } from '../../admin/src/pages/pixel-form/kept-draft';

const storage = (): TabStorage => {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
};

const KEY = keptKey('jo@example.org', null);

describe('what was typed is kept in the tab', () => {
  it('and comes back as it was, half filled in as it is', () => {
    const tab = storage();
    const values: FormValues = {
      ...emptyValues(),
      vendor: 'meta-pixel',
      delivery: 'declared',
      goals: { purchase: 'Sales.' },
      triggers: { purchase: [{ ...newTrigger('scroll', 'purchase'), percent: null }] },
      purposeIn: { de: 'Zeigt' },
    };
    writeKept(tab, KEY, { baseVersion: 3, values });
    expect(readKept(tab, KEY)).toEqual({ baseVersion: 3, values });
  });

  it('until it is forgotten', () => {
    const tab = storage();
    writeKept(tab, KEY, { baseVersion: null, values: emptyValues() });
    writeKept(tab, KEY, null);
    expect(readKept(tab, KEY)).toBeNull();
  });

  it('for one person and one pixel, never for others', () => {
    const keys = [
      keptKey('jo@example.org', null),
      keptKey('jo@example.org', 'new'),
      keptKey('jo@example.org', 'shop'),
      keptKey('ana@example.org', null),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['', 'null', '{', '[]', '{"baseVersion":1}', '{"baseVersion":1,"values":{"vendor":7}}'])(
    'and is nothing when it reads %j',
    (text) => {
      const tab = storage();
      tab.setItem(KEY, text);
      expect(readKept(tab, KEY)).toBeNull();
    },
  );

  it('and does not stop anybody where the browser forbids it', () => {
    const forbid = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const tab = { getItem: forbid, setItem: forbid, removeItem: forbid };
    expect(readKept(tab, KEY)).toBeNull();
    expect(() => writeKept(tab, KEY, { baseVersion: null, values: emptyValues() })).not.toThrow();
  });
});
