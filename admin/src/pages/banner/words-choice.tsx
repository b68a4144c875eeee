import { Box, Flex } from '@strapi/design-system';
import { Choice } from '../../components/choice';
import { languageName } from '../../words/language-name';
import { useWords } from '../../words/words';
import { TEXT_PARTS, type TextPart } from './text-parts';

interface WordsChoiceProps {
  /** Begins the names of its fields. */
  path: string;
  languages: string[];
  /** How many texts of a language the site wrote itself. */
  ownIn: (language: string) => number;
  language: string;
  onLanguage: (language: string) => void;
  part: TextPart;
  onPart: (part: TextPart) => void;
}

/** Choose whose words are looked at: a language, and a part of what visitors read. */
export const WordsChoice = ({
  path,
  languages,
  ownIn,
  language,
  onLanguage,
  part,
  onPart,
}: WordsChoiceProps) => {
  const words = useWords();
  const { say } = words;
  const named = (one: string): string => {
    const count = ownIn(one);
    const name = languageName(one, words);
    return count > 0 ? say('banner.words.own', { language: name, count }) : name;
  };
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Box flex="1 1 20rem" minWidth={0}>
        <Choice
          path={`${path}.language`}
          label={say('banner.words.language')}
          value={language}
          options={languages}
          textOf={named}
          onChange={onLanguage}
        />
      </Box>
      <Box flex="1 1 20rem" minWidth={0}>
        <Choice
          path={`${path}.part`}
          label={say('banner.words.part')}
          value={part}
          options={TEXT_PARTS}
          textOf={(one) => say(`banner.part.${one}`)}
          onChange={onPart}
        />
      </Box>
    </Flex>
  );
};
