import type { ConsentPolicy, Visit } from '../src/contract';
import { readChoice } from '../src/core/consent-cookie';
import { readPlace } from '../src/core/regions';
import { toVisit } from '../src/core/visit';
import { remember } from './remember';
import type { SiteRequest } from './site-request';

/** Headers in which something in front of the site says where a visitor is; null: nobody says. */
export interface PlaceHeaders {
  countryHeader: string | null;
  regionHeader: string | null;
}

/** Reads the facts about a request for a page. `path` is normalised, `now` in milliseconds since 1970. */
export type ReadVisitor = (
  request: Pick<SiteRequest, 'header'>,
  policy: Pick<ConsentPolicy, 'days'>,
  path: string,
  now: number,
) => Visit;

/** Choices that are remembered: visitors look at several pages, one after the other. */
const MANY = 1000;
/** Characters of a value that is worth to be remembered: one that is a choice has fewer. */
const LONGEST = 64;

/** Build the reading of visitors. A place is believed from the named headers alone. */
export const visitorReader = ({ countryHeader, regionHeader }: PlaceHeaders): ReadVisitor => {
  const remembered = remember(readChoice, MANY);
  const choiceIn: typeof readChoice = (value) =>
    value.length > LONGEST ? readChoice(value) : remembered(value);
  return ({ header }, { days }, path, now) =>
    toVisit(
      {
        path,
        cookieHeader: header('cookie'),
        secGpc: header('sec-gpc'),
        dnt: header('dnt'),
        place:
          countryHeader === null
            ? ''
            : readPlace(header(countryHeader), regionHeader === null ? undefined : header(regionHeader)),
        days,
        now,
      },
      choiceIn,
    );
};
