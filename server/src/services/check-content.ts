import { refuse, type Outcome, type PixelContent } from '../contract';
import { checkSettings, findVendor } from '../vendors/registry';

/**
 * Check the part of a pixel's content that depends on its vendor: the settings, and that the vendor understands each
 * event. The settings come back as the vendor's schema reads them (trimmed, defaults filled in).
 */
export const checkContent = (content: PixelContent): Outcome<PixelContent> => {
  const vendor = findVendor(content.vendor);
  if (!vendor) {
    const message = `There is no vendor "${content.vendor}" in the catalogue. Choose one from the list.`;
    return refuse('unknown_vendor', { vendor: content.vendor }, [{ path: ['content', 'vendor'], message }]);
  }
  const settings = checkSettings(vendor, content.settings);
  const issues = settings.ok
    ? []
    : settings.issues.map(({ path, message }) => ({ path: ['content', 'settings', ...path], message }));
  const understood = Object.keys(vendor.events);
  content.events.forEach((event, index) => {
    if (understood.includes(event.name)) return;
    issues.push({
      path: ['content', 'events', index, 'name'],
      message: `${vendor.name} does not understand the event ${event.name}. It knows: ${understood.join(', ')}.`,
    });
  });
  if (!settings.ok || issues.length > 0) return refuse('invalid_input', {}, issues);
  return { ok: true, value: { ...content, settings: settings.settings } };
};
