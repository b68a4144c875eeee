const isKnown = (language: string): boolean => {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    // No language tag, though it looks like one.
    return false;
  }
};

/** Write days (RFC 3339 `full-date`, or a date and time) in a language, or in English where it is not known. */
export const dayWriter = (language: string): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat(isKnown(language) ? language : 'en', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(day));
};
