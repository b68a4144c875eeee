import * as React from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { PixelContent, Version } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { Card } from '../../components/card';
import { ChangeList } from '../../components/change-list';
import { Failed } from '../../components/failed';
import { Skeleton } from '../../components/skeleton';
import { When } from '../../components/when';
import { changesOf } from '../../content-view';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';

interface ConflictProps {
  slug: string;
  mine: PixelContent;
  /** Go on with what was typed, on top of this version. */
  onKeep: (version: number) => void;
  /** Drop what was typed and start from the newest version. */
  onTake: () => void;
}

interface ComparedProps extends Omit<ConflictProps, 'slug'> {
  newest: Version;
}

const Compared = ({ newest, mine, onKeep, onTake }: ComparedProps) => {
  const words = useWords();
  const { say } = words;
  const names = {
    before: say('version.number', { version: newest.number }),
    after: say('conflict.mine'),
  };
  return (
    <>
      <Typography tag="p">
        {say('conflict.who', { version: newest.number, person: newest.author.name })}{' '}
        <When at={newest.createdAt} />
      </Typography>
      <ChangeList changes={changesOf(newest.content, mine, words)} names={names} />
      <Flex gap={2} wrap="wrap">
        <Button onClick={() => onKeep(newest.number)}>
          {say('conflict.keep', { version: newest.number })}
        </Button>
        <Button variant="tertiary" onClick={onTake}>
          {say('conflict.take', { version: newest.number })}
        </Button>
      </Flex>
    </>
  );
};

/** Two people edited at once: what the newest version says beside what was typed here. */
export const Conflict = ({ slug, ...props }: ConflictProps) => {
  const { say } = useWords();
  const api = useApi();
  const { value, failure, reload } = useLoad(React.useCallback(() => api.pixel(slug), [api, slug]));
  const newest = value?.versions[0];
  return (
    <Box width="100%">
      <Card title={say('conflict.title')} lead={say('conflict.lead')}>
        {failure ? <Failed failure={failure} onRetry={reload} /> : null}
        {newest ? <Compared newest={newest} {...props} /> : null}
        {!newest && !failure ? <Skeleton rows={3} /> : null}
      </Card>
    </Box>
  );
};
