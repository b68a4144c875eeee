import * as React from 'react';
import { Box, Flex, Status, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Approval, PixelDetail, Version } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { ChangeList } from '../../components/change-list';
import { FactList } from '../../components/fact-list';
import { SentenceList } from '../../components/sentence-list';
import { When } from '../../components/when';
import { changesOf, differenceOf, rowsOf } from '../../content-view';
import { reviewOf, type Tone } from '../../words/pixel-state';
import { useWords, type TextKey } from '../../words/words';
import { RestoreVersion } from './restore-version';

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

const DECISIONS: Record<Approval['outcome'], TextKey> = {
  approved: 'version.approved-by',
  sent_back: 'version.sent-back-by',
};

/** Who did what to a version, and when. */
const Did = ({ what, name, at }: { what: TextKey; name: string; at: string }) => {
  const { say } = useWords();
  return (
    <Typography variant="pi" textColor="neutral600" tag="p">
      {say(what, { name })}, <When at={at} />
    </Typography>
  );
};

interface ChoiceProps {
  version: Version;
  /** What was decided about it, oldest first. */
  decisions: Approval[];
  mark: Mark | null;
  chosen: boolean;
  onChoose: () => void;
}

const VersionChoice = ({ version, decisions, mark, chosen, onChoose }: ChoiceProps) => {
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
      <Did what="version.written-by" name={version.author.name} at={version.createdAt} />
      {decisions.map(({ outcome, person, at }) => (
        <Did key={at} what={DECISIONS[outcome]} name={person.name} at={at} />
      ))}
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
      <SentenceList sentences={differenceOf(against.content, version.content, words)} />
      <ChangeList changes={changesOf(against.content, version.content, words)} />
    </Flex>
  );
};

/** What a version is compared with: a newer one with the one that serves, all others with the one before. */
const comparedWith = ({ number }: Version, { pixel, versions }: PixelDetail): Version | undefined => {
  const serving = pixel.live ?? pixel.approved ?? number;
  return versions.find((version) => version.number === (number > serving ? serving : number - 1));
};

const decisionsOn = ({ number }: Version, { approvals }: PixelDetail): Approval[] =>
  approvals.filter(({ version }) => version === number).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

interface VersionsProps {
  api: Api;
  detail: PixelDetail;
  onChange: (detail: PixelDetail) => void;
}

/** All versions; the chosen one in words, what it changes, and a way to take it up again. */
export const VersionsPanel = ({ api, detail, onChange }: VersionsProps) => {
  const words = useWords();
  const { pixel, versions } = detail;
  const [number, setNumber] = React.useState(pixel.head);
  const chosen = versions.find((version) => version.number === number) ?? versions[0];
  if (!chosen) return null;
  const against = comparedWith(chosen, detail);
  return (
    <Columns>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {versions.map((version) => (
          <li key={version.number}>
            <VersionChoice
              version={version}
              decisions={decisionsOn(version, detail)}
              mark={markOf(version, detail)}
              chosen={version === chosen}
              onChoose={() => setNumber(version.number)}
            />
          </li>
        ))}
      </Flex>
      <Box>
        <Box paddingBottom={4}>
          <RestoreVersion key={chosen.number} api={api} detail={detail} version={chosen} onDone={onChange} />
        </Box>
        {against ? <Changes version={chosen} against={against} /> : null}
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
