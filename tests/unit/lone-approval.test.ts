import type { Approval } from '../../server/src/contract';
import {
  chain,
  CHAIN_START,
  type Entry,
  type Link,
  type LinkedEntry,
} from '../../server/src/core/activity-chain';
import { actionsNamed, isProvenAlone, type Proof } from '../../server/src/core/lone-approval';
import { sha256 } from '../../server/src/io/sha256';
import { ana, ben, HASH_A, HASH_B } from '../fakes/pixels';

const AT = '2026-11-12T09:00:00.000Z';

const approval = (changes: Partial<Approval> = {}): Approval => ({
  pixel: 'spring-campaign',
  version: 2,
  hash: HASH_A,
  outcome: 'approved',
  person: ana,
  comment: '',
  at: AT,
  alone: true,
  ...changes,
});

const entry = (action: string, changes: Partial<Entry> = {}): Entry => ({
  at: AT,
  person: ana,
  action,
  pixel: null,
  version: null,
  snapshot: null,
  summary: action,
  ...changes,
});

const signature = (changes: Partial<Entry> = {}) =>
  entry('approve_alone', { pixel: 'spring-campaign', version: 2, ...changes });

/** A log of these entries: which of them the rule was switched by, and which sign. */
const logOf = (...entries: Entry[]) => {
  const linked: LinkedEntry[] = [];
  for (const each of entries) linked.push(chain(each, linked.at(-1) ?? CHAIN_START, sha256));
  const proofs: Proof[] = linked.map((each, at) => ({
    entry: each,
    before: at === 0 ? CHAIN_START : (linked[at - 1] as Link),
  }));
  return {
    signed: proofs.filter((proof) => proof.entry.action === 'approve_alone'),
    rules: proofs.filter((proof) => proof.entry.action.startsWith('rule_')),
  };
};

const proves = ({ signed, rules }: ReturnType<typeof logOf>, changes: Partial<Approval> = {}) =>
  isProvenAlone(approval(changes), signed, rules, sha256);

const OFF = entry('rule_off');
const ON = entry('rule_on');

const cases: [string, boolean, boolean][] = [
  ['signed while the rule was off', proves(logOf(OFF, signature())), true],
  ['signed before it was switched on again', proves(logOf(OFF, signature(), ON)), true],
  ['switched on and off again before', proves(logOf(OFF, ON, OFF, signature())), true],
  ['the rule was never switched off', proves(logOf(signature())), false],
  ['the rule was switched off afterwards', proves(logOf(signature(), OFF)), false],
  ['the rule was on again', proves(logOf(OFF, ON, signature())), false],
  ['the log does not tell of it', proves(logOf(OFF, entry('approve'))), false],
  ['the log tells of another version', proves(logOf(OFF, signature({ version: 1 }))), false],
  ['the log tells of another pixel', proves(logOf(OFF, signature({ pixel: 'other' }))), false],
  ['the log tells of somebody else', proves(logOf(OFF, signature({ person: ben }))), false],
  [
    'the log tells of another moment',
    proves(logOf(OFF, signature()), { at: '2026-11-13T09:00:00.000Z' }),
    false,
  ],
];

it.each(cases)('an approval alone, %s', (_why, proven, expected) => expect(proven).toBe(expected));

it('is not proven by entries that were changed or slipped in', () => {
  const { signed, rules } = logOf(OFF, signature());
  const forge = (proofs: Proof[], changes: Partial<LinkedEntry>) =>
    proofs.map(({ entry: each, before }) => ({ entry: { ...each, ...changes }, before }));
  expect(isProvenAlone(approval(), forge(signed, { hash: HASH_B }), rules, sha256)).toBe(false);
  expect(isProvenAlone(approval(), forge(signed, { summary: 'x' }), rules, sha256)).toBe(false);
  expect(isProvenAlone(approval(), signed, forge(rules, { summary: 'x' }), sha256)).toBe(false);
  const turned = logOf(ON, signature());
  expect(isProvenAlone(approval(), turned.signed, forge(turned.rules, { action: 'rule_off' }), sha256)).toBe(
    false,
  );
  const orphans = signed.map((proof) => ({ ...proof, before: null }));
  expect(isProvenAlone(approval(), orphans, rules, sha256)).toBe(false);
});

it('finds lone approvals and the rule under the names that people look for', () => {
  expect(actionsNamed('approve')).toEqual(['approve', 'approve_alone']);
  expect(actionsNamed('settings')).toEqual(['settings', 'rule_on', 'rule_off', 'schedule']);
  expect(actionsNamed('publish')).toEqual(['publish']);
});
