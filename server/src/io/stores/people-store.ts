import type { Core, UID } from '@strapi/strapi';
import { PERMISSIONS } from '../../contract';
import { personFromUser, type AdminUser } from '../person';
import type { PeopleStore, Recipient } from '../ports';
import { chunks, type Row, type Table } from './database';

const SUPER_ADMIN = 'strapi-super-admin';

const IN_USE = { isActive: true, $or: [{ blocked: false }, { blocked: { $null: true } }] };

/** `preferedLanguage` is how Strapi spells it. */
const toRecipient = (row: Row): Recipient => {
  const user = row as unknown as AdminUser & { preferedLanguage?: string | null };
  return { ...personFromUser(user), language: user.preferedLanguage ?? null };
};

/** The accounts of Strapi's admin panel. */
export const createPeopleStore = (strapi: Core.Strapi): PeopleStore => {
  const open = (name: string): Table => strapi.db.query(`admin::${name}` as UID.Schema);
  const people = async (where: Row): Promise<Recipient[]> => {
    const rows = await open('user').findMany({ where: { $and: [IN_USE, where] }, orderBy: { id: 'asc' } });
    const found = rows.map(toRecipient);
    return [...new Map(found.map((person) => [person.id, person])).values()];
  };
  return {
    whoMay: async (key) => {
      const permissions = await open('permission').findMany({
        where: { action: PERMISSIONS[key] },
        populate: { role: { select: ['id'] } },
      });
      const roles = permissions.flatMap(({ role }) => (role ? [(role as Row)['id']] : []));
      return people({ $or: [{ roles: { code: SUPER_ADMIN } }, { roles: { id: { $in: roles } } }] });
    },
    stillHere: async (persons) => {
      const found = await Promise.all(
        chunks(persons).map((part) =>
          people({
            $or: [
              { documentId: { $in: part.map(({ id }) => id) } },
              { email: { $in: part.map(({ email }) => email).filter((email) => email !== '') } },
            ],
          }),
        ),
      );
      return found.flat();
    },
  };
};
