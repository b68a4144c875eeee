import { Box, Flex, Typography } from '@strapi/design-system';
import { useWords } from '../words/words';
import type { ContentChange } from '../words/content-changes';

interface SideProps {
  label: string;
  lines: string[] | null;
  none: string;
  strong?: boolean;
}

const Side = ({ label, lines, none, strong = false }: SideProps) => (
  <Flex direction="column" alignItems="flex-start" gap={1} flex="1 1 20rem" minWidth={0}>
    <Typography variant="pi" textColor="neutral600">
      {label}
    </Typography>
    {(lines ?? [none]).map((line) => (
      <Typography
        key={line}
        textColor={strong ? 'neutral800' : 'neutral600'}
        style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
      >
        {line}
      </Typography>
    ))}
  </Flex>
);

interface ChangeListProps {
  changes: ContentChange[];
  /** What the two sides are called, unless "before" and "now" say it. */
  names?: { before: string; after: string };
}

/** What differs between two versions, old beside new. */
export const ChangeList = ({ changes, names }: ChangeListProps) => {
  const { say } = useWords();
  const { before: old, after: fresh } = names ?? {
    before: say('changes.before'),
    after: say('changes.after'),
  };
  if (changes.length === 0) return <Typography textColor="neutral600">{say('changes.none')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {changes.map(({ key, label, before, after }) => (
        <Box key={key} tag="li" borderColor="neutral200" hasRadius padding={4}>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography fontWeight="bold" textColor="neutral800" tag="h3">
              {label}
            </Typography>
            <Flex gap={4} alignItems="flex-start" wrap="wrap">
              <Side label={old} lines={before} none={say('changes.was-not')} />
              <Side label={fresh} lines={after} none={say('changes.dropped')} strong />
            </Flex>
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};
