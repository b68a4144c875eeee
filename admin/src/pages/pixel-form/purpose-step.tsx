import * as React from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { isHardToRead, lix, LIMITS } from '../../../../server/src/contract';
import { useApi } from '../../api';
import { findVendor } from '../../catalogue';
import { Notice } from '../../components/notice';
import type { Locale } from '../../locale';
import { languageName } from '../../words/language-name';
import { useWords } from '../../words/words';
import { FormField } from './form-field';
import type { PixelForm } from './use-pixel-form';
import { VisitorPreview } from './visitor-preview';

/** Strapi's further languages; none until they are known. */
const useLocales = (): Locale[] => {
  const api = useApi();
  const [locales, setLocales] = React.useState<Locale[]>([]);
  React.useEffect(() => {
    let current = true;
    void api.locales().then((answer) => {
      if (current) setLocales(answer);
    });
    return () => {
      current = false;
    };
  }, [api]);
  return locales;
};

const Readability = ({ text }: { text: string }) => {
  const { say } = useWords();
  return (
    <div role="status">
      {isHardToRead(text) ? (
        <Notice tone="warning" title={say('form.readability.title')}>
          {say('form.readability.hint', { figure: Math.round(lix(text)) })}
        </Notice>
      ) : null}
    </div>
  );
};

const Left = ({ text }: { text: string }) => {
  const { say } = useWords();
  const left = LIMITS.purpose - text.trim().length;
  if (left > LIMITS.purpose / 5 || left < 0) return null;
  return (
    <Typography variant="pi" textColor="neutral600" tag="p">
      {say('form.purpose.left', { left })}
    </Typography>
  );
};

const Purpose = ({ form }: { form: PixelForm }) => {
  const { say, tell } = useWords();
  const vendor = findVendor(form.values.vendor);
  const { purpose } = form.values;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <FormField
        path="purpose"
        label={say('form.purpose.label')}
        hint={
          vendor
            ? say('form.purpose.hint-vendor', { example: tell(vendor.about.purpose) })
            : say('form.purpose.hint')
        }
        error={form.errorOf('purpose')}
        value={purpose}
        required
        multiline
        onChange={(text) => form.change({ purpose: text })}
        onLeave={() => form.leave('purpose')}
      />
      <Left text={purpose} />
      <Readability text={purpose} />
    </Flex>
  );
};

const PurposeIn = ({ form, locale }: { form: PixelForm; locale: string }) => {
  const words = useWords();
  const language = languageName(locale, words);
  const path = `purposeIn.${locale}`;
  const text = form.values.purposeIn[locale] ?? '';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <FormField
        path={path}
        label={words.say('form.purpose.in', { language })}
        hint={words.say('form.purpose.in-hint', { language })}
        error={form.errorOf(path)}
        value={text}
        lang={locale}
        multiline
        onChange={(typed) => form.change({ purposeIn: { ...form.values.purposeIn, [locale]: typed } })}
        onLeave={() => form.leave(path)}
      />
      <Readability text={text} />
    </Flex>
  );
};

/** What the pixel is called and what it is for, in words that a visitor understands. */
export const PurposeStep = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const further = useLocales().filter((locale) => !locale.isDefault);
  const codes = new Set([...further.map((locale) => locale.code), ...Object.keys(form.values.purposeIn)]);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <FormField
        path="name"
        label={say('form.name.label')}
        hint={say('form.name.hint')}
        error={form.errorOf('name')}
        value={form.values.name}
        required
        onChange={(name) => form.change({ name })}
        onLeave={() => form.leave('name')}
      />
      <Purpose form={form} />
      {[...codes].map((code) => (
        <PurposeIn key={code} form={form} locale={code} />
      ))}
      <VisitorPreview values={form.values} />
    </Flex>
  );
};
