import {
  PERMISSION_NAMES,
  refuse,
  REVIEW_OUTCOMES,
  sentence,
  type PermissionKey,
  type Person,
  type Refusal,
  type ReviewDetail,
  type ReviewOutcome,
} from '../contract';
import { judgeStop } from '../core/approval';
import type { Rights } from './check-content';

/** What somebody's roles let them do about reviews. */
export interface ReviewRights extends Rights {
  review: boolean;
  edit: boolean;
  pause: boolean;
  retire: boolean;
}

/** Whoever answers by the link of a mail, or by no role at all. */
export const NO_RIGHTS: ReviewRights = {
  customCode: false,
  review: false,
  edit: false,
  pause: false,
  retire: false,
};

const lack = (permission: PermissionKey): Refusal =>
  refuse('not_permitted', { permission: PERMISSION_NAMES[permission] });

/** Say whether somebody is the owner of a pixel: they have its address. */
export const isOwner = (ownerEmail: string, { email }: Person): boolean =>
  email !== '' && email.toLowerCase() === ownerEmail.toLowerCase();

/** Judge whether somebody may answer a review so. Null means yes. Owners may keep and stop what is theirs. */
export const judgeAnswer = (
  outcome: ReviewOutcome,
  ownerEmail: string,
  person: Person,
  rights: ReviewRights,
): Refusal | null => {
  const owns = isOwner(ownerEmail, person);
  if (!owns && !rights.review) return refuse('review_not_yours', { permission: PERMISSION_NAMES.review });
  if (outcome === 'hand_over' && !rights.edit) return lack('edit');
  if (outcome === 'pause' && !owns && !rights.pause) return lack('pause');
  return outcome === 'retire' && !rights.retire ? lack('retire') : null;
};

/** Say of each answer whether somebody may give it, and if not, why. */
export const answersFor = (
  ownerEmail: string,
  person: Person,
  rights: ReviewRights,
  declared: boolean,
): ReviewDetail['may'] =>
  Object.fromEntries(
    REVIEW_OUTCOMES.map((outcome) => {
      const refusal =
        judgeAnswer(outcome, ownerEmail, person, rights) ??
        (outcome === 'pause' ? judgeStop(declared) : null);
      return [outcome, { allowed: refusal === null, why: refusal ? sentence(refusal) : '' }];
    }),
  ) as ReviewDetail['may'];
