import * as React from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { Card } from '../../components/card';
import { languageName } from '../../words/language-name';
import { useWords } from '../../words/words';
import { AddLanguage } from './add-language';
import { Choice } from '../../components/choice';
import { languagesOf, partOf, TEXTS_OF, type TextPart, type UsualTexts } from './text-parts';
import type { ConsentForm } from './use-consent-form';
import { VisitorText } from './visitor-text';
import { WordsChoice } from './words-choice';

interface WordsCardProps {
  form: ConsentForm;
  usual: UsualTexts;
  /** The language that is open, which the preview shows too. */
  language: string;
  onLanguage: (language: string) => void;
}

const TEXT_FAULT = /^banner\.texts\.([^.]+)\.(\w+)$/;

/** Open the text with the first fault after a save that found one. */
const useFirstFault = (form: ConsentForm, open: (language: string, part: TextPart) => void) => {
  const latest = React.useRef({ form, open });
  latest.current = { form, open };
  React.useEffect(() => {
    if (form.wrong === 0) return;
    const [, language, key] =
      Object.keys(latest.current.form.shown)
        .map((path) => TEXT_FAULT.exec(path))
        .find((found) => found !== null) ?? [];
    if (language !== undefined && key !== undefined) latest.current.open(language, partOf(key));
  }, [form.wrong]);
};

/** The words that visitors read, by language. */
export const WordsCard = ({ form, usual, language, onLanguage }: WordsCardProps) => {
  const words = useWords();
  const { say } = words;
  const [part, setPart] = React.useState<TextPart>('banner');
  const { texts, language: usualLanguage } = form.values;
  const languages = [...new Set([...languagesOf(usual, texts), usualLanguage, language])];
  useFirstFault(form, (one, where) => {
    onLanguage(one);
    setPart(where);
  });
  return (
    <Card title={say('banner.words.title')} lead={say('banner.words.lead')}>
      <Choice
        path="banner.language"
        label={say('banner.words.usual')}
        hint={say('banner.words.usual-hint')}
        value={usualLanguage}
        options={languages}
        textOf={(one) => languageName(one, words)}
        onChange={(one) => form.change({ language: one })}
      />
      <WordsChoice
        path="banner.words"
        languages={languages}
        ownIn={(one) => Object.values(texts[one] ?? {}).filter((text) => text.trim() !== '').length}
        language={language}
        onLanguage={onLanguage}
        part={part}
        onPart={setPart}
      />
      <AddLanguage languages={languages} onAdd={onLanguage} />
      <Typography textColor="neutral600" tag="p">
        {say('banner.words.hint')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={5}>
        {TEXTS_OF[part].map((name) => (
          <VisitorText
            key={`${language} ${name}`}
            form={form}
            usual={usual}
            language={language}
            name={name}
          />
        ))}
      </Flex>
    </Card>
  );
};
