import type { PixelContent } from '../../server/src/contract';
import { findVendor, hostsOf, idOf, labelsOf, receiverOf } from './catalogue';
import { changeSentences } from './words/change-sentences';
import { changeWarnings } from './words/change-warnings';
import { contentChanges, type ContentChange } from './words/content-changes';
import { contentRows, type ContentRow } from './words/content-rows';
import { pixelSentence } from './words/pixel-sentence';
import type { Words } from './words/words';

/** Say what a version does, in one sentence. */
export const sentenceOf = (content: PixelContent, words: Words): string =>
  pixelSentence(
    {
      vendorName: findVendor(content.vendor)?.name ?? content.vendor,
      receiver: receiverOf(content),
      id: idOf(content),
      events: content.events.map((event) => event.name),
      placement: content.placement,
      categories: content.categories,
      ownerName: content.owner.name,
      declared: content.delivery === 'declared',
    },
    words,
  );

export const rowsOf = (content: PixelContent, words: Words): ContentRow[] =>
  contentRows(content, labelsOf, words);

export const changesOf = (before: PixelContent, after: PixelContent, words: Words): ContentChange[] =>
  contentChanges(before, after, labelsOf, words);

/** What a version changes, in sentences. */
export const differenceOf = (before: PixelContent, after: PixelContent, words: Words): string[] =>
  changeSentences(before, after, { labelsOf, receiver: receiverOf(after) }, words);

/** What an approver has to look at first, compared with what was approved last. */
export const warningsOf = (before: PixelContent | null, after: PixelContent, words: Words): string[] =>
  changeWarnings(before, after, receiverOf(after), hostsOf, words);
