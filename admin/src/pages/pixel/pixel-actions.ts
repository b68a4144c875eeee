import type { Action, PermissionKey, PixelDetail } from '../../../../server/src/contract';
import { roleLacks, type May } from '../../permissions';
import { reviewOf } from '../../words/pixel-state';

const PERMISSION_OF: Record<Action, PermissionKey> = {
  edit: 'edit',
  submit: 'submit',
  approve: 'approve',
  send_back: 'approve',
  pause: 'pause',
  resume: 'publish',
  retire: 'retire',
};

/** The actions that fit the state of a pixel, whoever looks at it. */
export const fittingActions = ({ pixel }: PixelDetail): Action[] => {
  if (pixel.state === 'retired') return [];
  const review = reviewOf(pixel);
  const actions: Action[] = ['edit', 'retire'];
  if (review === 'draft') actions.push('submit');
  if (review === 'in_review') actions.push('approve', 'send_back');
  if (pixel.state === 'live') actions.push('pause');
  if (pixel.state === 'paused') actions.push('resume');
  return actions;
};

/** Why a person cannot do something now: their role, or the rules of approval. Empty: they can. */
export const whyNot = (action: Action, detail: PixelDetail, may: May): string => {
  const permission = PERMISSION_OF[action];
  if (!may[permission]) return roleLacks(permission);
  const rule = detail.actions[action];
  return rule.allowed ? '' : rule.why;
};
