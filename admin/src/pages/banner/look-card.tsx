import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { BANNER_COLOURS, BANNER_POSITIONS } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Notice } from '../../components/notice';
import { contrastsOf, isEnough, isUnreadable, type Contrast } from '../../words/contrast';
import { useWords, type Words } from '../../words/words';
import { FormField, Tick } from '../pixel-form/form-field';
import { Choice } from '../../components/choice';
import { coloursOf } from './consent-values';
import type { ConsentForm } from './use-consent-form';

const Swatch = styled.div`
  flex-shrink: 0;
  width: 4rem;
  height: 4rem;
  margin-top: 2.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Colour = ({ form, name }: { form: ConsentForm; name: (typeof BANNER_COLOURS)[number] }) => {
  const { say } = useWords();
  const path = `banner.colours.${name}`;
  const { colours } = form.values;
  return (
    <Flex gap={2} alignItems="flex-start" flex="1 1 22rem" minWidth={0}>
      <Swatch aria-hidden style={{ background: coloursOf(form.values)[name] }} />
      <Box flex="1" minWidth={0}>
        <FormField
          path={path}
          label={say(`banner.colour.${name}`)}
          error={form.errorOf(path)}
          value={colours[name]}
          required
          onChange={(typed) => form.change({ colours: { ...colours, [name]: typed } })}
          onLeave={() => form.leave(path)}
        />
      </Box>
    </Flex>
  );
};

// Rounded down, so that a contrast that falls short never looks like one that suffices.
const oneDigit = (ratio: number): number => Math.floor(ratio * 10) / 10;

const contrastWords = (contrast: Contrast, { say }: Words): string => {
  const { pair, ratio, needed } = contrast;
  const values = { ratio: oneDigit(ratio), needed };
  return `${say(`banner.contrast.${pair}`, values)} ${say(
    isEnough(contrast) ? 'banner.contrast.enough' : 'banner.contrast.too-little',
    values,
  )}`;
};

const toneOf = (contrasts: readonly Contrast[]): 'success' | 'warning' | 'danger' => {
  if (contrasts.some(isUnreadable)) return 'danger';
  return contrasts.every(isEnough) ? 'success' : 'warning';
};

const Contrasts = ({ form }: { form: ConsentForm }) => {
  const words = useWords();
  const contrasts = contrastsOf(coloursOf(form.values));
  if (contrasts.length === 0) return null;
  return (
    <div role="status">
      <Notice tone={toneOf(contrasts)} title={words.say('banner.contrast.title')}>
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
          {contrasts.map((contrast) => (
            <Typography key={contrast.pair} tag="li" textColor="neutral800">
              {contrastWords(contrast, words)}
            </Typography>
          ))}
        </Flex>
      </Notice>
    </div>
  );
};

/** Where the banner stands, and its colours. */
export const LookCard = ({ form }: { form: ConsentForm }) => {
  const { say } = useWords();
  const { position, ownColours } = form.values;
  return (
    <Card title={say('banner.look.title')}>
      <Choice
        path="banner.position"
        label={say('banner.look.position')}
        value={position}
        options={BANNER_POSITIONS}
        textOf={(one) => say(`banner.position.${one}`)}
        onChange={(one) => form.change({ position: one })}
      />
      <Tick
        label={say('banner.look.own-colours')}
        hint={say('banner.look.own-colours-hint')}
        checked={ownColours}
        onChange={(on) => form.change({ ownColours: on })}
      />
      {ownColours ? (
        <>
          <Flex gap={4} wrap="wrap" alignItems="flex-start">
            {BANNER_COLOURS.map((name) => (
              <Colour key={name} form={form} name={name} />
            ))}
          </Flex>
          <Contrasts form={form} />
        </>
      ) : null}
    </Card>
  );
};
