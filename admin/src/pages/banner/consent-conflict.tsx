import * as React from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ConsentSettings, ConsentSettingsAnswer } from '../../../../server/src/contract';
import { consentChanges } from '../../../../server/src/core/consent-changes';
import type { Api } from '../../api';
import { Card } from '../../components/card';
import { ConsentChanges } from '../../components/consent-changes';
import { Failed } from '../../components/failed';
import { Skeleton } from '../../components/skeleton';
import { useLoad } from '../../use-load';
import { useWords } from '../../words/words';

interface ConsentConflictProps {
  api: Api;
  /** What the person started from. */
  start: ConsentSettings;
  mine: ConsentSettings;
  onKeep: (theirs: ConsentSettingsAnswer) => void;
  onTake: (theirs: ConsentSettingsAnswer) => void;
}

type ComparedProps = Omit<ConsentConflictProps, 'api'> & { theirs: ConsentSettingsAnswer };

const Compared = ({ start, mine, theirs, onKeep, onTake }: ComparedProps) => {
  const { say, list } = useWords();
  const heading = { variant: 'omega', fontWeight: 'bold', tag: 'h3' } as const;
  return (
    <>
      <Typography {...heading}>
        {say('banner.conflict.theirs', { people: list(theirs.authors.map(({ name }) => name)) })}
      </Typography>
      <ConsentChanges changes={consentChanges(start, theirs.settings)} />
      <Typography {...heading}>{say('banner.conflict.mine')}</Typography>
      <ConsentChanges changes={consentChanges(start, mine)} />
      <Typography {...heading}>{say('banner.conflict.then')}</Typography>
      <ConsentChanges changes={consentChanges(theirs.settings, mine)} />
      <Flex gap={2} wrap="wrap">
        <Button onClick={() => onKeep(theirs)}>{say('banner.conflict.keep')}</Button>
        <Button variant="tertiary" onClick={() => onTake(theirs)}>
          {say('banner.conflict.take')}
        </Button>
      </Flex>
    </>
  );
};

/** Two people changed the settings at once: what each of them changed, and what a save would change of the other's. */
export const ConsentConflict = ({ api, ...props }: ConsentConflictProps) => {
  const { say } = useWords();
  const { value, failure, reload } = useLoad(React.useCallback(() => api.consent(), [api]));
  const place = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => place.current?.focus(), []);
  return (
    <Box ref={place} tabIndex={-1} width="100%">
      <Card title={say('conflict.title')} lead={say('banner.conflict.lead')}>
        {failure ? <Failed failure={failure} onRetry={reload} /> : null}
        {value ? <Compared theirs={value} {...props} /> : null}
        {!value && !failure ? <Skeleton rows={3} /> : null}
      </Card>
    </Box>
  );
};
