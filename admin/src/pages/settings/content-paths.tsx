import * as React from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useApi } from '../../api';
import { Card } from '../../components/card';
import { Failed } from '../../components/failed';
import { Skeleton } from '../../components/skeleton';
import type { ContentType } from '../../content-type';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';
import { FormField } from '../pixel-form/form-field';
import { pathField, type SettingsFaults } from './settings-values';

interface ContentPathsProps {
  paths: Record<string, string>;
  faults: SettingsFaults;
  onChange: (uid: string, path: string) => void;
  /** Somebody has finished typing the path of a content type. */
  onLeave: (uid: string) => void;
}

/** A path that would suit a content type, made from a field that it has. */
const exampleOf = ({ uid, fields }: ContentType): string => {
  const field = ['slug', ...fields].find((name) => fields.includes(name)) ?? 'documentId';
  return `/${uid.split('.').at(-1) ?? ''}/{${field}}`;
};

const Fields = ({
  types,
  paths,
  faults,
  onChange,
  onLeave,
}: ContentPathsProps & { types: ContentType[] }) => {
  const words = useWords();
  const { say } = words;
  const gone = Object.keys(paths).filter((uid) => !types.some((type) => type.uid === uid));
  if (types.length + gone.length === 0) {
    return <Typography textColor="neutral600">{say('settings.paths.none')}</Typography>;
  }
  const field = (uid: string, label: string, hint: string) => (
    <FormField
      key={uid}
      path={pathField(uid)}
      label={label}
      hint={hint}
      error={faults[pathField(uid)] ?? ''}
      value={paths[uid] ?? ''}
      onChange={(path) => onChange(uid, path)}
      onLeave={() => onLeave(uid)}
    />
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4} maxWidth="60rem">
      {types.map((type) =>
        field(
          type.uid,
          type.name,
          say('settings.paths.hint', { example: exampleOf(type), fields: type.fields.join(', ') }),
        ),
      )}
      {gone.map((uid) => field(uid, uid, say('settings.paths.hint-gone')))}
    </Flex>
  );
};

/** Where the entries of each content type are shown on the site. */
export const ContentPaths = (props: ContentPathsProps) => {
  const { say } = useWords();
  const api = useApi();
  const { value, failure, reload } = useLoad(React.useCallback(() => api.contentTypes(), [api]));
  return (
    <Card title={say('settings.paths.title')} lead={say('settings.paths.lead')}>
      {failure ? <Failed failure={failure} onRetry={reload} /> : null}
      {!value && !failure ? <Skeleton rows={2} height="8rem" /> : null}
      {value ? <Fields types={value} {...props} /> : null}
    </Card>
  );
};
