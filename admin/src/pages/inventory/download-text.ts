const TYPES: Record<string, string> = { csv: 'text/csv', json: 'application/json' };

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** Hand a text to the browser as a file to keep. */
export const downloadText = (text: string, fileName: string): void => {
  const type = TYPES[endingOf(fileName)] ?? 'text/plain';
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
