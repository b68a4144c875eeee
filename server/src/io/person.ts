import type { Person } from '../contract';

/** What Strapi keeps about the signed-in user of its admin panel. */
export interface AdminUser {
  id: number | string;
  documentId?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
}

/** Describe an admin user in words that outlive the account. */
export const personFromUser = (user: AdminUser): Person => {
  const fullName = [user.firstname, user.lastname].filter(Boolean).join(' ').trim();
  return {
    id: String(user.documentId ?? user.id),
    name: fullName || user.username || user.email || 'Somebody',
    email: user.email ?? '',
  };
};
