import type { Core } from '@strapi/strapi';
import { isRetryable } from '../database-conflict';
import { ConflictError, type Stores } from '../ports';
import { createActivityStore } from './activity-store';
import { createApprovalStore } from './approval-store';
import { createCommentStore } from './comment-store';
import { createConsentSettingsStore } from './consent-store';
import { createConsentRecordStore } from './consent-record-store';
import { createEntryStore } from './entry-store';
import { createFireStore } from './fire-store';
import { createPeopleStore } from './people-store';
import { createPixelStore } from './pixel-store';
import { createReviewFeedStore } from './review-feed-store';
import { createReviewSinceStore } from './review-since-store';
import { createReviewStore } from './review-store';
import { createReviewTaskStore } from './review-task-store';
import { createSettingsStore } from './settings-store';
import { createSnapshotStore } from './snapshot-store';
import { createVersionStore } from './version-store';

/** How often work is tried where others write the same rows: an emergency stop has to get through. */
const TRIES = 20;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const createTransact =
  (strapi: Core.Strapi): Stores['transact'] =>
  async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await strapi.db.transaction(() => work());
      } catch (error) {
        const mayRetry = error instanceof ConflictError || isRetryable(error);
        if (!mayRetry || attempt === TRIES) throw error;
        await pause(Math.random() * 10 * attempt);
      }
    }
  };

/** Open every store on Strapi's database. */
export const createStores = (strapi: Core.Strapi): Stores => ({
  pixels: createPixelStore(strapi),
  versions: createVersionStore(strapi),
  approvals: createApprovalStore(strapi),
  snapshots: createSnapshotStore(strapi),
  activities: createActivityStore(strapi),
  comments: createCommentStore(strapi),
  consentRecords: createConsentRecordStore(strapi),
  fires: createFireStore(strapi),
  reviews: createReviewStore(strapi),
  reviewTasks: createReviewTaskStore(strapi),
  reviewFeeds: createReviewFeedStore(strapi),
  reviewSince: createReviewSinceStore(strapi),
  settings: createSettingsStore(strapi),
  consentSettings: createConsentSettingsStore(strapi),
  people: createPeopleStore(strapi),
  entries: createEntryStore(strapi),
  transact: createTransact(strapi),
});
