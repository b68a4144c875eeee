import type { Import } from '../../server/src/contract';

/**
 * Put a file into a form, as Strapi takes little JSON. Within the form it is a file again: browsers write the line breaks of
 * a form's texts anew.
 */
export const importForm = ({ format, text, fingerprint }: Import): FormData => {
  const form = new FormData();
  form.set('format', format);
  if (fingerprint !== undefined) form.set('fingerprint', fingerprint);
  form.set('files', new Blob([text]), `pixels.${format}`);
  return form;
};
