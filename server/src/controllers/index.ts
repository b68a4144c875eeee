import { activities } from './activities';
import { bulk } from './bulk';
import { comments } from './comments';
import { consentSettings } from './consent-settings';
import { consent } from './consent';
import { entries } from './entries';
import { exchange } from './exchange';
import { fireCounts } from './fire-counts';
import { overview } from './overview';
import { pixels } from './pixels';
import { previews } from './previews';
import { publications } from './publications';
import { record } from './record';
import { reviewFeed } from './review-feed';
import { reviewLink } from './review-link';
import { reviews } from './reviews';
import { settings } from './settings';
import { sites } from './sites';
import { snapshot } from './snapshot';
import { why } from './why';

export const controllers = {
  pixels,
  previews,
  publications,
  activities,
  bulk,
  exchange,
  comments,
  consentSettings,
  consent,
  entries,
  fireCounts,
  overview,
  record,
  reviewFeed,
  reviewLink,
  reviews,
  settings,
  sites,
  snapshot,
  why,
};
