import type { Core } from '@strapi/strapi';
import { uidOf } from './database';

const HISTORY = [
  'version',
  'approval',
  'comment',
  'snapshot',
  'activity',
  'consent-record',
  'review',
] as const;

const refuseChange = () => {
  throw new Error(
    'Versions, approvals, comments, publications, reviews, the audit log and the proofs of consent are kept as they were written.',
  );
};

/**
 * Let nobody in this process change or remove what is history: not our own code by mistake, not another plugin.
 * (Strapi's import and transfer switch such guards off while they replace a whole database, and what deletes proofs whose
 * time is over goes past them.)
 */
export const keepHistory = (strapi: Core.Strapi): void => {
  strapi.db.lifecycles.subscribe({
    models: HISTORY.map(uidOf),
    beforeUpdate: refuseChange,
    beforeUpdateMany: refuseChange,
    beforeDelete: refuseChange,
    beforeDeleteMany: refuseChange,
  });
};
