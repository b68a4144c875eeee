import * as React from 'react';
import { Button, Dialog, Field, Flex, LinkButton, TextInput, Typography } from '@strapi/design-system';
import { Duplicate, ExternalLink, Eye } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { makePreviewSchema, type PixelDetail, type PreviewLink } from '../../../../server/src/contract';
import type { Api } from '../../api';
import { Notice } from '../../components/notice';
import { useMay } from '../../permissions';
import { useAct } from '../../use-act';
import { useFocusBack } from '../../use-focus-back';
import { useWords } from '../../words/words';

interface PreviewProps {
  api: Api;
  detail: PixelDetail;
}

/** The first page that the newest version runs on, as far as a rule names one. */
const firstPage = ({ versions }: PixelDetail): string => {
  const rules = versions[0]?.content.placement.include ?? [];
  return rules.find(({ kind }) => kind !== 'wildcard')?.path ?? '/';
};

/** What is wrong with a path; empty: nothing. */
const objection = (path: string): string =>
  makePreviewSchema.shape.path.safeParse(path).error?.issues[0]?.message ?? '';

interface FormProps {
  path: string;
  onPath: (path: string) => void;
  version: number;
  /** What is wrong with the path, and why the link could not be made. */
  wrong: string;
  error: string;
  field: React.RefObject<HTMLInputElement>;
}

const Form = ({ path, onPath, version, wrong, error, field }: FormProps) => {
  const { say, tell } = useWords();
  return (
    <>
      <Dialog.Description>{say('preview.what', { version })}</Dialog.Description>
      <Field.Root error={wrong && tell(wrong)} hint={say('preview.path-hint')} required>
        <Field.Label>{say('preview.path')}</Field.Label>
        <TextInput
          ref={field}
          value={path}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => onPath(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {error ? (
        <Notice tone="danger" urgent>
          {error}
        </Notice>
      ) : null}
    </>
  );
};

const Made = ({ link, onCopy }: { link: PreviewLink; onCopy: () => void }) => {
  const { say } = useWords();
  const intl = useIntl();
  const field = React.useRef<HTMLInputElement>(null);
  React.useEffect(() => field.current?.focus(), []);
  return (
    <>
      <Dialog.Description>
        {say('preview.made', { time: intl.formatTime(link.until), minutes: link.minutes })}
      </Dialog.Description>
      <Field.Root hint={say('preview.link-hint')}>
        <Field.Label>{say('preview.link')}</Field.Label>
        <TextInput
          ref={field}
          readOnly
          value={link.url}
          onFocus={(event: React.FocusEvent<HTMLInputElement>) => event.target.select()}
        />
        <Field.Hint />
      </Field.Root>
      <Flex gap={2} wrap="wrap">
        <Button variant="secondary" startIcon={<Duplicate />} onClick={onCopy}>
          {say('preview.copy')}
        </Button>
        <LinkButton
          href={link.url}
          target="_blank"
          rel="noreferrer"
          variant="secondary"
          startIcon={<ExternalLink />}
        >
          {say('preview.open')}
        </LinkButton>
      </Flex>
    </>
  );
};

const PreviewDialog = ({ api, detail, onClose }: PreviewProps & { onClose: () => void }) => {
  const { say } = useWords();
  const act = useAct();
  const focusBack = useFocusBack();
  const { toggleNotification } = useNotification();
  const [path, setPath] = React.useState(firstPage(detail));
  const [link, setLink] = React.useState<PreviewLink | null>(null);
  const [tried, setTried] = React.useState(false);
  const field = React.useRef<HTMLInputElement>(null);
  const wrong = objection(path);
  const { slug, head } = detail.pixel;
  const make = () => {
    setTried(true);
    if (wrong !== '') return field.current?.focus();
    act.run(
      () => api.previewPixel(slug, { version: head, hash: detail.versions[0]?.hash ?? '', path }),
      say('preview.done'),
      setLink,
    );
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link?.url ?? '');
      toggleNotification({ type: 'success', message: say('preview.copied') });
    } catch {
      toggleNotification({ type: 'warning', message: say('preview.not-copied') });
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && !act.busy && onClose()}>
      <Dialog.Content onCloseAutoFocus={focusBack}>
        <Dialog.Header>{say('preview.title', { version: head })}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            {link ? (
              <Made link={link} onCopy={() => void copy()} />
            ) : (
              <Form
                path={path}
                onPath={setPath}
                version={head}
                wrong={tried ? wrong : ''}
                error={act.error}
                field={field}
              />
            )}
            <Typography variant="pi" textColor="neutral600" tag="p">
              {say('preview.logged')}
            </Typography>
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth disabled={act.busy}>
              {say(link ? 'preview.close' : 'confirm.cancel')}
            </Button>
          </Dialog.Cancel>
          {link ? null : (
            <Button fullWidth loading={act.busy} onClick={make}>
              {say('preview.make')}
            </Button>
          )}
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};

/** Makes a link that opens the real site with the newest version, for whoever may edit or approve it. */
export const PreviewButton = ({ api, detail }: PreviewProps) => {
  const { say } = useWords();
  const may = useMay();
  const [isOpen, setOpen] = React.useState(false);
  if (detail.pixel.state === 'retired' || !(may.edit || may.approve)) return null;
  return (
    <>
      <Button variant="tertiary" startIcon={<Eye />} onClick={() => setOpen(true)}>
        {say('preview.act')}
      </Button>
      {isOpen ? <PreviewDialog api={api} detail={detail} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
