import { pixelContentSchema, sentence, type Issue, type PixelContent } from '../../../../server/src/contract';
import { checkSettings, findVendor } from '../../catalogue';
import { candidateOf, isDeclared, type FormValues } from './form-values';

/** The first message for each field, by its path: `owner.email`, `events.0.goal`. */
export type FieldErrors = Record<string, string>;

export interface CheckedForm {
  /** Null: something needs a correction. */
  content: PixelContent | null;
  errors: FieldErrors;
}

type PathPart = string | number | symbol;

const fieldOf = (path: readonly PathPart[]): string => path.map(String).join('.');

const firstOfEach = (issues: { path: readonly PathPart[]; message: string }[]): FieldErrors => {
  const errors: FieldErrors = {};
  for (const { path, message } of issues) errors[fieldOf(path)] ??= message;
  return errors;
};

const settingErrors = (values: FormValues, settings: Record<string, unknown>): FieldErrors => {
  if (values.vendor === '') return {};
  const vendor = findVendor(values.vendor);
  if (!vendor) return { vendor: sentence({ code: 'unknown_vendor', details: { vendor: values.vendor } }) };
  const checked = checkSettings(vendor, settings);
  if (checked.ok) return {};
  // What is put in by something else does not need settings here; what stands there has to be right all the same.
  const issues = checked.issues.filter(({ path: [name = ''] }) => !isDeclared(values) || name in settings);
  return firstOfEach(issues.map(({ path, message }) => ({ path: ['settings', ...path], message })));
};

/** Check the form by the schemas that the server uses: the pixel's own and the vendor's. */
export const checkForm = (values: FormValues): CheckedForm => {
  const candidate = candidateOf(values);
  const parsed = pixelContentSchema.safeParse(candidate);
  const errors = {
    ...(parsed.success ? {} : firstOfEach(parsed.error.issues)),
    ...settingErrors(values, candidate.settings),
  };
  return { content: parsed.success && Object.keys(errors).length === 0 ? parsed.data : null, errors };
};

/** Lay the server's issues on the form's fields. What belongs to no field is left to the server's sentence. */
export const serverErrors = (issues: Issue[]): FieldErrors =>
  firstOfEach(
    issues.map(({ path, message }) => ({ path: path[0] === 'content' ? path.slice(1) : path, message })),
  );
