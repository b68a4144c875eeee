import * as React from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { EntryPixels } from '../../../server/src/contract';
import { useApi, type Answer } from '../api';
import { useRoles } from '../permissions';
import { HOME } from '../plugin-id';
import { useLoad } from '../use-load';
import { useWords } from '../words/words';

type Pixel = EntryPixels['pixels'][number];

const PixelItem = ({ pixel }: { pixel: Pixel }) => {
  const { say, list } = useWords();
  const categories = list(pixel.categories.map((category) => say(`category.${category}.name`)));
  return (
    <li>
      <Link tag={NavLink} to={`${HOME}/pixels/${pixel.slug}`}>
        {pixel.name}
      </Link>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say('panel.item', { vendor: pixel.vendorName, categories })}
      </Typography>
    </li>
  );
};

const OnPage = ({ path, pixels }: { path: string; pixels: Pixel[] }) => {
  const { say } = useWords();
  const lead = (
    <Typography tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      {say(pixels.length > 0 ? 'panel.lead' : 'panel.none', { path })}
    </Typography>
  );
  if (pixels.length === 0) return lead;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {lead}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {pixels.map((pixel) => (
          <PixelItem key={pixel.slug} pixel={pixel} />
        ))}
      </Flex>
    </Flex>
  );
};

const NoPath = () => {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography tag="p" textColor="neutral600">
        {say('panel.no-path')}
      </Typography>
      <Link tag={NavLink} to={`${HOME}/settings`}>
        {say('panel.to-settings')}
      </Link>
    </Flex>
  );
};

/** What Strapi's content manager tells a panel about the entry that is open. */
interface EntryProps {
  model: string;
  documentId?: string;
  document?: { updatedAt?: string | null | undefined; locale?: string | null | undefined };
}

const NOTHING: Answer<EntryPixels | null> = { ok: true, value: null };

/** Ask again when the entry was saved, as its address may be another one then. */
const useEntryPixels = ({ model: uid, documentId, document }: EntryProps, isAllowed: boolean) => {
  const api = useApi();
  const savedAt = document?.updatedAt ?? '';
  const locale = document?.locale ?? '';
  const asks = isAllowed && documentId !== undefined && uid.startsWith('api::');
  return useLoad<EntryPixels | null>(
    React.useCallback(async () => {
      // The moment of saving is no part of the question, but a reason to ask it again.
      void savedAt;
      return asks ? api.entryPixels(uid, documentId, locale) : NOTHING;
    }, [api, uid, documentId, locale, savedAt, asks]),
  );
};

/** A panel beside a content entry: which pixels run on its page. Strapi calls it as a hook. */
export const EntryPixelsPanel = (entry: EntryProps) => {
  const { say } = useWords();
  const { may } = useRoles();
  const { value, failure } = useEntryPixels(entry, may.read);
  const title = say('panel.title');
  // An entry that was never saved is on no page yet.
  if (failure?.code === 'entry_not_found') return null;
  if (failure) return { title, content: <Typography>{say('panel.failed')}</Typography> };
  if (!value) return null;
  if (value.path === null) return may.settings ? { title, content: <NoPath /> } : null;
  return { title, content: <OnPage path={value.path} pixels={value.pixels} /> };
};
