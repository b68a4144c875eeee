import * as React from 'react';
import { Box, Flex } from '@strapi/design-system';
import type { PublishedWords, VisitorTextKey } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Choice } from '../../components/choice';
import { FactList } from '../../components/fact-list';
import { languageName } from '../../words/language-name';
import { useWords } from '../../words/words';
import { TEXT_PARTS, TEXTS_OF, type TextPart } from '../banner/text-parts';

interface WordsProps {
  /** By language. */
  written: readonly PublishedWords[];
  language: string;
  onLanguage: (language: string) => void;
}

/** What visitors read, language by language. */
export const PublishedWordsCard = ({ written, language, onLanguage }: WordsProps) => {
  const words = useWords();
  const { say } = words;
  const [part, setPart] = React.useState<TextPart>('banner');
  const shown = written.find((one) => one.language === language);
  const named = (one: string): string => {
    const count = written.find((each) => each.language === one)?.own.length ?? 0;
    const name = languageName(one, words);
    return count > 0 ? say('publication.own-words', { language: name, count }) : name;
  };
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
      <Flex gap={4} wrap="wrap" alignItems="flex-start">
        <Box flex="1 1 20rem" minWidth={0}>
          <Choice
            path="publication.words.language"
            label={say('banner.words.language')}
            value={language}
            options={written.map((one) => one.language)}
            textOf={named}
            onChange={onLanguage}
          />
        </Box>
        <Box flex="1 1 20rem" minWidth={0}>
          <Choice
            path="publication.words.part"
            label={say('banner.words.part')}
            value={part}
            options={TEXT_PARTS}
            textOf={(one) => say(`banner.part.${one}`)}
            onChange={setPart}
          />
        </Box>
      </Flex>
      {shown ? <FactList rows={TEXTS_OF[part].map((key) => rowOf(shown, key))} /> : null}
    </Card>
  );
};
