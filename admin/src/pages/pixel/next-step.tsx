import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { PixelDetail } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Card } from '../../components/card';
import { Decide } from '../../components/decide';
import { GuardedButton } from '../../components/guarded-button';
import { Notice } from '../../components/notice';
import { StateBadges } from '../../components/state-badges';
import { useMay } from '../../permissions';
import { HOME } from '../../plugin-id';
import { useAct } from '../../use-act';
import { nextStep, reviewOf } from '../../words/pixel-state';
import { needsReview } from '../../words/review-due';
import { useWords } from '../../words/words';
import { whyNot } from './pixel-actions';

interface NextStepProps {
  api: Api;
  detail: PixelDetail;
  onChange: (detail: PixelDetail) => void;
  onReload: () => void;
}

const Submit = ({ api, detail, onChange }: NextStepProps) => {
  const words = useWords();
  const act = useAct();
  const may = useMay();
  const newest = detail.versions[0];
  if (!newest) return null;
  const submit = () =>
    act.run(
      () => api.submit(detail.pixel.slug, { version: newest.number, hash: newest.hash }),
      words.say('form.submitted'),
      onChange,
    );
  return (
    <>
      <Box>
        <GuardedButton
          startIcon={<PaperPlane />}
          loading={act.busy}
          why={whyNot('submit', detail, may)}
          onClick={submit}
        >
          {words.say('pixel.submit', { version: newest.number })}
        </GuardedButton>
      </Box>
      {act.error ? (
        <Notice tone="danger" urgent>
          {act.error}
        </Notice>
      ) : null}
    </>
  );
};

const DecideHere = ({ api, detail, onChange, onReload }: NextStepProps) => {
  const may = useMay();
  const newest = detail.versions[0];
  if (!newest) return null;
  return (
    <Decide
      key={newest.hash}
      api={api}
      version={newest}
      name={detail.pixel.name}
      whyNotApprove={whyNot('approve', detail, may)}
      whyNotSendBack={whyNot('send_back', detail, may)}
      onDone={onChange}
      onReload={onReload}
    />
  );
};

/** How things stand with the pixel, who is next, and the button for it. */
export const NextStep = (props: NextStepProps) => {
  const words = useWords();
  const review = reviewOf(props.detail.pixel);
  return (
    <Card title={words.say('pixel.now')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <StateBadges pixel={props.detail.pixel} />
        <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {nextStep(props.detail, words)}
        </Typography>
        {needsReview(props.detail.pixel) ? (
          <Notice
            tone="warning"
            title={words.say(props.detail.pixel.reviewStatus === 'overdue' ? 'health.overdue' : 'health.due')}
            action={
              <LinkButton
                tag={NavLink}
                to={`${HOME}/pixels/${props.detail.pixel.slug}/review`}
                variant="secondary"
              >
                {words.say('pixel.review-it')}
              </LinkButton>
            }
          >
            {words.say('pixel.look-again')}
          </Notice>
        ) : null}
        {review === 'draft' ? <Submit {...props} /> : null}
        {review === 'in_review' ? <DecideHere {...props} /> : null}
      </Flex>
    </Card>
  );
};
