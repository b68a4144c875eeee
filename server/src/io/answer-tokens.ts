import { z } from 'zod';
import { answerClaimsSchema, answerFormSchema } from '../contract';
import type { AnswerTokens } from './review-ports';
import { createSignedText } from './signed-text';

const LINKS = 'pixel-inventory: links to answer reviews, 1';
const FORMS = 'pixel-inventory: forms to answer reviews, 1';

/** What a link says, in few bytes: a mail holds many of them. */
const shortSchema = z.tuple([z.string(), z.number(), z.string(), z.string(), z.number()]);

/** Sign the links by which owners answer, and the forms behind them. */
export const createAnswerTokens = (secret: string): AnswerTokens => {
  const links = createSignedText(secret, LINKS);
  const forms = createSignedText(secret, FORMS);
  return {
    write: ({ pixel, period, owner, language, until }) =>
      links.write([pixel, Date.parse(period), owner, language, until]),
    read: (token) => {
      const short = shortSchema.safeParse(links.read(token));
      if (!short.success) return null;
      const [pixel, looked, owner, language, until] = short.data;
      const period = new Date(looked).toISOString();
      const claims = answerClaimsSchema.safeParse({ pixel, period, owner, language, until });
      return claims.success ? claims.data : null;
    },
    writeForm: forms.write,
    readForm: (token) => {
      const form = answerFormSchema.safeParse(forms.read(token));
      return form.success ? form.data : null;
    },
  };
};
