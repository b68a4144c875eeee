import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { CATEGORIES, type Category } from '../../../../server/src/contract';
import { findVendor } from '../../catalogue';
import { Card } from '../../components/card';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { FieldGroup } from './form-field';
import type { PixelForm } from './use-pixel-form';

const Suggestion = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const vendor = findVendor(form.values.vendor);
  if (!vendor || form.values.categories.includes(vendor.category)) return null;
  const name = say(`category.${vendor.category}.name`);
  const inside = say(`category.${vendor.category}.inside`);
  const unasked = form.values.categories.includes('necessary');
  return (
    <Notice
      tone={unasked ? 'warning' : 'secondary'}
      action={
        <Button variant="tertiary" size="S" onClick={() => form.change({ categories: [vendor.category] })}>
          {say('form.consent.use', { category: name })}
        </Button>
      }
    >
      {unasked
        ? say('form.consent.unusual', { vendor: vendor.name, category: inside })
        : say('form.consent.usual', { vendor: vendor.name, category: inside })}
    </Notice>
  );
};

/** The consent category: suggested by the vendor's definition, chosen by a person. */
export const ConsentSection = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const chosen = form.values.categories;
  const toggle = (category: Category, on: boolean) => {
    form.change({ categories: on ? [...chosen, category] : chosen.filter((other) => other !== category) });
    form.leave('categories');
  };
  return (
    <Card title={say('form.consent.title')} lead={say('form.consent.lead')}>
      <Suggestion form={form} />
      <FieldGroup
        legend={say('form.consent.label')}
        hint={say('form.consent.hint')}
        error={form.errorOf('categories')}
      >
        <Flex direction="column" alignItems="stretch" gap={3}>
          {CATEGORIES.map((category) => (
            <Box key={category}>
              <Checkbox
                checked={chosen.includes(category)}
                onCheckedChange={(on) => toggle(category, on === true)}
                aria-describedby={`consent-${category}`}
              >
                {say(`category.${category}.name`)}
              </Checkbox>
              <Box paddingLeft={7}>
                <Typography id={`consent-${category}`} variant="pi" textColor="neutral600" tag="p">
                  {say(`category.${category}.about`)}
                </Typography>
              </Box>
            </Box>
          ))}
        </Flex>
      </FieldGroup>
    </Card>
  );
};
