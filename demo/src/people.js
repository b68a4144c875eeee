'use strict';

const action = (name) => `plugin::pixel-inventory.${name}`;

/**
 * Who can sign in. For the demo alone: the passwords are printed on every start, and the demo is reachable from
 * this machine only. `may: 'everything'` is Strapi's own super admin.
 */
const PEOPLE = [
  {
    key: 'editor',
    firstname: 'Jo',
    lastname: 'Finch',
    email: 'editor@wrenhouse.example',
    password: 'Editor-demo-1',
    role: 'Pixel editor',
    description: 'Keeps the pixels and asks for approval. Cannot approve.',
    may: ['read', 'edit', 'submit', 'pause'],
  },
  {
    key: 'approver',
    firstname: 'Ana',
    lastname: 'Reed',
    email: 'approver@wrenhouse.example',
    password: 'Approver-demo-1',
    role: 'Pixel approver',
    description: 'Reads what others entered, approves and publishes it. Cannot edit.',
    may: ['read', 'approve', 'publish', 'pause', 'restore', 'retire', 'activity', 'consent'],
  },
  {
    key: 'owner',
    firstname: 'Sam',
    lastname: 'Holt',
    email: 'owner@wrenhouse.example',
    password: 'Owner-demo-1',
    role: 'Super Admin',
    may: 'everything',
  },
];

const permissionsOf = (person) =>
  person.may.map((name) => ({ action: action(name), subject: null, properties: {}, conditions: [] }));

const findOrMakeRole = async (strapi, person) => {
  const roles = strapi.service('admin::role');
  if (person.may === 'everything') return roles.getSuperAdmin();
  const known = await roles.findOne({ name: person.role });
  if (known) return known;
  const role = await roles.create({ name: person.role, description: person.description });
  await roles.assignPermissions(role.id, permissionsOf(person));
  return role;
};

const ensurePerson = async (strapi, person) => {
  const users = strapi.service('admin::user');
  if (await users.exists({ email: person.email })) return;
  const role = await findOrMakeRole(strapi, person);
  const { firstname, lastname, email, password } = person;
  await users.create({
    firstname,
    lastname,
    email,
    password,
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
};

/** Make the people and their roles that are not there yet. Who is there is left alone, password included. */
const ensurePeople = async (strapi) => {
  for (const person of PEOPLE) await ensurePerson(strapi, person);
};

module.exports = { PEOPLE, ensurePeople };
