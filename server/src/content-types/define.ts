type Attributes = Record<string, { type: string; [option: string]: unknown }>;

interface Index {
  columns: string[];
  unique?: true;
}

const tableOf = (plural: string): string => `pixel_inventory_${plural.replaceAll('-', '_')}`;

/**
 * Define one of the plugin's tables for Strapi: kept out of the Content Manager and the Content-Type Builder, with real
 * indexes in the database (an attribute's own `unique` would only be a validation).
 */
export const defineTable = (name: string, plural: string, attributes: Attributes, indexes: Index[]) => ({
  schema: {
    kind: 'collectionType',
    collectionName: tableOf(plural),
    info: { singularName: name, pluralName: plural, displayName: `Pixel inventory: ${name}` },
    options: { draftAndPublish: false },
    pluginOptions: {
      'content-manager': { visible: false },
      'content-type-builder': { visible: false },
    },
    // Strapi writes into the attributes that it is given: each table gets its own.
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { ...value }])),
    indexes: indexes.map(({ columns, unique }) => ({
      name: `${tableOf(plural)}_${columns.join('_')}_${unique ? 'unique' : 'index'}`,
      columns,
      ...(unique ? { type: 'unique' } : {}),
    })),
  },
});

const required = true;
export const text = { type: 'string', required } as const;
export const longText = { type: 'text' } as const;
export const integer = { type: 'integer', required } as const;
export const optionalInteger = { type: 'integer' } as const;
export const flag = { type: 'boolean', required, default: false } as const;
export const json = { type: 'json', required } as const;
export const moment = { type: 'datetime', required } as const;
