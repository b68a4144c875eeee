'use strict';

/**
 * What happened in the shop until today: days ago, who, what, to which pixel, and what else that needs. The oldest
 * first. In the end, the inventory holds a pixel in every state.
 */
const STORY = [
  [241, 'owner', 'settings'],
  [240, 'owner', 'create', 'spring-fair-banner'],
  [240, 'owner', 'submit', 'spring-fair-banner'],
  [239, 'approver', 'approve', 'spring-fair-banner'],
  [239, 'approver', 'publish'],
  [189, 'editor', 'create', 'site-statistics'],
  [189, 'editor', 'submit', 'site-statistics'],
  [188, 'approver', 'approve', 'site-statistics', { comment: 'On our own server, and without ids. Good.' }],
  [188, 'approver', 'publish'],
  [160, 'owner', 'retire', 'spring-fair-banner', { reason: 'The fair is over, and the banner with it.' }],
  [152, 'marketing', 'create', 'winter-films'],
  [152, 'marketing', 'submit', 'winter-films'],
  [151, 'approver', 'send-back', 'winter-films', { comment: 'Please leave the pages about nests out.' }],
  [150, 'marketing', 'save', 'winter-films', { baseVersion: 1 }],
  [150, 'marketing', 'submit', 'winter-films'],
  [149, 'approver', 'approve', 'winter-films'],
  [149, 'approver', 'publish'],
  [121, 'marketing', 'create', 'plausible-on-trial'],
  [121, 'marketing', 'submit', 'plausible-on-trial'],
  [120, 'approver', 'approve', 'plausible-on-trial', { comment: 'For two months, then we decide.' }],
  [120, 'approver', 'publish'],
  [76, 'editor', 'create', 'shop-analytics'],
  [76, 'editor', 'submit', 'shop-analytics'],
  [75, 'approver', 'approve', 'shop-analytics'],
  [75, 'approver', 'publish'],
  [62, 'marketing', 'create', 'films-at-youtube'],
  [62, 'marketing', 'submit', 'films-at-youtube'],
  [61, 'approver', 'approve', 'films-at-youtube', { comment: 'Held back until somebody says yes. Good.' }],
  [61, 'approver', 'publish'],
  [41, 'marketing', 'create', 'bird-post-openings'],
  [41, 'marketing', 'submit', 'bird-post-openings'],
  [40, 'approver', 'approve', 'bird-post-openings', { comment: 'Good that it is listed at last.' }],
  [40, 'approver', 'publish'],
  [33, 'owner', 'consent'],
  [32, 'approver', 'publish'],
  [12, 'editor', 'pause', 'winter-films', { reason: 'The films start again in November.' }],
  [6, 'marketing', 'create', 'autumn-boards'],
  [4, 'editor', 'create', 'search-adverts'],
  [4, 'editor', 'submit', 'search-adverts'],
  [3, 'approver', 'approve', 'search-adverts'],
  [2, 'marketing', 'create', 'newsletter-adverts'],
  [1.9, 'marketing', 'submit', 'newsletter-adverts'],
  [0.3, 'editor', 'save', 'shop-analytics', { baseVersion: 1 }],
  [0.2, 'editor', 'submit', 'shop-analytics'],
];

/** Since when somebody looked, once a day, whether a review is due. */
const FIRST_LOOK = 70;
const LOOKS = [
  [FIRST_LOOK, 'owner', 'begin'],
  ...Array.from({ length: FIRST_LOOK }, (_, day) => [FIRST_LOOK - day - 0.5, 'owner', 'look']),
];

module.exports = { LOOKS, STORY };
