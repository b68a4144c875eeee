import { PERMISSION_NAMES, refuse, type Issue, type Outcome, type PixelContent } from '../contract';
import type { Sha256 } from '../core/hash';
import { checkSettings, findVendor, type CheckedSettings, type Vendor } from '../vendors';

/** What somebody's roles let them do beyond the route that they came by. */
export interface Rights {
  customCode: boolean;
}

const isFilledIn = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The settings of a pixel that something else injects: what is left empty is fine, what is filled in has to be right. */
const checkDeclared = (vendor: Vendor, settings: PixelContent['settings']): CheckedSettings => {
  const filledIn = Object.fromEntries(Object.entries(settings).filter(([, value]) => isFilledIn(value)));
  const checked = checkSettings(vendor, filledIn);
  if (checked.ok) return checked;
  const issues = checked.issues.filter(
    ({ path }) => path[0] === undefined || Object.hasOwn(filledIn, path[0]),
  );
  return issues.length > 0 ? { ok: false, issues } : { ok: true, settings: filledIn };
};

const eventIssues = (vendor: Vendor, { events }: PixelContent): Issue[] => {
  const understood = Object.keys(vendor.events);
  return events.flatMap(({ name }, index) =>
    understood.includes(name)
      ? []
      : [
          {
            path: ['content', 'events', index, 'name'],
            message: `${vendor.name} does not understand the event ${name}. It knows: ${understood.join(', ')}.`,
          },
        ],
  );
};

const deliveryIssues = (vendor: Vendor, { delivery }: PixelContent): Issue[] =>
  vendor.injectable === false && delivery !== 'declared'
    ? [
        {
          path: ['content', 'delivery'],
          message: `We cannot put ${vendor.name} into a page. Say that something else does, so that it is listed all the same.`,
        },
      ]
    : [];

/** No translations and an empty list of them say the same, and shall have the same hash. */
const withoutEmpty = ({ purposeIn, ...content }: PixelContent): PixelContent =>
  purposeIn && Object.keys(purposeIn).length > 0 ? { ...content, purposeIn } : content;

/**
 * Check the part of a pixel's content that depends on its vendor: the settings, how it gets into the site, and that
 * the vendor understands each event. The settings come back as the vendor's schema reads them (trimmed, defaults filled
 * in). A vendor that can run code of its own needs a right of its own.
 */
export const checkContent = (content: PixelContent, rights: Rights): Outcome<PixelContent> => {
  const vendor = findVendor(content.vendor);
  if (!vendor) {
    const message = `There is no vendor "${content.vendor}" in the catalogue. Choose one from the list.`;
    return refuse('unknown_vendor', { vendor: content.vendor }, [{ path: ['content', 'vendor'], message }]);
  }
  if (vendor.risk === 'custom_code' && !rights.customCode) {
    return refuse('not_permitted', { permission: PERMISSION_NAMES['custom-code'] });
  }
  const settings =
    content.delivery === 'declared'
      ? checkDeclared(vendor, content.settings)
      : checkSettings(vendor, content.settings);
  const issues = [
    ...(settings.ok
      ? []
      : settings.issues.map(({ path, message }) => ({ path: ['content', 'settings', ...path], message }))),
    ...deliveryIssues(vendor, content),
    ...eventIssues(vendor, content),
  ];
  if (!settings.ok || issues.length > 0) return refuse('invalid_input', {}, issues);
  return { ok: true, value: { ...withoutEmpty(content), settings: settings.settings } };
};

/** What a vendor knows a pixel by. */
export interface Identity {
  /** '' where it has no such thing, or where its settings are not complete. */
  identity: string;
  /** Hash of vendor and identity; null where there is no identity. */
  identityKey: string | null;
}

/** Name what the vendor knows a pixel of checked content by. */
export const identityOf = (content: PixelContent, sha256: Sha256): Identity => {
  const vendor = findVendor(content.vendor);
  const settings = vendor && checkSettings(vendor, content.settings);
  const identity = vendor && settings?.ok ? vendor.identity(settings.settings) : '';
  return { identity, identityKey: identity === '' ? null : sha256(`${content.vendor}\n${identity}`) };
};

/** Say at which setting a pixel has the id that another one has already. */
export const sameIdIssue = ({ vendor, settings }: PixelContent, identity: string, holder: string): Issue => {
  const field =
    Object.keys(settings).find((key) => settings[key] === identity) ??
    Object.keys(findVendor(vendor)?.fields ?? {})[0];
  return {
    path: ['content', 'settings', ...(field === undefined ? [] : [field])],
    message: `The pixel "${holder}" has this id already. Edit that one, or retire it first.`,
  };
};
