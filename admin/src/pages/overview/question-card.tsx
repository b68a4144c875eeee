import { Box, Flex, Link, LinkButton, Status, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { HOME } from '../../plugin-id';
import type { Concern, OverviewAnswer, Verdict } from '../../words/overview-answers';
import { useWords } from '../../words/words';

const TONES: Record<Verdict, 'success' | 'warning' | 'neutral'> = {
  good: 'success',
  look: 'warning',
  none: 'neutral',
};
// Amber on amber is too pale to read, so that its words are black.
const TEXT: Record<Verdict, string> = { good: 'success700', look: 'neutral800', none: 'neutral700' };
const MOST_SHOWN = 4;

const Frame = styled(Flex)`
  height: 100%;
`;

const Concerns = ({ concerns }: { concerns: Concern[] }) => {
  const { say } = useWords();
  const hidden = concerns.length - MOST_SHOWN;
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={2}
      width="100%"
      aria-label={say('overview.concerns')}
    >
      {concerns.slice(0, MOST_SHOWN).map(({ slug, name, matter }) => (
        <li key={`${slug} ${matter}`}>
          <Link tag={NavLink} to={`${HOME}/pixels/${slug}`}>
            {name}
          </Link>
          <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {matter}
          </Typography>
        </li>
      ))}
      {hidden > 0 ? (
        <Typography tag="li" variant="pi" textColor="neutral600">
          {say('overview.more', { count: hidden })}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** One question: its answer in a sentence, the number, what is behind it, and the one next thing to do. */
export const QuestionCard = ({ answer }: { answer: OverviewAnswer }) => {
  const { say } = useWords();
  const tone = TONES[answer.verdict];
  return (
    <Frame
      tag="section"
      aria-label={answer.question}
      direction="column"
      alignItems="stretch"
      gap={3}
      background="neutral0"
      hasRadius
      shadow="filterShadow"
      padding={{ initial: 4, medium: 6 }}
    >
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2} wrap="wrap">
        <Typography variant="delta" tag="h2">
          {answer.question}
        </Typography>
        <Status variant={tone} size="S">
          <Typography tag="span" variant="omega" fontWeight="bold" textColor={TEXT[answer.verdict]}>
            {say(`overview.verdict.${answer.verdict}`)}
          </Typography>
        </Status>
      </Flex>
      <Box>
        <Typography variant="alpha" tag="p">
          {answer.figure}
        </Typography>
        <Typography tag="p" textColor="neutral800">
          {answer.answer}
        </Typography>
      </Box>
      {answer.concerns.length > 0 ? <Concerns concerns={answer.concerns} /> : null}
      <Box marginTop="auto" paddingTop={1}>
        <LinkButton
          tag={NavLink}
          to={answer.next.to}
          variant={answer.verdict === 'look' ? 'secondary' : 'tertiary'}
        >
          {answer.next.label}
        </LinkButton>
      </Box>
    </Frame>
  );
};
