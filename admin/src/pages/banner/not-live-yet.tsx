import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ConsentSettingsAnswer } from '../../../../server/src/contract';
import { ConsentChanges } from '../../components/consent-changes';
import { Notice } from '../../components/notice';
import { HOME } from '../../plugin-id';
import { useWords } from '../../words/words';

/** What is saved and waits for somebody else to publish it; nothing where visitors meet it already. */
export const NotLiveYet = ({ changes, authors }: Pick<ConsentSettingsAnswer, 'changes' | 'authors'>) => {
  const { say, list } = useWords();
  if (changes.length === 0) return null;
  return (
    <Notice
      tone="secondary"
      title={say('banner.waits.title')}
      action={
        <LinkButton tag={NavLink} to={`${HOME}/publish`} variant="tertiary" size="S">
          {say('banner.waits.publish')}
        </LinkButton>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <ConsentChanges changes={changes} />
        {authors.length > 0 ? (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {say('publish.consent.authors', { people: list(authors.map(({ name }) => name)) })}
          </Typography>
        ) : null}
      </Flex>
    </Notice>
  );
};
