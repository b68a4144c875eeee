import { Box, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { sentence, type Publications } from '../../../../server/src/contract';
import { ConsentChanges } from '../../components/consent-changes';
import { Notice } from '../../components/notice';
import { HOME } from '../../plugin-id';
import { useWords } from '../../words/words';

export type WaitingConsent = NonNullable<Publications['consent']>;

/** Why this person cannot publish the settings about consent, as the server would say it; empty: they can. */
export const useWhyNotConsent = (consent: WaitingConsent | null): string => {
  const email = useAuth('ConsentItem', (state) => state.user?.email)?.toLowerCase() ?? '';
  if (!consent?.twoPersonRule || email === '') return '';
  const isTheirs = consent.authors.some((author) => author.email.toLowerCase() === email);
  return isTheirs ? sentence({ code: 'consent_author_cannot_publish', details: {} }) : '';
};

interface ConsentItemProps {
  consent: WaitingConsent;
  /** Why this person cannot publish it; empty: they can. */
  why: string;
  taken: boolean;
  onTake: (taken: boolean) => void;
}

/** The banner and its rules among what waits: what changes, by whom, and whether it goes along. */
export const ConsentItem = ({ consent, why, taken, onTake }: ConsentItemProps) => {
  const { say, tell, list } = useWords();
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Box>
          <Link tag={NavLink} to={`${HOME}/banner`}>
            {say('nav.banner')}
          </Link>
        </Box>
        <ConsentChanges changes={consent.changes} />
        <Typography tag="p" variant="pi" textColor="neutral600">
          {say('publish.consent.authors', { people: list(consent.authors.map(({ name }) => name)) })}
        </Typography>
        {why === '' ? (
          <Checkbox checked={taken} onCheckedChange={(on: boolean | 'indeterminate') => onTake(on === true)}>
            {say('publish.consent.take')}
          </Checkbox>
        ) : (
          <Notice tone="secondary">{tell(why)}</Notice>
        )}
      </Flex>
    </Box>
  );
};
