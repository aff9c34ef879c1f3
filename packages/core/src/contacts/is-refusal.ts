import { foldName } from '../leads/fold-name.ts';
import { POLITE, REFUSALS, SENTENCES } from './refusal-words.ts';

/** Whoever writes more than this has something else to say. */
const LONGEST = 600;
const SIGNS = /^(?:[\s\u{1f6d1}\u26d4\u{1f6ab}\u270b]|\ufe0f)+$/u;

/**
 * Whether somebody takes their agreement back: « STOP », « Stop merci 🙏 », « Merci de me désinscrire »;
 * not whoever uses such a word for something else (« ne stoppez pas », « à l'arrêt de bus »).
 */
export function isRefusal(text: string): boolean {
  const written = text.trim().slice(0, LONGEST);
  if (written === '') return false;
  if (SIGNS.test(written)) return true;
  if (isAllRefusal(written)) return true;
  // A word alone in its sentence says it, whatever follows: « STOP. Je ne suis pas intéressé. »
  const sentences = written.split(/[.!?\n;]+/).filter((sentence) => wordsOf(sentence).length > 0);
  if (sentences.length > 1 && sentences.some(isBare)) return true;
  return sentences.some((sentence) => isSentence(foldWords(sentence)));
}

function isAllRefusal(text: string): boolean {
  const words = wordsOf(text.replace(NOT_INTERESTED, ' '));
  return (
    words.some((word) => REFUSALS.has(word)) &&
    words.every((word) => REFUSALS.has(word) || POLITE.has(word))
  );
}

const NOT_INTERESTED =
  /(?:je ne suis |c'est |i'?m |i am )?(?:pas|plus|not|no longer) int[eé]ress?(?:[eé]e?|ted)/gi;

function isBare(sentence: string): boolean {
  const words = wordsOf(sentence);
  return words.length > 0 && words.length <= 3 && isAllRefusal(sentence);
}

function isSentence(folded: string): boolean {
  return SENTENCES.some((pattern) => pattern.test(folded));
}

/** Letters typed apart (« S.T.O.P ») are a word. */
function foldWords(text: string): string {
  const folded = foldName(text.replace(/[’‘`´]/g, "'"));
  return /^(?:[a-z] ){2,}[a-z]$/.test(folded) ? folded.replaceAll(' ', '') : folded;
}

function wordsOf(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter((word) => word !== '');
}
