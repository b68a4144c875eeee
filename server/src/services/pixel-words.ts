import type { PixelContent } from '../contract';
import type { MailLanguage } from '../core/mail-words';
import { pixelSentence } from '../core/pixel-sentence';
import { sentenceWords } from '../core/review-words';
import { findVendor, idOf, receiverOf } from '../vendors';

/** Say what a version does, in one sentence, in the language of a mail. */
export const sentenceIn = (language: MailLanguage, content: PixelContent): string =>
  pixelSentence(
    {
      vendorName: findVendor(content.vendor)?.name ?? content.vendor,
      receiver: receiverOf(content),
      id: idOf(content),
      events: content.events.map(({ name }) => name),
      placement: content.placement,
      categories: content.categories,
      ownerName: content.owner.name,
      declared: content.delivery === 'declared',
    },
    sentenceWords(language),
  );
