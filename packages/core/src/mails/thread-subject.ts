const MAX = 300;
const PREFIX =
  /^\s*(?:re|ré|rép|aw|sv|antw|fw|fwd|tr|wg|i)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:\uff1a]\s*/i;

/** What a subject is about, as two mails of one thread have it: without « Re: » and « Fwd: »; '' for nothing. */
export function threadSubject(subject: string): string {
  let rest = subject.slice(0, MAX);
  while (PREFIX.test(rest)) rest = rest.replace(PREFIX, '');
  return rest.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
