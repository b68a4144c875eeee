export { pixelSentence, type SentenceFacts } from '../../../server/src/core/pixel-sentence';
