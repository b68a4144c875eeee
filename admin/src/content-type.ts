import { z } from 'zod';

/** A content type of the site, as Strapi's content manager describes it; what we need of it. */
export interface ContentType {
  uid: string;
  name: string;
  /** Fields whose value can stand in an address. */
  fields: string[];
}

/** Attributes that make a readable part of an address; others are objects, dates or long texts. */
const IN_ADDRESS: ReadonlySet<string> = new Set(['uid', 'string', 'integer', 'biginteger', 'enumeration']);

const describedSchema = z.object({
  uid: z.string(),
  isDisplayed: z.boolean(),
  info: z.object({ displayName: z.string() }),
  attributes: z.record(z.string(), z.object({ type: z.string() })),
});
type Described = z.infer<typeof describedSchema>;

const fieldsOf = ({ attributes }: Described): string[] =>
  Object.entries(attributes)
    .filter(([name, { type }]) => IN_ADDRESS.has(type) && name !== 'id')
    .map(([name]) => name);

/** Read the site's own content types, by name; those of Strapi and of plugins have no page of their own. */
export const contentTypesSchema = z.array(describedSchema).transform((types): ContentType[] =>
  types
    .filter(({ uid, isDisplayed }) => isDisplayed && uid.startsWith('api::'))
    .map((type) => ({ uid: type.uid, name: type.info.displayName, fields: fieldsOf(type) }))
    .sort((one, other) => one.name.localeCompare(other.name)),
);
