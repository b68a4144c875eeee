import type { Finding } from '../../../server/src/contract';
import { findingWords, isGrave } from '../words/finding-words';
import { useWords } from '../words/words';
import { Notice } from './notice';
import { SentenceList } from './sentence-list';

/** What about a pixel deserves a look; nothing where there is no such thing. */
export const Findings = ({ findings = [] }: { findings: Finding[] | undefined }) => {
  const words = useWords();
  if (findings.length === 0) return null;
  return (
    <Notice tone={findings.some(isGrave) ? 'danger' : 'warning'} title={words.say('finding.title')}>
      <SentenceList sentences={findings.map((finding) => findingWords(finding, words))} />
    </Notice>
  );
};
