import {
  Box,
  Checkbox,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import type { SettingField } from '../../../../server/src/vendors';
import { checkSettings, findVendor, settingFields, vendors, type Vendor } from '../../catalogue';
import { Card } from '../../components/card';
import { FactList } from '../../components/fact-list';
import { useWords } from '../../words/words';
import { FormField } from './form-field';
import { chosenSettings } from './form-values';
import type { PixelForm } from './use-pixel-form';

interface SettingProps {
  form: PixelForm;
  vendor: Vendor;
  name: string;
  field: SettingField;
}

const useSetting = ({ form, vendor, name }: Omit<SettingProps, 'field'>) => {
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

const TextSetting = (props: SettingProps) => {
  const { say } = useWords();
  const { form, vendor, name, field } = props;
  const { path, value, set, leave, error } = useSetting(props);
  const text = typeof value === 'string' ? value : '';
  const right = text.trim() !== '' && isRight(form, vendor, name);
  return (
    <FormField
      path={path}
      label={field.label}
      hint={field.help}
      right={right ? say('form.looks-right') : ''}
      placeholder={field.example}
      error={error}
      value={text}
      required={isRequired(vendor, name)}
      inputMode={field.input === 'url' ? 'url' : 'text'}
      onChange={set}
      onLeave={leave}
    />
  );
};

const CheckboxSetting = (props: SettingProps) => {
  const { value, set } = useSetting(props);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Checkbox checked={value === true} onCheckedChange={(checked) => set(checked === true)}>
        {props.field.label}
      </Checkbox>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {props.field.help}
      </Typography>
    </Flex>
  );
};

const About = ({ vendor }: { vendor: Vendor }) => {
  const { say } = useWords();
  const { who, collects, dataGoesTo } = vendor.about;
  const facts: [string, string][] = [
    [say('form.vendor.who'), who],
    [say('form.vendor.collects'), collects],
    [say('form.vendor.goes-to'), dataGoesTo],
  ];
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <FactList rows={facts.map(([label, line]) => ({ key: label, label, lines: [line] }))} />
    </Box>
  );
};

/** Which vendor, and what the vendor has to be told to recognise the site. */
export const VendorSection = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const vendor = findVendor(form.values.vendor);
  const error = form.errorOf('vendor');
  return (
    <Card title={say('form.vendor.title')} lead={say('form.vendor.lead')}>
      <Box data-invalid={error !== '' || undefined}>
        <Field.Root name="vendor" required error={error !== '' && error}>
          <Field.Label>{say('form.vendor.label')}</Field.Label>
          <SingleSelect
            value={form.values.vendor}
            placeholder={say('form.vendor.choose')}
            onChange={(key) => form.change({ vendor: String(key) })}
          >
            {vendors.map(({ key, name }) => (
              <SingleSelectOption key={key} value={key}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
      </Box>
      {vendor ? <About vendor={vendor} /> : null}
      {vendor
        ? settingFields(vendor).map(([name, field]) => {
            const Setting = field.input === 'checkbox' ? CheckboxSetting : TextSetting;
            return (
              <Setting key={`${vendor.key}.${name}`} form={form} vendor={vendor} name={name} field={field} />
            );
          })
        : null}
    </Card>
  );
};
