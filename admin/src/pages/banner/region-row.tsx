import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import { isKnownPlace, placeNames, regionName } from '../../words/consent-words';
import { useWords } from '../../words/words';
import { FormField } from '../pixel-form/form-field';
import { readPlaces, type RegionValues } from './consent-values';
import { LaxWarning, TermsFields } from './terms-fields';
import type { ConsentForm } from './use-consent-form';

interface RegionRowProps {
  form: ConsentForm;
  region: RegionValues;
  at: number;
  isLast: boolean;
  /** Whether it came with the plugin, so that its key stays. */
  isPack: boolean;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onChange: (region: RegionValues) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const nameOf = ({ region, at }: RegionRowProps, words: ReturnType<typeof useWords>): string =>
  region.key.trim() === ''
    ? words.say('banner.region.new', { number: at + 1 })
    : regionName(region.key.trim(), words);

const Places = ({ form, region, at, onChange }: RegionRowProps) => {
  const words = useWords();
  const { say } = words;
  const path = `policy.regions.${at}.places`;
  const places = readPlaces(region.places);
  const unknown = places.filter((place) => !isKnownPlace(place, words));
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <FormField
        path={path}
        label={say('banner.region.places')}
        hint={say('banner.region.places-hint')}
        error={form.errorOf(path)}
        value={region.places}
        required
        multiline
        onChange={(typed) => onChange({ ...region, places: typed })}
        onLeave={() => form.leave(path)}
      />
      {places.length > 0 ? (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {say('banner.region.means', { places: placeNames(places, words) })}
        </Typography>
      ) : null}
      {unknown.length > 0 ? (
        <Typography variant="pi" textColor="neutral800" tag="p">
          {say('banner.region.unknown', { places: unknown.join(', '), count: unknown.length })}
        </Typography>
      ) : null}
    </Flex>
  );
};

const Fields = (props: RegionRowProps) => {
  const { form, region, at, isPack, onChange } = props;
  const words = useWords();
  const { say } = words;
  const path = `policy.regions.${at}`;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {isPack ? null : (
        <FormField
          path={`${path}.key`}
          label={say('banner.region.key')}
          hint={say('banner.region.key-hint')}
          error={form.errorOf(`${path}.key`)}
          value={region.key}
          required
          onChange={(key) => onChange({ ...region, key })}
          onLeave={() => form.leave(`${path}.key`)}
        />
      )}
      <TermsFields
        path={path}
        label={say('banner.rule.label')}
        terms={region}
        onChange={(terms) => onChange({ ...region, ...terms })}
      />
      <Places {...props} />
    </Flex>
  );
};

const Summary = ({ region }: Pick<RegionRowProps, 'region'>) => {
  const { say } = useWords();
  const { rule, gpc, places } = region;
  return (
    <>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('banner.region.summary', {
          rule: say(`banner.rule.${rule}`),
          gpc: say(gpc ? 'rules.gpc.yes' : 'rules.gpc.no'),
          count: readPlaces(places).length,
        })}
      </Typography>
      <LaxWarning terms={region} />
    </>
  );
};

const Moves = ({
  at,
  isLast,
  name,
  onMove,
}: Pick<RegionRowProps, 'at' | 'isLast' | 'onMove'> & { name: string }) => {
  const { say } = useWords();
  return (
    <>
      <IconButton
        variant="ghost"
        label={say('banner.region.up', { region: name })}
        disabled={at === 0}
        onClick={() => onMove(-1)}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        variant="ghost"
        label={say('banner.region.down', { region: name })}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown />
      </IconButton>
    </>
  );
};

/** One region: what holds there and for which places, with its place in the order. */
export const RegionRow = (props: RegionRowProps) => {
  const words = useWords();
  const { say } = words;
  const { region, isOpen, onOpen, onRemove } = props;
  const name = nameOf(props, words);
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex gap={2} justifyContent="space-between" wrap="wrap">
          <Typography tag="h4" fontWeight="bold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Typography>
          <Flex gap={1}>
            <Moves {...props} name={name} />
            <Button variant="tertiary" size="S" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              {say(isOpen ? 'banner.region.close' : 'banner.region.open', { region: name })}
            </Button>
            <IconButton
              variant="ghost"
              label={say('banner.region.remove', { region: name })}
              onClick={onRemove}
            >
              <Trash />
            </IconButton>
          </Flex>
        </Flex>
        {isOpen ? <Fields {...props} /> : <Summary region={region} />}
      </Flex>
    </Box>
  );
};
