/**
 * Every refusal that a person can meet, in one catalogue. `{…}` is filled in from the refusal's details.
 * Only controllers turn a code into an HTTP status.
 */
export const ERRORS = {
  invalid_input: 'Some of what was entered needs a correction.',
  not_permitted:
    'Your role does not include the permission "{permission}". Somebody who manages roles can add it.',
  unknown_vendor: 'There is no vendor "{vendor}" in the catalogue. Choose one from the list.',
  pixel_not_found: 'There is no pixel "{slug}". It may have been renamed, or the address is mistyped.',
  version_not_found: 'The pixel "{slug}" has no version {version}.',
  entry_not_found: 'There is no such entry.',
  snapshot_not_found: 'There is no publication number {number}.',
  snapshot_damaged: 'Publication {number} is damaged, so that its banner cannot be shown.',
  record_not_found:
    'There is no proof with the number {number}. The choice may be so old that its proof was deleted, or the number is mistyped.',
  record_number_malformed:
    'This is no number of a proof: it has 16 letters and digits, such as 7ZQ4-M9T2-XK5B-8N1C.',
  slug_taken: 'There is a pixel with the short name "{slug}" already. Choose another one.',
  edit_conflict:
    'Somebody saved version {head} while you were editing version {base}. Nothing of yours is lost: compare the two, then save again.',
  version_outdated:
    'This is no longer the newest version. Version {head} has been saved since; look at it before you decide.',
  author_cannot_approve:
    'You had a hand in this version, so somebody else has to approve it. That is the point of two pairs of eyes.',
  not_a_draft: 'Only a draft can be submitted. This version is {review}.',
  not_in_review:
    'Only a version that was submitted for review can be approved or sent back. This one is {review}.',
  not_live: 'This pixel is not live, so there is nothing to stop.',
  stopped_elsewhere:
    'Something else puts it into the site, so it has to be stopped there. Once it is gone, retire it here.',
  already_paused: 'This pixel is stopped already.',
  not_paused: 'This pixel is not stopped, so there is nothing to start again.',
  retired: 'This pixel is retired. Add a new one instead.',
  review_not_live: 'This pixel is not live, so there is nothing to review.',
  review_outdated:
    'Somebody looked at this pixel meanwhile, or another version of it is live. Look at it again, then answer.',
  review_not_yours:
    'Only the owner of this pixel, or somebody whose role includes the permission "{permission}", may answer this review.',
  review_flagged: 'This pixel is not as it should be. {flags} Open its review, and answer it there.',
  review_owner_same: 'This is the owner already. Name somebody else.',
  mail_not_found: 'There is no such mail.',
  mail_not_failed: 'This mail did not fail, or somebody is trying it again already.',
  mail_not_sent: 'The mail could not be sent: {reason}',
  consent_conflict:
    'Somebody else saved the settings about consent while you were editing them. Nothing of yours is lost: look at theirs, then save again.',
  consent_author_cannot_publish:
    'You had a hand in these settings about consent, so somebody else has to publish them. That is the point of two pairs of eyes.',
  nothing_to_publish: 'There is nothing new to publish: no version was approved since the last publication.',
  publish_conflict:
    'Somebody published number {current} while you were looking at number {expected}. Look at what changed, then publish again.',
  publish_changed:
    'What waits to go live has changed since you looked. Look at the list again, then publish.',
  import_changed:
    'The inventory or the file has changed since you looked at the preview. Nothing was imported. Look at it again, then import.',
  already_current: 'Publication {number} is the current one.',
  approval_broken:
    'The approval of "{slug}" does not fit its content any more. Nothing was published. Submit the pixel for approval again.',
  preview_needs_approver:
    'This version holds code of its own, which could do anything on a page. Only somebody who may approve pixels can make a preview of it.',
  feed_ended: 'There is no such calendar. Its owner can make a new address on the screen of reviews.',
  preview_over:
    'This link cannot be used: it was opened already, its time is over, or the version is not there any more. Make a new one.',
  origin_refused: 'A choice can only be sent from a page of this site.',
  too_large: 'This request is larger than it can be.',
  unknown_address: 'There is nothing at this address.',
  method_refused: 'This address answers {allow} alone.',
  json_expected: 'A choice has to be sent as JSON, or by a form.',
  not_recorded: 'Your choice could not be stored just now. Please try again in a moment.',
  unexpected: 'Something went wrong on our side. Please try again.',
  no_publication: 'Nothing was published yet.',
  publication_unreadable: 'The newest publication cannot be read just now.',
  record_number_taken: 'There is another proof with this number.',
  hook_refused: 'This was not sent by the Strapi that this site follows.',
  hook_late: 'This was sent more than five minutes ago, or one of the two clocks is wrong.',
  too_many: 'Too many requests from this address. Please wait a moment and try again.',
} as const;

export type ErrorCode = keyof typeof ERRORS;

export interface Issue {
  /** Where: `['placement', 'include', 0, 'path']`. */
  path: (string | number)[];
  message: string;
}

export interface Refusal {
  ok: false;
  code: ErrorCode;
  details: Record<string, string | number>;
  issues?: Issue[];
}

export type Outcome<T> = { ok: true; value: T } | Refusal;

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (
  code: ErrorCode,
  details: Record<string, string | number> = {},
  issues?: Issue[],
): Refusal => ({ ok: false, code, details, ...(issues ? { issues } : {}) });

/** Write a refusal as a sentence. */
export const sentence = ({ code, details }: Pick<Refusal, 'code' | 'details'>): string =>
  ERRORS[code].replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? '?'));
