import { Layouts, Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../../server/src/contract';
import { Navigation, NavigationRow } from '../components/navigation';
import { CountsProvider, useCounts } from '../counts';
import { PermissionsProvider } from '../permissions';
import { useWords } from '../words/words';
import { ApprovalsPage } from './approvals/approvals-page';
import { InventoryPage } from './inventory/inventory-page';
import { EditPixelPage } from './pixel-form/edit-pixel-page';
import { NewPixelPage } from './pixel-form/new-pixel-page';
import { PixelPage } from './pixel/pixel-page';
import { PublishPage } from './publish/publish-page';

const Nowhere = () => {
  const { say } = useWords();
  return <Page.NoData content={say('nowhere')} />;
};

const Screens = () => {
  const { counts } = useCounts();
  return (
    <Layouts.Root sideNav={<Navigation counts={counts} />}>
      <NavigationRow counts={counts} />
      <Routes>
        <Route index element={<InventoryPage />} />
        <Route path="pixels/new" element={<NewPixelPage />} />
        <Route path="pixels/:slug" element={<PixelPage />} />
        <Route path="pixels/:slug/edit" element={<EditPixelPage />} />
        <Route path="approvals/:slug?" element={<ApprovalsPage />} />
        <Route path="publish" element={<PublishPage />} />
        <Route path="*" element={<Nowhere />} />
      </Routes>
    </Layouts.Root>
  );
};

/** The plugin's screens, for those whose role may read the inventory. */
const App = () => (
  <Page.Protect permissions={[{ action: PERMISSIONS.read, subject: null }]}>
    <PermissionsProvider>
      <CountsProvider>
        <Screens />
      </CountsProvider>
    </PermissionsProvider>
  </Page.Protect>
);

export default App;
