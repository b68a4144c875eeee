import { Layouts, Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { createGlobalStyle } from 'styled-components';
import { PERMISSIONS } from '../../../server/src/contract';
import { Navigation, NavigationRow } from '../components/navigation';
import { CountsProvider, useCounts } from '../counts';
import { PermissionsProvider } from '../permissions';
import { useWords } from '../words/words';
import { ActivityPage } from './activity/activity-page';
import { ApprovalsPage } from './approvals/approvals-page';
import { ConsentPage } from './consent/consent-page';
import { BannerPage } from './banner/banner-page';
import { ImportPage } from './import/import-page';
import { InventoryPage } from './inventory/inventory-page';
import { OverviewPage } from './overview/overview-page';
import { EditPixelPage } from './pixel-form/edit-pixel-page';
import { NewPixelPage } from './pixel-form/new-pixel-page';
import { PixelPage } from './pixel/pixel-page';
import { PublicationPage } from './publication/publication-page';
import { PublishPage } from './publish/publish-page';
import { ReviewPage } from './review/review-page';
import { ReviewsPage } from './reviews/reviews-page';
import { SettingsPage } from './settings/settings-page';

const Nowhere = () => {
  const { say } = useWords();
  return <Page.NoData content={say('nowhere')} />;
};

/** Strapi fixes the head of a screen to the top of the window, where its own bar covers it as long as that is above and not beside it. */
const HeadBelowBar = createGlobalStyle`
  main [data-strapi-header-sticky] {
    top: 6.4rem;

    ${({ theme }) => theme.breakpoints.large} {
      top: 0;
    }
  }
`;

const Screens = () => {
  const { counts } = useCounts();
  return (
    <Layouts.Root sideNav={<Navigation counts={counts} />}>
      <HeadBelowBar />
      <NavigationRow counts={counts} />
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="inventory" element={<InventoryPage />} />
        <Route path="import" element={<ImportPage />} />
        <Route path="pixels/new" element={<NewPixelPage />} />
        <Route path="pixels/:slug" element={<PixelPage />} />
        <Route path="pixels/:slug/edit" element={<EditPixelPage />} />
        <Route path="pixels/:slug/review" element={<ReviewPage />} />
        <Route path="reviews" element={<ReviewsPage />} />
        <Route path="approvals/:slug?" element={<ApprovalsPage />} />
        <Route path="publish" element={<PublishPage />} />
        <Route path="publish/:number" element={<PublicationPage />} />
        <Route path="consent" element={<ConsentPage />} />
        <Route path="banner" element={<BannerPage />} />
        <Route path="activity" element={<ActivityPage />} />
        <Route path="settings" element={<SettingsPage />} />
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
