import * as React from 'react';
import { Box, Button, Divider, Flex, Radio, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { ConsentSettingsAnswer } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/words';
import { Tick } from '../pixel-form/form-field';
import { moved, withNewRegion, type RegionValues } from './consent-values';
import { DayFields } from './day-fields';
import { PackList } from './pack-list';
import { RegionRow } from './region-row';
import { GpcTick, LaxWarning, TermsFields } from './terms-fields';
import type { ConsentForm } from './use-consent-form';

interface WhoCardProps {
  form: ConsentForm;
  answer: Pick<ConsentSettingsAnswer, 'packs' | 'knowsPlaces'>;
}

const ASKS = ['everybody', 'by_region'] as const;

const Asks = ({ form }: { form: ConsentForm }) => {
  const { say } = useWords();
  return (
    <Radio.Group
      aria-label={say('banner.asks.label')}
      value={form.values.asks}
      onValueChange={(chosen) => {
        const asks = ASKS.find((one) => one === chosen);
        if (asks) form.change({ asks });
      }}
    >
      {ASKS.map((asks) => (
        <Radio.Item key={asks} value={asks}>
          {say(`banner.asks.${asks}`)}
        </Radio.Item>
      ))}
    </Radio.Group>
  );
};

/** Which regions are unfolded: those that somebody opened, and those with a fault that may be shown. */
const useOpen = (form: ConsentForm) => {
  const [opened, setOpened] = React.useState<ReadonlySet<number>>(new Set());
  const hasFault = (at: number): boolean =>
    Object.keys(form.shown).some((path) => path.startsWith(`policy.regions.${at}.`));
  return {
    isOpen: ({ id }: RegionValues, at: number): boolean => opened.has(id) || hasFault(at),
    open: (id: number, open: boolean) =>
      setOpened((before) => new Set(open ? [...before, id] : [...before].filter((one) => one !== id))),
  };
};

const OwnRegions = ({ form, answer }: WhoCardProps) => {
  const { say } = useWords();
  const { regions } = form.values;
  const { isOpen, open } = useOpen(form);
  const add = React.useRef<HTMLButtonElement>(null);
  const set = (after: RegionValues[]) => form.change({ regions: after });
  const addOne = () => {
    const after = withNewRegion(regions);
    const fresh = after.at(-1);
    if (fresh) open(fresh.id, true);
    set(after);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {say('banner.regions.title')}
      </Typography>
      <Typography textColor="neutral600" tag="p">
        {say(regions.length === 0 ? 'banner.regions.none' : 'banner.regions.lead')}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
        {regions.map((region, at) => (
          <RegionRow
            key={region.id}
            form={form}
            region={region}
            at={at}
            isLast={at === regions.length - 1}
            isPack={answer.packs.some(({ key }) => key === region.key)}
            isOpen={isOpen(region, at)}
            onOpen={(is) => open(region.id, is)}
            onChange={(changed) => set(regions.map((one) => (one.id === region.id ? changed : one)))}
            onMove={(by) => set(moved(regions, at, by))}
            onRemove={() => {
              set(regions.filter(({ id }) => id !== region.id));
              // The button that was pressed is gone with its region.
              add.current?.focus();
            }}
          />
        ))}
      </Flex>
      <Box>
        <Button ref={add} variant="tertiary" startIcon={<Plus />} onClick={addOne}>
          {say('banner.regions.add')}
        </Button>
      </Box>
    </Flex>
  );
};

const ByRegion = ({ form, answer }: WhoCardProps) => {
  const { say } = useWords();
  const { regions, elsewhere } = form.values;
  return (
    <>
      {answer.knowsPlaces ? null : (
        <Notice tone="warning" title={say('banner.places-unknown.title')}>
          {say('banner.places-unknown.text')}
        </Notice>
      )}
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {say('banner.packs.title')}
        </Typography>
        <Typography textColor="neutral600" tag="p">
          {say('banner.packs.lead')}
        </Typography>
        <PackList
          packs={answer.packs}
          regions={regions}
          onChange={(after) => form.change({ regions: after })}
        />
      </Flex>
      <OwnRegions form={form} answer={answer} />
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {say('banner.elsewhere.title')}
        </Typography>
        <TermsFields
          path="policy.elsewhere"
          label={say('banner.elsewhere.rule')}
          terms={elsewhere}
          onChange={(terms) => form.change({ elsewhere: terms })}
        />
      </Flex>
    </>
  );
};

const Everybody = ({ form }: { form: ConsentForm }) => {
  const terms = { ...form.values.elsewhere, rule: 'opt_in' as const };
  return (
    <>
      <GpcTick
        terms={terms}
        onChange={({ gpc }) => form.change({ elsewhere: { ...form.values.elsewhere, gpc } })}
      />
      <LaxWarning terms={terms} />
    </>
  );
};

/** Who is asked what, and for how long a choice counts. */
export const WhoCard = (props: WhoCardProps) => {
  const { say } = useWords();
  const { form } = props;
  return (
    <Card title={say('banner.who.title')} lead={say('banner.who.lead')}>
      <Asks form={form} />
      {form.values.asks === 'everybody' ? <Everybody form={form} /> : <ByRegion {...props} />}
      <Divider />
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {say('banner.everywhere.title')}
      </Typography>
      <Tick
        label={say('banner.dnt.label')}
        hint={say('banner.dnt.hint')}
        checked={form.values.dnt}
        onChange={(dnt) => form.change({ dnt })}
      />
      <DayFields form={form} />
    </Card>
  );
};
