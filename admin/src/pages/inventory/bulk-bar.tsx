import { Button, Flex, Typography } from '@strapi/design-system';
import { Check, Stop } from '@strapi/icons';
import { LIMITS, type PixelSummary } from '../../../../server/src/contract';
import { receiverOf } from '../../catalogue';
import { ChosenBar } from '../../components/chosen-bar';
import { Confirm } from '../../components/confirm';
import { GuardedButton } from '../../components/guarded-button';
import { useMay } from '../../permissions';
import { useWords, type Words } from '../../words/words';
import { BULK_KINDS, bulkDetails, fits, type BulkKind } from './bulk-words';
import type { Bulk } from './use-bulk';
import type { Choosing } from './use-choosing';

const ICONS = { pause: Stop, submit: Check };
const VARIANTS = { pause: 'danger-light', submit: 'secondary' } as const;
const SHORTEST_REASON = 3;

const receivers = (pixels: PixelSummary[], { list }: Words): string =>
  list([...new Set(pixels.map(({ vendor }) => receiverOf({ vendor, settings: {} })))]);

interface QuestionProps {
  kind: BulkKind;
  pixels: PixelSummary[];
  bulk: Bulk;
  onClose: () => void;
}

const Question = ({ kind, pixels, bulk, onClose }: QuestionProps) => {
  const words = useWords();
  const { say } = words;
  const fitting = pixels.filter((pixel) => fits(kind, pixel));
  const reason = {
    label: say('stopping.reason'),
    hint: say('stopping.reason-hint'),
    min: SHORTEST_REASON,
    max: LIMITS.reason,
  };
  return (
    <Confirm
      title={say(`inventory.bulk.${kind}.title`, { count: fitting.length })}
      consequence={say(`inventory.bulk.${kind}.consequence`, { receivers: receivers(fitting, words) })}
      details={bulkDetails(kind, pixels, words)}
      act={say(`inventory.bulk.${kind}`)}
      variant={kind === 'pause' ? 'danger' : 'default'}
      {...(kind === 'pause' ? { text: reason } : {})}
      busy={bulk.busy}
      error={bulk.error}
      onConfirm={(text) => bulk.run(kind, text)}
      onClose={onClose}
    />
  );
};

interface BulkBarProps {
  choosing: Choosing;
  /** How many of the chosen are on the page of the list that is shown. */
  here: number;
  bulk: Bulk;
  asking: BulkKind | null;
  onAsk: (kind: BulkKind | null) => void;
}

/** What can be done with the chosen pixels. */
export const BulkBar = ({ choosing, here, bulk, asking, onAsk }: BulkBarProps) => {
  const { say } = useWords();
  const may = useMay();
  const pixels = [...choosing.chosen.values()];
  const why = (kind: BulkKind): string =>
    pixels.some((pixel) => fits(kind, pixel)) ? '' : say(`inventory.bulk.${kind}.none`);
  const elsewhere = pixels.length - here;
  return (
    <ChosenBar>
      <Flex gap={3} wrap="wrap" alignItems="center">
        <Typography fontWeight="bold" textColor="neutral800" role="status">
          {say('inventory.bulk.chosen', { count: pixels.length })}
          {elsewhere > 0 ? `, ${say('inventory.bulk.elsewhere', { count: elsewhere })}` : ''}
        </Typography>
        {BULK_KINDS.filter((kind) => may[kind]).map((kind) => {
          const Icon = ICONS[kind];
          return (
            <GuardedButton
              key={kind}
              variant={VARIANTS[kind]}
              startIcon={<Icon />}
              why={why(kind)}
              onClick={() => onAsk(kind)}
            >
              {say(`inventory.bulk.${kind}`)}
            </GuardedButton>
          );
        })}
        <Button variant="tertiary" onClick={() => choosing.keep([])}>
          {say('inventory.bulk.clear')}
        </Button>
      </Flex>
      {asking ? (
        <Question
          kind={asking}
          pixels={pixels}
          bulk={bulk}
          onClose={() => {
            onAsk(null);
            bulk.clear();
          }}
        />
      ) : null}
    </ChosenBar>
  );
};
