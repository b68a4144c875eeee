import { readLanguages } from '../src/core/visitor-texts';
import type { SiteRequest } from './site-request';

/** The languages that a visitor wants, the dearest first. `query`: where one of them may be named as `lang`. */
export const languagesOf = ({ header }: SiteRequest, query?: URLSearchParams): string[] => [
  query?.get('lang') ?? '',
  ...readLanguages(header('accept-language')),
];
