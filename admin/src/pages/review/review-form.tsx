import * as React from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import type { Review, ReviewDetail } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Card } from '../../components/card';
import { Confirm } from '../../components/confirm';
import { Notice } from '../../components/notice';
import { Outdated } from '../../components/outdated';
import { retireWords } from '../../words/stopping-words';
import { useWords } from '../../words/words';
import { FormField } from '../pixel-form/form-field';
import { LeaveGuard } from '../pixel-form/leave-guard';
import { OutcomeFields } from './outcome-fields';
import { Radios } from './radios';
import { OWNER_RIGHT, YES_NO_UNSURE } from './review-values';
import { useReviewForm, type ReviewForm as Form } from './use-review-form';

interface ReviewFormProps {
  api: Api;
  review: Review;
  detail: ReviewDetail;
  onDone: (detail: ReviewDetail) => void;
  onReload: () => void;
}

const FIRST_FAULT = ['input', 'textarea', '[role=radio]:not([disabled])']
  .map((field) => `[data-invalid] ${field}`)
  .join();

/** Move to the first field with a fault once it is on the screen. */
const useFirstFault = () => {
  const place = React.useRef<HTMLDivElement>(null);
  const lead = () => setTimeout(() => place.current?.querySelector<HTMLElement>(FIRST_FAULT)?.focus(), 0);
  return { place, lead };
};

const Questions = ({ form, owner }: { form: Form; owner: string }) => {
  const { say } = useWords();
  const { values, change, faultOf } = form;
  const options = <T extends 'yes' | 'no' | 'unsure'>(answers: readonly T[]) =>
    answers.map((value) => ({ value, label: say(`review.answer.${value}`) }));
  return (
    <>
      <Radios
        legend={say('review.question.needed')}
        error={faultOf('answers.needed')}
        value={values.needed}
        options={options(YES_NO_UNSURE)}
        onChange={(needed) => change({ needed })}
      />
      <FormField
        path="answers.decision"
        label={say('review.question.decision')}
        hint={say('review.question.decision-hint')}
        error={faultOf('answers.decision')}
        value={values.decision}
        multiline
        onChange={(decision) => change({ decision })}
        onLeave={() => undefined}
      />
      <Radios
        legend={say('review.question.less')}
        hint={say('review.question.less-hint')}
        error={faultOf('answers.less')}
        value={values.less}
        options={options(YES_NO_UNSURE)}
        onChange={(less) => change({ less })}
      />
      <Radios
        legend={say('review.question.ownerRight', { name: owner })}
        error={faultOf('answers.ownerRight')}
        value={values.ownerRight}
        options={options(OWNER_RIGHT)}
        onChange={(ownerRight) => change({ ownerRight })}
      />
    </>
  );
};

const VARIANTS = {
  '': 'default',
  keep: 'success',
  change: 'default',
  hand_over: 'default',
  pause: 'danger',
  retire: 'danger',
} as const;

/** Four questions and what should happen: a minute, on a phone too. */
export const ReviewForm = ({ api, review, detail, onDone, onReload }: ReviewFormProps) => {
  const words = useWords();
  const { say } = words;
  const { place, lead } = useFirstFault();
  const form = useReviewForm({ api, review, onDone, onFaults: lead });
  const { outcome } = form.values;
  return (
    <Card title={say('review.form.title')} lead={say('review.form.lead')}>
      <LeaveGuard unsaved={form.unsaved} onGiveUp={form.giveUp} />
      <Flex ref={place} direction="column" alignItems="stretch" gap={6} maxWidth="72rem">
        <Questions form={form} owner={review.owner.name} />
        <OutcomeFields form={form} review={review} detail={detail} />
        {form.outdated ? <Outdated why={form.outdated} onReload={onReload} /> : null}
        {form.error && !form.asking ? (
          <Notice tone="danger" urgent title={say('review.failed')}>
            {`${form.error} ${say('form.kept')}`}
          </Notice>
        ) : null}
        <Box>
          <Button size="L" variant={VARIANTS[outcome]} loading={form.busy} onClick={form.submit}>
            {outcome === '' ? say('review.submit') : say(`review.submit.${outcome}`)}
          </Button>
        </Box>
      </Flex>
      {form.asking ? (
        <Confirm
          title={say('stopping.retire.title', { name: review.name })}
          consequence={retireWords(detail.content, review.vendorName, words)}
          act={say('review.submit.retire')}
          variant="danger"
          busy={form.busy}
          error={form.error}
          onConfirm={form.confirm}
          onClose={form.stay}
        />
      ) : null}
    </Card>
  );
};
