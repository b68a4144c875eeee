import type { Approval, PixelDetail } from '../../server/src/contract';
import { conversationOf } from '../../admin/src/words/conversation';
import { summary } from './summary';

const ana = { id: 'ana', name: 'Ana', email: 'ana@example.org' };
const jo = { id: 'jo', name: 'Jo', email: 'jo@example.org' };

const decision = (part: Partial<Approval>): Approval => ({
  pixel: 'spring',
  version: 1,
  hash: 'a'.repeat(64),
  outcome: 'sent_back',
  person: ana,
  comment: 'Which ads?',
  at: '2026-01-01T10:00:00.000Z',
  ...part,
});

const detail = (part: Partial<PixelDetail>): PixelDetail => ({
  pixel: summary(),
  versions: [],
  approvals: [],
  activity: [],
  findings: [],
  actions: {} as PixelDetail['actions'],
  ...part,
});

describe('what people said to each other about a pixel', () => {
  it('holds comments and the reasons of decisions, in their order', () => {
    const approvals = [
      decision({ version: 2, outcome: 'approved', comment: 'Good now.', at: '2026-01-03T10:00:00.000Z' }),
      decision({}),
    ];
    const comments = [
      {
        id: 7,
        pixel: 'spring',
        version: 1,
        text: 'Those on Facebook.',
        person: jo,
        at: '2026-01-02T10:00:00.000Z',
      },
    ];
    expect(
      conversationOf(detail({ approvals, comments })).map(({ by, person, text, version }) => [
        by,
        person,
        version,
        text,
      ]),
    ).toEqual([
      ['comments.sent-back', 'Ana', 1, 'Which ads?'],
      ['comments.by', 'Jo', 1, 'Those on Facebook.'],
      ['comments.approved', 'Ana', 2, 'Good now.'],
    ]);
  });

  it('leaves out decisions without a word', () => {
    expect(conversationOf(detail({ approvals: [decision({ outcome: 'approved', comment: '' })] }))).toEqual(
      [],
    );
  });
});
