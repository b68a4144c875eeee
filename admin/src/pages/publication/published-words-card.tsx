import * as React from 'react';
import type { PublishedWords, VisitorTextKey } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { FactList } from '../../components/fact-list';
import { useWords } from '../../words/words';
import { TEXTS_OF, type TextPart } from '../banner/text-parts';
import { WordsChoice } from '../banner/words-choice';

interface WordsProps {
  /** By language. */
  written: readonly PublishedWords[];
  language: string;
  onLanguage: (language: string) => void;
}

/** What visitors read, language by language. */
export const PublishedWordsCard = ({ written, language, onLanguage }: WordsProps) => {
  const { say } = useWords();
  const [part, setPart] = React.useState<TextPart>('banner');
  const shown = written.find((one) => one.language === language);
  const rowOf = ({ texts, own }: PublishedWords, key: VisitorTextKey) => {
    const text = say(`banner.text.${key}`);
    return {
      key,
      label: own.includes(key) ? say('publication.own-word', { text }) : text,
      lines: [texts[key]],
      lang: language,
    };
  };
  return (
    <Card title={say('publication.words')} lead={say('publication.words-lead')}>
      <WordsChoice
        path="publication.words"
        languages={written.map((one) => one.language)}
        ownIn={(one) => written.find((each) => each.language === one)?.own.length ?? 0}
        language={language}
        onLanguage={onLanguage}
        part={part}
        onPart={setPart}
      />
      {shown ? <FactList rows={TEXTS_OF[part].map((key) => rowOf(shown, key))} /> : null}
    </Card>
  );
};
