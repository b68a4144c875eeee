import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { isHardToRead, type VisitorTextKey } from '../../../../server/src/contract';
import { useWords } from '../../words/words';
import { FormField } from '../pixel-form/form-field';
import { usualText, type UsualTexts } from './text-parts';
import type { ConsentForm } from './use-consent-form';

/** As the schema has it. */
const LONGEST = 600;
/** A usual text of so many characters wants more than one line. */
const LONG = 60;

interface VisitorTextProps {
  form: ConsentForm;
  usual: UsualTexts;
  language: string;
  name: VisitorTextKey;
}

const Below = ({ text }: { text: string }) => {
  const { say } = useWords();
  return (
    <>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {say('banner.words.length', { count: text.trim().length, most: LONGEST })}
      </Typography>
      {isHardToRead(text) ? (
        <Typography variant="pi" textColor="neutral800" tag="p">
          {say('banner.words.hard')}
        </Typography>
      ) : null}
    </>
  );
};

/** One text that visitors read: the site's own, or none, which leaves the usual one. */
export const VisitorText = ({ form, usual, language, name }: VisitorTextProps) => {
  const { say } = useWords();
  const { texts } = form.values;
  const path = `banner.texts.${language}.${name}`;
  const standing = usualText(language, name, usual, texts);
  const own = texts[language]?.[name] ?? '';
  const write = (text: string) =>
    form.change({ texts: { ...texts, [language]: { ...texts[language], [name]: text } } });
  const label = say(`banner.text.${name}`);
  return (
    <Box tag="li">
      <Flex direction="column" alignItems="stretch" gap={1}>
        <FormField
          path={path}
          label={label}
          error={form.errorOf(path)}
          value={own}
          placeholder={standing}
          lang={language}
          multiline={standing.length > LONG || own.length > LONG}
          onChange={write}
          onLeave={() => form.leave(path)}
        />
        {own === '' ? null : <Below text={own} />}
        <Box>
          {own === '' ? (
            <Button
              variant="ghost"
              size="S"
              aria-label={`${say('banner.words.start')}: ${label}`}
              onClick={() => write(standing)}
            >
              {say('banner.words.start')}
            </Button>
          ) : (
            <Button
              variant="ghost"
              size="S"
              aria-label={`${say('banner.words.back')}: ${label}`}
              onClick={() => write('')}
            >
              {say('banner.words.back')}
            </Button>
          )}
        </Box>
      </Flex>
    </Box>
  );
};
