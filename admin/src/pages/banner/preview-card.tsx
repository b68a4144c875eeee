import * as React from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { CONSENT_RULES, type ConsentRule, type ConsentSettings } from '../../../../server/src/contract';
import { Card } from '../../components/card';
import { Skeleton } from '../../components/skeleton';
import { languageName } from '../../words/language-name';
import { useWords } from '../../words/words';
import { Choice } from '../../components/choice';
import { usePreview, type AskBanner } from './use-preview';

const WIDTHS = ['phone', 'wide'] as const;
const LIGHTS = ['light', 'dark'] as const;
/** What the two kinds of screens measure, in pixels. */
const SIZES = { phone: { width: 390, height: 560 }, wide: { width: 1180, height: 640 } } as const;

const Frame = styled.div`
  position: relative;
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};

  iframe {
    display: block;
    border: 0;
    transform-origin: 0 0;
  }
`;

/** Measure how wide an element may be, and follow it. */
const useRoom = () => {
  const place = React.useRef<HTMLDivElement>(null);
  const [room, setRoom] = React.useState(0);
  React.useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, room };
};

interface ScreenProps {
  html: string;
  width: (typeof WIDTHS)[number];
}

/** A screen of that width, drawn smaller where there is less room. */
const Screen = ({ html, width }: ScreenProps) => {
  const { say } = useWords();
  const { place, room } = useRoom();
  const size = SIZES[width];
  const scale = Math.min(1, room / size.width);
  return (
    <Box ref={place}>
      <Frame style={{ width: size.width * scale, height: size.height * scale, margin: '0 auto' }}>
        <iframe
          title={say('banner.preview.frame')}
          sandbox=""
          srcDoc={html}
          tabIndex={-1}
          width={size.width}
          height={size.height}
          style={{ transform: `scale(${scale})` }}
        />
      </Frame>
    </Box>
  );
};

interface PreviewCardProps {
  ask: AskBanner;
  /** What it is, unless it is what is typed. */
  lead?: string;
  /** The rules to choose from; all of them by default. */
  rules?: readonly ConsentRule[];
  /** Null: what is typed cannot be shown. */
  settings: ConsentSettings | null;
  language: string;
  languages: readonly string[];
  onLanguage: (language: string) => void;
}

/** The real banner, as visitors of a language and a place would see it. */
export const PreviewCard = (props: PreviewCardProps) => {
  const { ask, lead, rules = CONSENT_RULES, settings, language, languages, onLanguage } = props;
  const words = useWords();
  const { say } = words;
  const [rule, setRule] = React.useState<ConsentRule>(rules[0] ?? 'opt_in');
  const [width, setWidth] = React.useState<(typeof WIDTHS)[number]>('phone');
  const [light, setLight] = React.useState<(typeof LIGHTS)[number]>('light');
  const wanted = settings && { settings, language, rule, dark: light === 'dark' };
  const { html, stale } = usePreview(ask, wanted);
  return (
    <Card title={say('banner.preview.title')} lead={lead ?? say('banner.preview.lead')}>
      <Flex gap={3} wrap="wrap" alignItems="flex-start">
        <Box flex="1 1 15rem" minWidth={0}>
          <Choice
            path="banner.preview.language"
            label={say('banner.preview.language')}
            value={language}
            options={languages}
            textOf={(one) => languageName(one, words)}
            onChange={onLanguage}
          />
        </Box>
        <Box flex="1 1 15rem" minWidth={0}>
          <Choice
            path="banner.preview.rule"
            label={say('banner.preview.rule')}
            value={rule}
            options={rules}
            textOf={(one) => say(`banner.rule.${one}`)}
            onChange={setRule}
          />
        </Box>
        <Box flex="1 1 15rem" minWidth={0}>
          <Choice
            path="banner.preview.width"
            label={say('banner.preview.width')}
            value={width}
            options={WIDTHS}
            textOf={(one) => say(`banner.preview.${one}`)}
            onChange={setWidth}
          />
        </Box>
        <Box flex="1 1 15rem" minWidth={0}>
          <Choice
            path="banner.preview.light"
            label={say('banner.preview.colours')}
            value={light}
            options={LIGHTS}
            textOf={(one) => say(`banner.preview.${one}`)}
            onChange={setLight}
          />
        </Box>
      </Flex>
      <div role="status">
        {stale ? (
          <Typography textColor="neutral600" tag="p">
            {say(html === null ? 'banner.preview.none' : 'banner.preview.stale')}
          </Typography>
        ) : null}
      </div>
      {html === null ? (
        stale ? null : (
          <Skeleton rows={1} height="30rem" />
        )
      ) : (
        <Screen html={html} width={width} />
      )}
    </Card>
  );
};
