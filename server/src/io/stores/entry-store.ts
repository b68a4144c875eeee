import type { Core, UID } from '@strapi/strapi';
import type { EntryAsked, EntryStore } from '../ports';
import type { Row } from './database';

/** What Strapi's content manager knows about somebody's rights on one content type. */
interface PermissionChecker {
  cannot: { read(entry?: Row): boolean };
  sanitizeOutput(entry: Row): Promise<Row>;
}

interface PermissionCheckers {
  create(options: { userAbility: unknown; model: string }): PermissionChecker;
}

const checkerOf = (strapi: Core.Strapi, { uid, ability }: EntryAsked): PermissionChecker => {
  const checkers = strapi.plugin('content-manager').service<PermissionCheckers>('permission-checker');
  return checkers.create({ userAbility: ability, model: uid });
};

const findEntry = async (
  strapi: Core.Strapi,
  { uid, documentId, locale }: EntryAsked,
): Promise<Row | null> => {
  const documents = strapi.documents(uid as UID.ContentType);
  const find = (status: 'published' | 'draft') =>
    documents.findOne({ documentId, status, ...(locale === undefined ? {} : { locale }) });
  return (await find('published')) ?? (await find('draft'));
};

/** Entries of the site's own content, as far as somebody may read them in Strapi's content manager. */
export const createEntryStore = (strapi: Core.Strapi): EntryStore => ({
  read: async (asked) => {
    if (!Object.hasOwn(strapi.contentTypes, asked.uid)) return 'missing';
    const checker = checkerOf(strapi, asked);
    if (checker.cannot.read()) return 'forbidden';
    const entry = await findEntry(strapi, asked);
    if (!entry) return 'missing';
    // A condition of a role may hide this entry, and a role may hide some of its fields.
    return checker.cannot.read(entry) ? 'forbidden' : checker.sanitizeOutput(entry);
  },
});
