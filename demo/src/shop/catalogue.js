'use strict';

/** The shelves of the shop. `path` is the address of a shelf; its products live below it. `guide` is a letter that helps. */
const CATEGORIES = [
  {
    key: 'homes',
    path: '/homes',
    name: 'Homes',
    title: 'Homes',
    intro: 'Nest boxes for people who would like company but not conversation. Larch, clay and patience.',
    guide: { path: '/letters/how-to-hang-a-house', name: 'How to hang a house, with a film' },
  },
  {
    key: 'table',
    path: '/table',
    name: 'Table',
    title: 'The table',
    intro: 'Something to eat, something to drink, somewhere to sit. Birds are easy guests.',
  },
  {
    key: 'kids',
    path: '/kids',
    name: 'For children',
    title: 'For children',
    intro: 'For people under twelve, and for everybody who still counts birds from the back seat.',
  },
];

/** What the shop sells. Prices in euro cents. */
const PRODUCTS = [
  {
    slug: 'wren-box',
    category: 'homes',
    name: 'The Wren Box',
    price: 3800,
    short: 'A snug larch house with a front door of 28 millimetres.',
    text: 'A wren fits through the door, a cat’s paw does not. The wood is left raw, so it turns silver within a year and nobody will know that it is new. In autumn the front swings open for the yearly clean.',
    facts: ['Larch, untreated', '14 × 16 × 26 cm', 'Hang it two to three metres high, facing east'],
    picture: 'a small wooden nest box with a pitched roof and a wren looking out of the door',
  },
  {
    slug: 'robins-ledge',
    category: 'homes',
    name: 'Robin’s Ledge',
    price: 3400,
    short: 'Robins dislike doors. This house has none.',
    text: 'An open front, a deep floor and a roof that keeps the rain to itself. Put it low in a hedge or behind the ivy, then pretend that you do not know it is there. Robins notice when they are noticed.',
    facts: ['Larch, untreated', '13 × 14 × 20 cm', 'Hang it low, behind leaves'],
    picture: 'an open-fronted nest box with a robin sitting on its edge',
  },
  {
    slug: 'swallow-cup',
    category: 'homes',
    name: 'Swallow Cup',
    price: 2400,
    short: 'A clay cup for under the eaves, for those who come back.',
    text: 'Swallows return to the same address every spring, all the way from the other side of the Sahara. This is a good address to have. The rim is rough, so that mud holds; they will want to add a room.',
    facts: ['Fired clay', '18 cm wide', 'Mount it under a roof, out of the rain'],
    picture: 'a clay nest cup under the eaves with a swallow flying towards it',
  },
  {
    slug: 'owl-loft',
    category: 'homes',
    name: 'Little Owl Loft',
    price: 8900,
    short: 'A long, dark loft with a bend in the hallway.',
    text: 'A little owl wants a hallway before the bedroom, so that nobody sees straight in. We looked into it, so to speak, and built one. It lies along a branch like a log that fell exactly where it should.',
    facts: ['Larch, with oiled ends', '85 cm long', 'Lay it along a thick branch, three metres up'],
    picture: 'a long wooden tube on a branch with an owl looking out of it, under a moon',
  },
  {
    slug: 'garden-inn',
    category: 'table',
    name: 'The Garden Inn',
    price: 2900,
    short: 'Open day and night, four perches, no reservations.',
    text: 'A hanging feeder that holds half a litre and keeps it dry. The roof lifts off with one hand, because the other one always has the seed in it. Expect tits in the morning and a woodpecker on Sundays.',
    facts: ['Glass and larch', 'Half a litre of seed', 'Goes into the dishwasher, roof aside'],
    picture: 'a glass bird feeder with a wooden roof and a blue tit on a perch',
  },
  {
    slug: 'rain-saucer',
    category: 'table',
    name: 'Rain Saucer',
    price: 4600,
    short: 'A stoneware bath, three centimetres at the deep end.',
    text: 'The bottom is rough, for small feet. Fill it in the morning and sit down with your coffee: a bathing sparrow takes itself more seriously than anybody you know. Stays outside all winter.',
    facts: ['Stoneware, frost-proof', '34 cm across', 'Set it where a cat cannot hide'],
    picture: 'a shallow stoneware bird bath with a sparrow splashing in it',
  },
  {
    slug: 'winter-mix',
    category: 'table',
    name: 'Winter Mix',
    price: 1200,
    short: 'Sunflower hearts, oats and a little elderberry.',
    text: 'Two kilograms without the cheap wheat that ends up under the table. Grown within an hour of the workshop and mixed in the machine that we also make our own muesli in.',
    facts: ['Two kilograms', 'Paper bag', 'Keeps for a year, if the mice do not find it'],
    picture: 'a paper bag of bird seed with sunflowers',
  },
  {
    slug: 'breakfast-rounds',
    category: 'table',
    name: 'Breakfast Rounds',
    price: 900,
    short: 'Six rounds of suet and seed, without nets.',
    text: 'Nets catch toes, so ours have none: they go into a saucer, onto a nail or between two twigs. For cold mornings, when a bird the weight of a letter has to eat a third of itself by noon.',
    facts: ['Six rounds of 90 g', 'No nets, no palm oil', 'Best between November and March'],
    picture: 'three round suet balls in a dish, dotted with seeds',
  },
  {
    slug: 'first-house',
    category: 'kids',
    name: 'My First House',
    price: 2600,
    short: 'Eight boards, twelve screws, one pencil. You build.',
    text: 'The holes are drilled, the rest is up to you. If you are older than six and have a grown-up nearby who can hold things without giving advice, you will have a tenant by April.',
    facts: ['From six years on', 'A screwdriver is in the box', 'The pencil is for your name under the roof'],
    picture: 'a painted toy-bright bird house with a screwdriver beside it',
  },
  {
    slug: 'spotting-cards',
    category: 'kids',
    name: 'Spotting Cards',
    price: 1400,
    short: 'Forty birds on forty cards, with their songs spelled out.',
    text: 'On the front what it looks like, on the back what it sounds like, spelled the way it sounds: tsee-tsee-tsoo-hee, teacher-teacher, and the one that sounds like a squeaky wheelbarrow.',
    facts: ['Forty cards and a string to carry them', 'Rain does not hurt them', 'Drawn by hand'],
    picture: 'a fan of cards, each with a different bird',
  },
  {
    slug: 'water-whistle',
    category: 'kids',
    name: 'Water Whistle',
    price: 1100,
    short: 'Fill it, blow, and be a nightingale.',
    text: 'A clay bird that sings as long as there is water in it. Blow softly for a nightingale, hard for a kettle. Grown-ups have asked us for a quieter one. There is no quieter one.',
    facts: ['Fired clay, glaze without lead', '9 cm from beak to tail', 'Sings best half full'],
    picture: 'a clay whistle in the shape of a bird, with notes and drops of water coming out of it',
  },
];

/** Products that the front page shows. */
const FAVOURITES = ['wren-box', 'garden-inn', 'rain-saucer', 'owl-loft'];

const findCategory = (key) => CATEGORIES.find((category) => category.key === key);
const findProduct = (slug) => PRODUCTS.find((product) => product.slug === slug);
const productsOf = (key) => PRODUCTS.filter((product) => product.category === key);
const favourites = () => FAVOURITES.map(findProduct);

/** Address of a product: below its category, so that rules for a shelf hold for what is on it. */
const addressOf = (product) => `${findCategory(product.category).path}/${product.slug}`;

/** Find products by words in their name or texts. An empty question finds nothing. */
const searchProducts = (question) => {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return PRODUCTS.filter((product) => {
    const text = [product.name, product.short, product.text, ...product.facts].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

const euro = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
/** Write a price: 3800 is `€38`, 3850 is `€38.50`. */
const price = (cents) => euro.format(cents / 100).replace(/\.00$/, '');

module.exports = {
  CATEGORIES,
  PRODUCTS,
  addressOf,
  favourites,
  findCategory,
  findProduct,
  price,
  productsOf,
  searchProducts,
};
