/** Name one version of a pixel, where versions of several are looked up. `version` null: it has none. */
export const versionKey = (pixel: string, version: number | null): string => `${pixel} ${version}`;
