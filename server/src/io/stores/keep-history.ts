import type { Core } from '@strapi/strapi';
import { uidOf } from './database';

const refuseChange = () => {
  throw new Error(
    'Versions, approvals, comments, publications and the audit log are kept as they were written.',
  );
};

/**
 * Let nobody in this process change or remove what is history: not our own code by mistake, not another plugin.
 * (Strapi's import and transfer switch such guards off while they replace a whole database.)
 */
export const keepHistory = (strapi: Core.Strapi): void => {
  strapi.db.lifecycles.subscribe({
    models: [uidOf('version'), uidOf('approval'), uidOf('comment'), uidOf('snapshot'), uidOf('activity')],
    beforeUpdate: refuseChange,
    beforeUpdateMany: refuseChange,
    beforeDelete: refuseChange,
    beforeDeleteMany: refuseChange,
  });
};
