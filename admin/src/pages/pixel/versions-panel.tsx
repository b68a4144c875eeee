import * as React from 'react';
import { Box, Flex, Status, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PixelDetail, Version } from '../../../../server/src/contract';
import { ChangeList } from '../../components/change-list';
import { FactList } from '../../components/fact-list';
import { When } from '../../components/when';
import { changesOf, rowsOf } from '../../content-view';
import { reviewOf, type Tone } from '../../words/pixel-state';
import { useWords, type TextKey } from '../../words/words';

interface Mark {
  key: TextKey;
  tone: Tone;
}

/** What a version is to the pixel now; null: it is history. */
const markOf = (version: Version, { pixel }: PixelDetail): Mark | null => {
  const { number } = version;
  if (number === pixel.live) {
    return pixel.state === 'paused'
      ? { key: 'state.paused', tone: 'danger' }
      : { key: 'state.live', tone: 'success' };
  }
  if (number === pixel.head && reviewOf(pixel) === 'in_review') {
    return { key: 'version.waiting', tone: 'secondary' };
  }
  if (number === pixel.approved) return { key: 'version.approved', tone: 'secondary' };
  return number === pixel.head && reviewOf(pixel) === 'draft'
    ? { key: 'state.draft', tone: 'neutral' }
    : null;
};

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(20rem, 1fr) minmax(0, 3fr);
  }
`;

const Choice = styled.button<{ $chosen: boolean }>`
  display: block;
  width: 100%;
  text-align: start;
  padding: ${({ theme }) => theme.spaces[3]};
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme, $chosen }) => ($chosen ? theme.colors.primary600 : theme.colors.neutral200)};
  background: ${({ theme, $chosen }) => ($chosen ? theme.colors.primary100 : theme.colors.neutral0)};
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: pointer;
`;

interface ChoiceProps {
  version: Version;
  mark: Mark | null;
  chosen: boolean;
  onChoose: () => void;
}

const VersionChoice = ({ version, mark, chosen, onChoose }: ChoiceProps) => {
  const { say } = useWords();
  return (
    <Choice type="button" $chosen={chosen} aria-pressed={chosen} onClick={onChoose}>
      <Flex gap={2} justifyContent="space-between" wrap="wrap">
        <Typography fontWeight="bold">{say('version.number', { version: version.number })}</Typography>
        {mark ? (
          <Status size="XS" variant={mark.tone}>
            <Typography variant="pi" fontWeight="bold" textColor={`${mark.tone}700`}>
              {say(mark.key)}
            </Typography>
          </Status>
        ) : null}
      </Flex>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {version.author.name}, <When at={version.createdAt} />
      </Typography>
    </Choice>
  );
};

const Changes = ({ version, against }: { version: Version; against: Version }) => {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingBottom={6}>
      <Typography variant="delta" tag="h3">
        {words.say('version.changes', { version: version.number, against: against.number })}
      </Typography>
      <ChangeList changes={changesOf(against.content, version.content, words)} />
    </Flex>
  );
};

/** All versions; the chosen one in words, and if it is newer than the one that serves, what it changes. */
export const VersionsPanel = ({ detail }: { detail: PixelDetail }) => {
  const words = useWords();
  const { pixel, versions } = detail;
  const [number, setNumber] = React.useState(pixel.head);
  const chosen = versions.find((version) => version.number === number) ?? versions[0];
  const serving = versions.find((version) => version.number === (pixel.live ?? pixel.approved));
  if (!chosen) return null;
  return (
    <Columns>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {versions.map((version) => (
          <li key={version.number}>
            <VersionChoice
              version={version}
              mark={markOf(version, detail)}
              chosen={version === chosen}
              onChoose={() => setNumber(version.number)}
            />
          </li>
        ))}
      </Flex>
      <Box>
        {serving && chosen.number > serving.number ? <Changes version={chosen} against={serving} /> : null}
        <Box paddingBottom={3}>
          <Typography variant="delta" tag="h3">
            {words.say('version.whole', { version: chosen.number })}
          </Typography>
        </Box>
        <FactList rows={rowsOf(chosen.content, words)} />
      </Box>
    </Columns>
  );
};
