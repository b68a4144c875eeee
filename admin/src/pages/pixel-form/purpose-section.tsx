import { findVendor } from '../../catalogue';
import { Card } from '../../components/card';
import { useWords } from '../../words/words';
import { FormField } from './form-field';
import type { PixelForm } from './use-pixel-form';

/** What the pixel is called here, and what it is for in words that a visitor understands. */
export const PurposeSection = ({ form }: { form: PixelForm }) => {
  const { say } = useWords();
  const vendor = findVendor(form.values.vendor);
  return (
    <Card title={say('form.purpose.title')} lead={say('form.purpose.lead')}>
      <FormField
        path="name"
        label={say('form.name.label')}
        hint={say('form.name.hint')}
        error={form.errorOf('name') || form.errorOf('slug')}
        value={form.values.name}
        required
        onChange={(name) => form.change({ name })}
        onLeave={() => form.leave('name')}
      />
      <FormField
        path="purpose"
        label={say('form.purpose.label')}
        hint={
          vendor
            ? say('form.purpose.hint-vendor', { example: vendor.about.purpose })
            : say('form.purpose.hint')
        }
        error={form.errorOf('purpose')}
        value={form.values.purpose}
        required
        multiline
        onChange={(purpose) => form.change({ purpose })}
        onLeave={() => form.leave('purpose')}
      />
    </Card>
  );
};
