import { storableText } from '../acquisition/storable-text.ts';

const MAX_NAME = 150;
/** Marks that turn the rest of a line around: « annexe‮fdp.exe » reads as « annexeexe.pdf ». */
const TURNING = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** What file systems keep for themselves. */
const RESERVED = /[\p{Cc}<>:"|?*]+/gu;

/** A name as a file may carry it anywhere: no path, no marks, its accents whole; '' when nothing is left. */
export function fileName(given: string): string {
  const last = storableText(given.slice(0, 2000)).split(/[\\/]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .replace(TURNING, '')
    .replace(RESERVED, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = extensionOf(name);
  if (name.length <= MAX_NAME || extension === '') return name.slice(0, MAX_NAME);
  return `${name.slice(0, MAX_NAME - extension.length - 1).trimEnd()}.${extension}`;
}

/** Lower case, without its dot; '' for a name without one. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9_]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The second « devis.pdf » of one mail is « devis (2).pdf ». */
export function uniqueName(name: string, taken: Set<string>): string {
  const extension = extensionOf(name);
  const end = extension === '' ? '' : name.slice(-extension.length - 1);
  const stem = end === '' ? name : name.slice(0, -end.length);
  let unused = name;
  for (let rank = 2; taken.has(unused.toLowerCase()); rank += 1) unused = `${stem} (${rank})${end}`;
  taken.add(unused.toLowerCase());
  return unused;
}
