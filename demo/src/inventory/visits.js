'use strict';

const DAYS = 30;
const SEED = 28;

/** Numbers from 0 to 1 that look like chance and are the same on every start (a linear congruential generator). */
const dice = (seed) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

/** Answer with one of the rows, each as likely as its first cell says; together they make 1. */
const pick = (rows, number) => {
  let left = number;
  return rows.find(([share]) => (left -= share) < 0) ?? rows.at(-1);
};

// How they answer, and what they tick where they choose for themselves.
const ANSWERS = [
  [0.44, 'accept_all', ['measurement', 'marketing']],
  [0.34, 'reject_all', []],
  [0.13, 'choices', ['measurement']],
  [0.05, 'choices', []],
  [0.04, 'embed', ['marketing']],
];

const WITH_SIGNAL = 0.11;
const REFUSED = { way: 'reject_all', ticks: [] };

const visitOf = (day, roll) => {
  const days = day + roll();
  const signal = roll() < WITH_SIGNAL;
  const [, way, ticks] = pick(ANSWERS, roll());
  // Where the browser has said no already, no film offers a yes.
  const answer = signal && way === 'embed' ? REFUSED : { way, ticks };
  return [days, 'visitor', 'choose', null, { ...answer, signal }];
};

const visitsOn = (day, roll) => Array.from({ length: 7 + Math.floor(roll() * 14) }, () => visitOf(day, roll));

/**
 * Visitors of the last thirty days, whom we made up: when they came, and how they answered. In the form of the story, into
 * whose days they are put.
 */
const makeVisits = () => {
  const roll = dice(SEED);
  return Array.from({ length: DAYS }, (_, day) => visitsOn(day, roll)).flat();
};

module.exports = { makeVisits };
