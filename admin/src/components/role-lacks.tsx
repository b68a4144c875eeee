import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { PermissionKey } from '../../../server/src/contract';
import { roleLacks } from '../permissions';
import { useWords } from '../words/words';
import { Notice } from './notice';

interface RoleLacksProps {
  /** The screen's name, in the browser's tab. */
  page: string;
  title: string;
  permission: PermissionKey;
}

/** What a screen shows to those whose role does not include it. */
export const RoleLacks = ({ page, title, permission }: RoleLacksProps) => {
  const { tell } = useWords();
  return (
    <Page.Main>
      <Page.Title>{page}</Page.Title>
      <Layouts.Header title={title} />
      <Layouts.Content>
        <Box>
          <Notice tone="secondary">{tell(roleLacks(permission))}</Notice>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
};
