import { activities } from './activities';
import { bulk } from './bulk';
import { comments } from './comments';
import { consentSettings } from './consent-settings';
import { consent } from './consent';
import { entries } from './entries';
import { exchange } from './exchange';
import { overview } from './overview';
import { pixels } from './pixels';
import { publications } from './publications';
import { reviews } from './reviews';
import { settings } from './settings';
import { why } from './why';

export const controllers = {
  pixels,
  publications,
  activities,
  bulk,
  exchange,
  comments,
  consentSettings,
  consent,
  entries,
  overview,
  reviews,
  settings,
  why,
};
