import * as React from 'react';
import { Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../../../server/src/contract';
import { PixelForm } from './pixel-form';

/** Add a pixel. */
export const NewPixelPage = () => {
  const [turn, setTurn] = React.useState(0);
  return (
    <Page.Protect permissions={[{ action: PERMISSIONS.edit, subject: null }]}>
      <PixelForm key={turn} start={null} onRestart={() => setTurn(turn + 1)} />
    </Page.Protect>
  );
};
