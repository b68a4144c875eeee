import * as z from 'zod';

/** A language tag as Strapi's locales use it: `de`, `pt-BR`. */
export const localeSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/, 'Expected a language such as de or pt-BR.');
