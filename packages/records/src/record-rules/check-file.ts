import { DomainError } from '@ia/core';
import { checkLine } from './check-text.ts';
import type { FieldValue, ValueCheck } from './checked-value.ts';

/** Both go into headers of the answer that carries the file. */
const OF_FILES: Readonly<Record<string, ValueCheck>> = {
  type: checkMediaType,
  filename_download: checkFileName,
};

/** The rule of a field of files, or undefined when its name or type decides. */
export function fileCheck(collection: string, field: string): ValueCheck | undefined {
  if (collection !== 'directus_files' || !Object.hasOwn(OF_FILES, field)) return undefined;
  return OF_FILES[field];
}

const MEDIA_TYPE =
  /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?: *; *[\w.+-]{1,60}="?[\w.+-]{1,120}"?){0,5}$/;

function checkMediaType({ value, field }: FieldValue): unknown {
  if (typeof value === 'string' && (value === '' || MEDIA_TYPE.test(value))) return value;
  throw new DomainError('VALUE_INVALID', { field, hint: 'application/pdf, image/png…' });
}

const CONTROL = /\p{Cc}/u;

/** Names are as people gave them, but on one line; what the platform keeps is cleaned instead. */
function checkFileName(input: FieldValue): unknown {
  const { value, field, isTyped } = input;
  if (typeof value !== 'string') throw new DomainError('VALUE_INVALID', { field });
  if (!CONTROL.test(value)) return value;
  if (isTyped) throw new DomainError('VALUE_INVALID', { field, hint: 'devis.pdf' });
  return checkLine(input);
}
