import { Flex, Typography } from '@strapi/design-system';
import type { ConsentSettings, Publication, PublicationChanges } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { ChangeList } from '../../components/change-list';
import { ConsentChanges } from '../../components/consent-changes';
import { Notice } from '../../components/notice';
import { SentenceList } from '../../components/sentence-list';
import { consentDifference, pixelChangeWords } from '../../words/publication-words';
import { useWords } from '../../words/words';

const Pixels = ({ changes }: { changes: PublicationChanges }) => {
  const words = useWords();
  const sentences = pixelChangeWords(changes, words);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" fontWeight="bold" textColor="neutral800">
        {words.say('publication.changes-pixels')}
      </Typography>
      {sentences.length > 0 ? (
        <SentenceList sentences={sentences} />
      ) : (
        <Typography textColor="neutral600">{words.say('changes.none')}</Typography>
      )}
    </Flex>
  );
};

interface ChangesProps {
  number: number;
  changes: PublicationChanges;
  /** The settings after the change; null: they cannot be read. */
  after: ConsentSettings | null;
}

const Consent = ({ number, changes: { against, consent }, after }: ChangesProps) => {
  const words = useWords();
  const { say } = words;
  const names = {
    before: say('history.number', { number: against }),
    after: say('history.number', { number }),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" fontWeight="bold" textColor="neutral800">
        {say('nav.banner')}
      </Typography>
      {consent && after ? (
        <>
          <ConsentChanges changes={consent.changes} />
          {consent.changes.length > 0 ? (
            <ChangeList changes={consentDifference(consent, after, words)} names={names} />
          ) : null}
        </>
      ) : (
        <Typography textColor="neutral800">{say('publication.changes-unreadable')}</Typography>
      )}
    </Flex>
  );
};

const Compared = (props: ChangesProps) => {
  const { say } = useWords();
  const { changes } = props;
  return (
    <>
      {changes.isSound ? null : (
        <Notice tone="warning">{say('publication.changes-doubtful', { number: changes.against })}</Notice>
      )}
      <Pixels changes={changes} />
      <Consent {...props} />
    </>
  );
};

/** What differs from the publication before: pixels, rules and words. */
export const ChangesCard = ({ entry }: { entry: Publication }) => {
  const { say } = useWords();
  const { number, changes, consent } = entry;
  if (changes) {
    return (
      <Card title={say('publication.changes', { number: changes.against })}>
        <Compared number={number} changes={changes} after={consent?.settings ?? null} />
      </Card>
    );
  }
  return (
    <Card title={say('publication.changes-nothing')}>
      <Typography textColor="neutral800">
        {say(number === 1 ? 'publication.changes-first' : 'publication.changes-missing')}
      </Typography>
    </Card>
  );
};
