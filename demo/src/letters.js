'use strict';

const LETTER = 'api::letter.letter';

/** The letters that the shop begins with, the newest first. */
const LETTERS = [
  {
    title: 'Who is back in March',
    slug: 'who-is-back-in-march',
    text: 'The chiffchaffs are back in the willows. Boxes that hang by now still find a family; those with a view of the feeder stay empty.',
  },
  {
    title: 'A quiet table in January',
    slug: 'a-quiet-table-in-january',
    text: 'When the lake is frozen, put out a little, and often. Tits come at first light, and a robin waits until they have left.',
  },
  {
    title: 'How to hang a house',
    slug: 'how-to-hang-a-house',
    text: 'In autumn, so that it smells of the garden by spring. Two to three metres up, with the door to the east and a little forward, so that the rain runs off. The film shows it in two minutes, ladder included.',
    film: 'wrenhouse-1',
  },
];

/** Write the letters, unless somebody has written any. */
const ensureLetters = async (strapi) => {
  const documents = strapi.documents(LETTER);
  if ((await documents.count({})) > 0) return;
  for (const data of [...LETTERS].reverse()) await documents.create({ data });
};

/** All letters, the newest first. */
const listLetters = (strapi) => strapi.documents(LETTER).findMany({ sort: 'createdAt:desc', limit: 100 });

/** The letter with this short name; null: there is none. */
const findLetter = (strapi, slug) => strapi.documents(LETTER).findFirst({ filters: { slug } });

module.exports = { LETTER, ensureLetters, findLetter, listLetters };
