import { Box, Flex, Link, Typography } from '@strapi/design-system';
import {
  checkSettings,
  findVendor,
  settingFields,
  type RecognisedSnippet,
  type SettingField,
  type Vendor,
} from '../../catalogue';
import { FactList } from '../../components/fact-list';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { FormField, Tick } from './form-field';
import { chosenSettings, isDeclared } from './form-values';
import { SnippetOffers } from './snippet-offers';
import type { PixelForm } from './use-pixel-form';

interface SettingProps {
  form: PixelForm;
  vendor: Vendor;
  name: string;
  field: SettingField;
  /** The settings were read out of a snippet, and the fields may be others now. */
  onRecognised: () => void;
}

const useSetting = ({ form, vendor, name }: Pick<SettingProps, 'form' | 'vendor' | 'name'>) => {
  const own = form.values.settings[vendor.key] ?? {};
  const path = `settings.${name}`;
  return {
    path,
    value: own[name],
    set: (value: string | boolean) =>
      form.change({ settings: { ...form.values.settings, [vendor.key]: { ...own, [name]: value } } }),
    leave: () => form.leave(path),
    error: form.errorOf(path),
  };
};

/** Whether the vendor's own schema wants an answer. */
const isRequired = (vendor: Vendor, name: string): boolean => {
  const checked = checkSettings(vendor, {});
  return !checked.ok && checked.issues.some((issue) => issue.path[0] === name);
};

/** Whether the vendor's own schema has nothing against what stands in this one setting. */
const isRight = (form: PixelForm, vendor: Vendor, name: string): boolean => {
  const checked = checkSettings(vendor, chosenSettings(form.values));
  return checked.ok || !checked.issues.some((issue) => issue.path[0] === name);
};

/** Somebody pasted a whole snippet where a part of it belongs. */
const looksLikeSnippet = (text: string): boolean => /<\/?[a-z!]/i.test(text);

const TextSetting = (props: SettingProps) => {
  const { say, tell } = useWords();
  const { form, vendor, name, field, onRecognised } = props;
  const { path, value, set, leave, error } = useSetting(props);
  const text = typeof value === 'string' ? value : '';
  const right = text.trim() !== '' && isRight(form, vendor, name);
  const use = (found: RecognisedSnippet) => {
    form.choose(found.vendor, found.settings);
    onRecognised();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <FormField
        path={path}
        label={tell(field.label)}
        hint={tell(field.help)}
        right={right ? say('form.looks-right') : ''}
        placeholder={field.example}
        error={error}
        value={text}
        required={!isDeclared(form.values) && isRequired(vendor, name)}
        code={field.input === 'code'}
        inputMode={field.input === 'url' ? 'url' : 'text'}
        onChange={set}
        onLeave={leave}
      />
      {looksLikeSnippet(text) || error !== '' ? (
        <SnippetOffers
          text={text}
          onUse={use}
          held={{ vendor: vendor.key, settings: chosenSettings(form.values) }}
        />
      ) : null}
    </Flex>
  );
};

const CheckboxSetting = (props: SettingProps) => {
  const { value, set } = useSetting(props);
  const { tell } = useWords();
  const { label, help } = props.field;
  return <Tick label={tell(label)} hint={tell(help)} checked={value === true} onChange={set} />;
};

const About = ({ vendor }: { vendor: Vendor }) => {
  const { say, tell } = useWords();
  const { who, collects, dataGoesTo, policyUrl } = vendor.about;
  const facts: [string, string][] = [
    [say('form.vendor.who'), who],
    [say('form.vendor.collects'), collects],
    [say('form.vendor.goes-to'), dataGoesTo],
  ];
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <FactList rows={facts.map(([label, line]) => ({ key: label, label, lines: [tell(line)] }))} />
        {policyUrl === null ? null : (
          <Link href={policyUrl} isExternal>
            {say('form.vendor.policy', { vendor: vendor.company ?? vendor.name })}
          </Link>
        )}
      </Flex>
    </Box>
  );
};

const Delivery = ({ form, vendor }: { form: PixelForm; vendor: Vendor }) => {
  const { say } = useWords();
  const error = form.errorOf('delivery');
  if (error !== '') return <Notice tone="danger">{error}</Notice>;
  if (vendor.injectable === false) {
    return <Notice tone="secondary">{say('form.delivery.declared-only', { vendor: vendor.name })}</Notice>;
  }
  return (
    <Tick
      label={say('form.delivery.label')}
      hint={say('form.delivery.hint')}
      checked={form.values.delivery === 'declared'}
      onChange={(declared) => form.change({ delivery: declared ? 'declared' : 'injected' })}
    />
  );
};

/** What the vendor has to be told to recognise the site, and who puts the pixel in. */
export const SettingsStep = ({ form, onRecognised }: Pick<SettingProps, 'form' | 'onRecognised'>) => {
  const { say } = useWords();
  const vendor = findVendor(form.values.vendor);
  if (!vendor) return <Typography tag="p">{say('form.settings.vendor-first')}</Typography>;
  const fields = settingFields(vendor);
  const whole = form.errorOf('settings');
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {vendor.risk === 'custom_code' ? (
        <Notice tone="danger" title={say('form.gallery.high-risk')}>
          {say('form.settings.high-risk')}
        </Notice>
      ) : null}
      {whole ? <Notice tone="danger">{whole}</Notice> : null}
      {fields.length === 0 ? <Typography tag="p">{say('form.settings.none')}</Typography> : null}
      {fields.map(([name, field]) => {
        const Setting = field.input === 'checkbox' ? CheckboxSetting : TextSetting;
        return (
          <Setting
            key={`${vendor.key}.${name}`}
            form={form}
            vendor={vendor}
            name={name}
            field={field}
            onRecognised={onRecognised}
          />
        );
      })}
      <Delivery form={form} vendor={vendor} />
      <About vendor={vendor} />
    </Flex>
  );
};
