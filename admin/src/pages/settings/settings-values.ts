import { settingsSchema, type Issue, type Settings } from '../../../../server/src/contract';
import { reviewFields, reviewSettingsOf, withoutPlace, type ReviewFields } from './review-fields';

/** What the form holds. The two-person rule is not part of it: it is switched at once, on its own. */
export interface SettingsValues {
  mails: Settings['mails'];
  siteUrl: string;
  /** By content type; an empty text is a content type without pages. */
  contentPaths: Record<string, string>;
  reviews: ReviewFields;
}

/** Faults by field, for example `siteUrl` or `contentPaths/api::article.article`. */
export type SettingsFaults = Record<string, string>;

export const valuesOf = ({ mails, siteUrl, contentPaths, reviews }: Settings): SettingsValues => ({
  mails,
  siteUrl,
  contentPaths,
  reviews: reviewFields(reviews),
});

/** What is saved of the form: without the content types that have no pages. */
export const changeOf = ({ mails, siteUrl, contentPaths, reviews }: SettingsValues) => ({
  reviews: reviewSettingsOf(reviews),
  mails,
  siteUrl: siteUrl.trim(),
  contentPaths: Object.fromEntries(
    Object.entries(contentPaths).flatMap(([uid, path]) => (path.trim() === '' ? [] : [[uid, path.trim()]])),
  ),
});

const sorted = (values: SettingsValues): string => {
  const { mails, siteUrl, contentPaths, reviews } = changeOf(values);
  const paths = Object.entries(contentPaths).sort(([one], [other]) => one.localeCompare(other));
  return JSON.stringify([
    mails.submitted,
    mails.decided,
    mails.stopped,
    siteUrl,
    paths,
    reviewFields(reviews),
  ]);
};

/** Tell whether two forms would be saved as the same. */
export const isSame = (one: SettingsValues, other: SettingsValues): boolean => sorted(one) === sorted(other);

/** Name the fault of each field, the first one of each. */
export const faultsOf = (issues: readonly Issue[]): SettingsFaults =>
  Object.fromEntries(
    [...issues].reverse().map(({ path, message }) => [withoutPlace(path.join('/')), message]),
  );

/** Check what was typed as the server will. */
export const checkValues = (values: SettingsValues): SettingsFaults => {
  const checked = settingsSchema.safeParse(changeOf(values));
  if (checked.success) return {};
  return faultsOf(
    checked.error.issues.map(({ path, message }) => ({
      path: path.map((part) => (typeof part === 'number' ? part : String(part))),
      message,
    })),
  );
};

/** What the server is sent of a form without faults; null: it has some. */
export const toSave = (values: SettingsValues): Partial<Settings> | null => {
  const checked = settingsSchema.safeParse(changeOf(values));
  if (!checked.success) return null;
  const { mails, siteUrl, contentPaths, reviews } = checked.data;
  return { mails, siteUrl, contentPaths, reviews };
};

export const pathField = (uid: string): string => `contentPaths/${uid}`;
