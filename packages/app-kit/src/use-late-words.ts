import { getCurrentInstance } from 'vue';
import { isRow } from './read-row.ts';

/** A key of ours, as the app leaves it where it found no words. */
const KEY = /^[a-z]+(?:_[A-Za-z0-9]+)+$/;

interface Field {
  readonly meta?: unknown;
}

/** The words of a key; the key where there are none. */
type Translate = (key: string) => unknown;

/**
 * The words of fields whose keys the app read before it had the language: it asks once, and keeps the bare
 * key of a note or of a choice for good. They are asked again here, whenever the app's words change.
 */
export function useLateWords(): <Known extends Field>(field: Known) => Known {
  const translate: unknown = getCurrentInstance()?.appContext.config.globalProperties.$t;
  return lateWords(typeof translate === 'function' ? (key) => translate(key) : (key) => key);
}

export function lateWords(translate: Translate): <Known extends Field>(field: Known) => Known {
  const wordsOf = (text: unknown): unknown =>
    typeof text === 'string' && KEY.test(text) ? translate(text) : text;
  return (field) => {
    if (!isRow(field.meta)) return field;
    const { note, options } = field.meta;
    return {
      ...field,
      meta: { ...field.meta, note: wordsOf(note), options: choicesIn(options, wordsOf) },
    };
  };
}

function choicesIn(options: unknown, wordsOf: (text: unknown) => unknown): unknown {
  if (!isRow(options) || !Array.isArray(options.choices)) return options;
  const choices = options.choices.map((choice: unknown) =>
    isRow(choice) ? { ...choice, text: wordsOf(choice.text) } : choice,
  );
  return { ...options, choices };
}
