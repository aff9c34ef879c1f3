import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import { useAppLocale } from '@ia/app-kit/use-app-locale';
import { columnTexts } from './texts-columns.ts';
import { fileTexts } from './texts-file.ts';
import { runTexts } from './texts-run.ts';

const texts = { ...fileTexts, ...columnTexts, ...runTexts };

export type ImportText = keyof typeof texts;
export type Say = (text: ImportText, fillings?: Fillings) => string;

/** The words of these screens in the language of the person. */
export function useTexts() {
  const locale = useAppLocale();
  const say: Say = (text, fillings) => fillText(texts[text], locale.value, fillings);
  return { locale, say };
}
