const TYPES: Record<string, string> = { csv: 'text/csv', json: 'application/json' };

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** Hand something to the browser as a file to keep. */
export const downloadFile = (content: Blob, fileName: string): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Hand a text to the browser as a file to keep. */
export const downloadText = (text: string, fileName: string): void => {
  const type = TYPES[endingOf(fileName)] ?? 'text/plain';
  downloadFile(new Blob([text], { type: `${type};charset=utf-8` }), fileName);
};
