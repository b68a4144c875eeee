import * as React from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { styled } from 'styled-components';
import {
  MAIL_LANGUAGES,
  REVIEW_TASK_KINDS,
  type MailLanguage,
  type ReviewTaskKind,
} from '../../../../../server/src/contract';
import { useApi, type Api } from '../../../api';
import { Card } from '../../../components/card';
import { Choice } from '../../../components/choice';
import { Failed } from '../../../components/failed';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import type { MailPreview } from '../../../review-mail';
import { useAct } from '../../../use-act';
import { useLoad } from '../../../use-load';
import { languageName } from '../../../words/language-name';
import { useWords } from '../../../words/words';
import { Columns } from '../reviews-card';

const Frame = styled.iframe`
  width: 100%;
  height: 42rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  /* A mail is written on white paper, in the dark too. */
  background: #ffffff;
`;

const Letter = styled.pre`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-family: monospace;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Mail = ({ mail }: { mail: MailPreview }) => {
  const { say } = useWords();
  const [asText, setAsText] = React.useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {mail.sample ? <Notice tone="secondary">{say('settings.preview.sample')}</Notice> : null}
      <Typography tag="p" fontWeight="bold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {say('settings.preview.subject', { subject: mail.subject })}
      </Typography>
      <Flex gap={2} role="group" aria-label={say('settings.preview.form')}>
        {[false, true].map((text) => (
          <Button
            key={String(text)}
            size="S"
            variant={asText === text ? 'secondary' : 'tertiary'}
            aria-pressed={asText === text}
            onClick={() => setAsText(text)}
          >
            {say(text ? 'settings.preview.text' : 'settings.preview.html')}
          </Button>
        ))}
      </Flex>
      {asText ? (
        <Box background="neutral100" hasRadius padding={4}>
          <Letter>{mail.text}</Letter>
        </Box>
      ) : (
        // Without any right: a mail is shown, and does nothing.
        <Frame sandbox="" srcDoc={mail.html} title={say('settings.preview.title')} />
      )}
    </Flex>
  );
};

interface TestProps {
  api: Api;
  kind: ReviewTaskKind;
  language: MailLanguage;
}

const TestMail = ({ api, kind, language }: TestProps) => {
  const { say } = useWords();
  const act = useAct();
  const [to, setTo] = React.useState('');
  const send = () => {
    setTo('');
    act.run(
      () => api.testReviewMail(kind, language),
      say('settings.test.done'),
      (sent) => setTo(sent.to),
    );
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Box>
        <Button variant="secondary" startIcon={<PaperPlane />} loading={act.busy} onClick={send}>
          {say('settings.test')}
        </Button>
      </Box>
      {act.error ? (
        <Notice tone="danger" urgent title={say('settings.test.failed')}>
          {act.error}
        </Notice>
      ) : null}
      <Typography tag="p" textColor="neutral800" role="status">
        {to ? say('settings.test.sent', { to }) : ''}
      </Typography>
    </Flex>
  );
};

const languageHere = (tag: string): MailLanguage =>
  MAIL_LANGUAGES.find((language) => tag.startsWith(language)) ?? 'en';

/** What each mail looks like, in each language, and a copy of it to one's own address. */
export const PreviewCard = () => {
  const words = useWords();
  const { say } = words;
  const api = useApi();
  const [kind, setKind] = React.useState<ReviewTaskKind>('digest');
  const [language, setLanguage] = React.useState(() => languageHere(words.language));
  const { value, failure, loading, reload } = useLoad(
    React.useCallback(() => api.previewReviewMail(kind, language), [api, kind, language]),
  );
  return (
    <Card title={say('settings.preview.title')} lead={say('settings.preview.lead')}>
      <Columns>
        <Choice
          path="preview-kind"
          label={say('settings.preview.kind')}
          value={kind}
          options={REVIEW_TASK_KINDS}
          textOf={(one) => say(`settings.mail.${one}`)}
          onChange={setKind}
        />
        <Choice
          path="preview-language"
          label={say('settings.preview.language')}
          value={language}
          options={MAIL_LANGUAGES}
          textOf={(one) => languageName(one, words)}
          onChange={setLanguage}
        />
      </Columns>
      {failure ? <Failed failure={failure} onRetry={reload} /> : null}
      {!value && !failure ? <Skeleton rows={1} height="42rem" /> : null}
      {value && !failure ? (
        <Box aria-busy={loading} style={loading ? { opacity: 0.6 } : {}}>
          <Mail mail={value} />
        </Box>
      ) : null}
      <TestMail api={api} kind={kind} language={language} />
    </Card>
  );
};
