/** Something that the person at the keyboard can put right. Its message is all that they need to read. */
export class PlainError extends Error {}
