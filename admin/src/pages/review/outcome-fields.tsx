import { Flex } from '@strapi/design-system';
import {
  REVIEW_OUTCOMES,
  type Review,
  type ReviewDetail,
  type ReviewOutcome,
} from '../../../../server/src/contract';
import { receiverOf } from '../../catalogue';
import { retireWords } from '../../words/stopping-words';
import { useWords } from '../../words/words';
import { FormField } from '../pixel-form/form-field';
import { Radios } from './radios';
import { nextWords, type ReviewForm } from './use-review-form';

interface OutcomeFieldsProps {
  form: ReviewForm;
  review: Review;
  detail: ReviewDetail;
}

const needsReason = (outcome: ReviewOutcome): boolean => outcome === 'pause' || outcome === 'retire';

const NewOwner = ({ form }: { form: ReviewForm }) => {
  const { say } = useWords();
  return (
    <>
      <FormField
        path="owner.name"
        label={say('form.owner.name')}
        hint={say('form.owner.name-hint')}
        error={form.faultOf('owner.name')}
        value={form.values.ownerName}
        required
        onChange={(ownerName) => form.change({ ownerName })}
        onLeave={() => undefined}
      />
      <FormField
        path="owner.email"
        label={say('form.owner.email')}
        hint={say('form.owner.email-hint')}
        error={form.faultOf('owner.email')}
        value={form.values.ownerEmail}
        inputMode="email"
        required
        onChange={(ownerEmail) => form.change({ ownerEmail })}
        onLeave={() => undefined}
      />
    </>
  );
};

const Comment = ({ form, outcome }: { form: ReviewForm; outcome: ReviewOutcome }) => {
  const { say } = useWords();
  const reason = needsReason(outcome);
  return (
    <FormField
      path="comment"
      label={say(reason ? 'stopping.reason' : 'review.comment')}
      hint={say(reason ? 'stopping.reason-hint' : 'review.comment-hint')}
      error={form.faultOf('comment')}
      value={form.values.comment}
      required={reason}
      multiline
      onChange={(comment) => form.change({ comment })}
      onLeave={() => undefined}
    />
  );
};

/** What should happen to it, and what that needs to know. */
export const OutcomeFields = ({ form, review, detail }: OutcomeFieldsProps) => {
  const words = useWords();
  const { say, tell } = words;
  const { outcome } = form.values;
  const receiver = detail.content ? receiverOf(detail.content) : review.vendorName;
  const hints: Record<ReviewOutcome, string> = {
    keep: nextWords(review, detail.timeZone, words),
    change: say('review.outcome.change-hint'),
    hand_over: say('review.outcome.hand_over-hint'),
    pause: say('stopping.pause.consequence', { receiver }),
    retire: retireWords(detail.content, receiver, words),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Radios
        legend={say('review.outcome')}
        error={form.faultOf('outcome')}
        value={outcome}
        options={REVIEW_OUTCOMES.map((value) => ({
          value,
          label: say(`review.outcome.${value}`),
          hint: hints[value],
          why: detail.may[value].allowed ? '' : tell(detail.may[value].why),
        }))}
        onChange={(chosen) => form.change({ outcome: chosen })}
      />
      {outcome === 'hand_over' ? <NewOwner form={form} /> : null}
      {outcome === '' ? null : <Comment form={form} outcome={outcome} />}
    </Flex>
  );
};
