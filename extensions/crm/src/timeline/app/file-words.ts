import { fillText } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import type { Locale } from '@ia/core';
import { type FileReason, type FileRemark, fileLimits } from '@ia/core/files/received-file';

const REASONS: Readonly<Record<FileReason, Localised>> = {
  executable: {
    fr: '{name} : programme, non conservé par sécurité',
    en: '{name}: a program, not kept for safety',
  },
  macros: {
    fr: '{name} contient des macros : n’activez que si vous l’attendiez',
    en: '{name} has macros: enable them only if you expected it',
  },
  empty: { fr: '{name} : fichier vide', en: '{name}: an empty file' },
  cut: {
    fr: '{name} : e-mail trop lourd, pièce jointe incomplète',
    en: '{name}: the mail is too heavy, its attachment is incomplete',
  },
  too_large: {
    fr: '{name} : plus de {megabytes} Mo, non conservé',
    en: '{name}: more than {megabytes} MB, not kept',
  },
  too_many: {
    fr: '{name} : au-delà de {files} fichiers, non conservé',
    en: '{name}: beyond {files} files, not kept',
  },
  unreachable: {
    fr: '{name} : resté chez l’outil de formulaire',
    en: '{name}: still with the form tool',
  },
};

/** Why a file is not there, or what to know of it, in one line. */
export function remarkText({ name, reason }: FileRemark, locale: Locale): string {
  const text = REASONS[reason] ?? REASONS.unreachable;
  const megabytes = String(fileLimits.bytes / 1_048_576);
  return fillText(text, locale, { name, megabytes, files: String(fileLimits.files) });
}

/** Where a file is downloaded, with the session of the app. */
export function downloadAddress(id: string): string {
  return `${new URL('../assets/', document.baseURI).href}${encodeURIComponent(id)}?download`;
}

/** Links of forms were typed by whoever sent them: only those of the web are opened. */
export const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && /^https?:\/\//i.test(url);
