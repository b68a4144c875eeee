import { Flex } from '@strapi/design-system';
import { useWords } from '../../words/words';
import { FormField, Tick } from '../pixel-form/form-field';
import { NumberField } from './number-field';
import type { ReviewFields } from './review-fields';
import type { SettingsFaults } from './settings-values';

interface ReportFieldsProps {
  fields: ReviewFields;
  faults: SettingsFaults;
  onChange: (part: Partial<ReviewFields>) => void;
  onLeave: (field: string) => void;
}

const NUMBERS = ['dayOfMonth', 'hour'] as const;

/** The monthly report: whether, when, and to whom. */
export const ReportFields = ({ fields: { report }, faults, onChange, onLeave }: ReportFieldsProps) => {
  const { say, tell } = useWords();
  const fault = (name: string): string => tell(faults[`reviews/report/${name}`] ?? '');
  const change = (part: Partial<ReviewFields['report']>) => onChange({ report: { ...report, ...part } });
  return (
    <Flex direction="column" alignItems="stretch" gap={4} maxWidth="60rem">
      <Tick
        label={say('settings.reviews.report.on')}
        hint={say('settings.reviews.report.on-hint')}
        checked={report.on}
        onChange={(on) => change({ on })}
      />
      {report.on ? (
        <>
          {NUMBERS.map((name) => (
            <NumberField
              key={name}
              path={`reviews/report/${name}`}
              label={say(`settings.reviews.report.${name}`)}
              hint={say(`settings.reviews.report.${name}-hint`)}
              error={fault(name)}
              value={report[name]}
              onChange={(value) => change({ [name]: value })}
              onLeave={() => onLeave(`reviews/report/${name}`)}
            />
          ))}
          <FormField
            path="reviews/report/to"
            label={say('settings.reviews.report.to')}
            hint={say('settings.reviews.report.to-hint')}
            error={fault('to')}
            value={report.to}
            required
            multiline
            onChange={(to) => change({ to })}
            onLeave={() => onLeave('reviews/report/to')}
          />
        </>
      ) : null}
    </Flex>
  );
};
