import type * as React from 'react';
import { Box, Combobox, ComboboxOption, Field, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { MAIL_LANGUAGES, OVERDUE_POLICIES } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Choice } from '../../components/choice';
import { languageName } from '../../words/language-name';
import { weekdayWords } from '../../words/review-days';
import { useWords } from '../../words/words';
import { Radios } from '../review/radios';
import { NumberField } from './number-field';
import { ReportFields } from './report-fields';
import { timeZones, type ReviewFields, type ReviewNumber } from './review-fields';
import type { SettingsFaults } from './settings-values';

export interface ReviewPartProps {
  fields: ReviewFields;
  faults: SettingsFaults;
  onChange: (part: Partial<ReviewFields>) => void;
  /** Somebody has finished with the field of this name, for example `reviews/hour`. */
  onLeave: (field: string) => void;
}

export const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
  align-items: start;
`;

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box paddingTop={2}>
    <Box paddingBottom={3}>
      <Typography variant="omega" fontWeight="bold" tag="h3">
        {title}
      </Typography>
    </Box>
    {children}
  </Box>
);

const TimeZone = ({ fields, faults, onChange, onLeave }: ReviewPartProps) => {
  const { say, tell } = useWords();
  const path = 'reviews/timeZone';
  const error = faults[path] ?? '';
  return (
    <Box data-invalid={error !== '' || undefined} onBlur={() => onLeave(path)}>
      <Field.Root
        name={path}
        required
        error={error !== '' && tell(error)}
        hint={say('settings.reviews.zone-hint')}
      >
        <Field.Label>{say('settings.reviews.zone')}</Field.Label>
        <Combobox
          value={fields.timeZone}
          // So long a list is not drawn as a whole, and what is not drawn has no text.
          defaultTextValue={fields.timeZone}
          clearLabel={say('inventory.filter.clear')}
          noOptionsMessage={() => say('settings.reviews.zone-none')}
          autocomplete={{ type: 'list', filter: 'contains' }}
          onChange={(timeZone) => onChange({ timeZone: timeZone ?? '' })}
          onClear={() => onChange({ timeZone: '' })}
        >
          {timeZones(fields.timeZone).map((zone) => (
            <ComboboxOption key={zone} value={zone}>
              {zone}
            </ComboboxOption>
          ))}
        </Combobox>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
};

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

const When = (props: ReviewPartProps) => {
  const words = useWords();
  const { say } = words;
  const { fields, onChange } = props;
  const weekday = WEEKDAYS.find((day) => day === String(fields.weekday)) ?? '1';
  return (
    <Columns>
      <Choice
        path="reviews/weekday"
        label={say('settings.reviews.weekday')}
        value={weekday}
        options={WEEKDAYS}
        textOf={(day) => weekdayWords(Number(day), words)}
        onChange={(day) => onChange({ weekday: Number(day) })}
      />
      <ReviewNumberField {...props} name="hour" />
      <TimeZone {...props} />
    </Columns>
  );
};

const ReviewNumberField = ({ name, ...props }: ReviewPartProps & { name: ReviewNumber }) => {
  const { say, tell } = useWords();
  const path = `reviews/${name}`;
  const error = props.faults[path] ?? '';
  return (
    <NumberField
      path={path}
      label={say(`settings.reviews.number.${name}`)}
      hint={say(`settings.reviews.number.${name}-hint`)}
      error={error && tell(error)}
      value={props.fields[name]}
      onChange={(value) => props.onChange({ [name]: value })}
      onLeave={() => props.onLeave(path)}
    />
  );
};

const Numbers = ({ names, ...props }: ReviewPartProps & { names: readonly ReviewNumber[] }) => (
  <Columns>
    {names.map((name) => (
      <ReviewNumberField key={name} {...props} name={name} />
    ))}
  </Columns>
);

const MailLanguageChoice = ({ fields, onChange }: ReviewPartProps) => {
  const words = useWords();
  const { say } = words;
  return (
    <Choice
      path="reviews/languageWithoutAccount"
      label={say('settings.reviews.language')}
      hint={say('settings.reviews.language-hint')}
      value={fields.languageWithoutAccount}
      options={MAIL_LANGUAGES}
      textOf={(language) => languageName(language, words)}
      onChange={(languageWithoutAccount) => onChange({ languageWithoutAccount })}
    />
  );
};

const INTERVALS = ['everyDays', 'everyDaysMarketing', 'everyDaysCustomCode', 'everyDaysUserData'] as const;
const SCHEDULERS = ['on', 'off'] as const;

/** When pixels are due, who is asked when, and what happens when nobody answers. */
export const ReviewsCard = (props: ReviewPartProps) => {
  const { say, tell } = useWords();
  const { fields, faults, onChange } = props;
  const fault = (field: string): string => (faults[field] ? tell(faults[field]) : '');
  return (
    <Card title={say('settings.reviews.title')} lead={say('settings.reviews.lead')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Radios
          legend={say('settings.reviews.scheduler')}
          error={fault('reviews/scheduler')}
          value={fields.scheduler}
          options={SCHEDULERS.map((value) => ({
            value,
            label: say(`settings.reviews.scheduler.${value}`),
            hint: say(`settings.reviews.scheduler.${value}-hint`),
          }))}
          onChange={(scheduler) => onChange({ scheduler })}
        />
        <Part title={say('settings.reviews.when')}>
          <When {...props} />
        </Part>
        <Part title={say('settings.reviews.intervals')}>
          <Numbers {...props} names={INTERVALS} />
        </Part>
        <Part title={say('settings.reviews.unanswered')}>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Numbers {...props} names={['reminderDays', 'graceDays', 'warnDaysBefore']} />
            <Radios
              legend={say('settings.reviews.overdue')}
              error={fault('reviews/overdue')}
              value={fields.overdue}
              options={OVERDUE_POLICIES.map((value) => ({
                value,
                label: say(`settings.reviews.overdue.${value}`),
                hint: say(`settings.reviews.overdue.${value}-hint`),
              }))}
              onChange={(overdue) => onChange({ overdue })}
            />
          </Flex>
        </Part>
        <Part title={say('settings.reviews.mails')}>
          <MailLanguageChoice {...props} />
        </Part>
        <Part title={say('settings.reviews.report')}>
          <ReportFields {...props} />
        </Part>
      </Flex>
    </Card>
  );
};
