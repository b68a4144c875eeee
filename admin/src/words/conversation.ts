import type { PixelDetail } from '../../../server/src/contract';
import type { TextKey } from './words';

/** Something that was said about a version: a comment, or what somebody gave as the reason of a decision. */
export interface Remark {
  /** No other remark has it. */
  key: string;
  text: string;
  person: string;
  version: number;
  at: string;
  /** How to say who said it. */
  by: TextKey;
}

const commentsOf = ({ comments = [] }: PixelDetail): Remark[] =>
  comments.map(({ id, text, person, version, at }) => ({
    key: `comment ${id}`,
    text,
    person: person.name,
    version,
    at,
    by: 'comments.by',
  }));

const decisionsOf = ({ approvals }: PixelDetail): Remark[] =>
  approvals
    .filter(({ comment }) => comment !== '')
    .map(({ outcome, comment, person, version, at }) => ({
      key: `${outcome} ${version} ${at}`,
      text: comment,
      person: person.name,
      version,
      at,
      by: outcome === 'sent_back' ? 'comments.sent-back' : 'comments.approved',
    }));

/** All that people said to each other about a pixel, in the order in which they did. */
export const conversationOf = (detail: PixelDetail): Remark[] =>
  [...commentsOf(detail), ...decisionsOf(detail)].sort((a, b) => a.at.localeCompare(b.at));
