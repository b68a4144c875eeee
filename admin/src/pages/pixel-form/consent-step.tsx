import { Button, Flex } from '@strapi/design-system';
import { CATEGORIES, type Category } from '../../../../server/src/contract';
import { findVendor } from '../../catalogue';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { FieldGroup, Tick } from './form-field';
import type { PixelForm } from './use-pixel-form';

/** Says when the choice is not the vendor's usual one, and loudly when nobody would be asked because of it. */
const Mismatch = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const vendor = findVendor(form.values.vendor);
  const { categories } = form.values;
  if (!vendor || categories.includes(vendor.category)) return null;
  const name = say(`category.${vendor.category}.name`);
  const values = { vendor: vendor.name, category: say(`category.${vendor.category}.inside`) };
  const unasked = categories.length > 0 && categories.every((category) => category === 'necessary');
  return (
    <Notice
      tone={unasked ? 'danger' : 'warning'}
      {...(unasked ? { title: say('form.consent.unasked') } : {})}
      action={
        <Button variant="tertiary" onClick={() => form.change({ categories: [vendor.category] })}>
          {say('form.consent.use', { category: name })}
        </Button>
      }
    >
      {unasked ? say('form.consent.unusual', values) : say('form.consent.usual', values)}
    </Notice>
  );
};

/** The consent category: the vendor's usual one comes with the vendor, a person may choose another. */
export const ConsentStep = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const chosen = form.values.categories;
  const usual = findVendor(form.values.vendor)?.category;
  const toggle = (category: Category, on: boolean) => {
    form.change({ categories: on ? [...chosen, category] : chosen.filter((other) => other !== category) });
    form.leave('categories');
  };
  const about = (category: Category): string => {
    const text = say(`category.${category}.about`);
    return category === usual ? `${text} ${say('form.consent.is-usual')}` : text;
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <FieldGroup
        legend={say('form.consent.label')}
        hint={say('form.consent.hint')}
        error={form.errorOf('categories')}
      >
        <Flex direction="column" alignItems="stretch" gap={3}>
          {CATEGORIES.map((category) => (
            <Tick
              key={category}
              label={say(`category.${category}.name`)}
              hint={about(category)}
              checked={chosen.includes(category)}
              onChange={(on) => toggle(category, on)}
            />
          ))}
        </Flex>
      </FieldGroup>
      <div role="status">
        <Mismatch form={form} />
      </div>
    </Flex>
  );
};
