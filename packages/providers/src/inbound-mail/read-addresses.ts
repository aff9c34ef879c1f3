import type { MailAddress } from '@ia/core/acquisition/mail-address';
import { addressParser, decodeWords } from 'postal-mime';

const MAX_HEADER = 20_000;

/** The addresses of a header; a comma in a name that nobody quoted (« Lenoir, Agathe <…> ») is its own. */
export function readAddresses(header: string): MailAddress[] {
  // Marked words are read last: what they hold (a comma, a bracket) is no part of the header.
  const parsed = addressParser(header.slice(0, MAX_HEADER), { flatten: true });
  const addresses: MailAddress[] = [];
  let names: string[] = [];
  for (const { name = '', address = '' } of parsed) {
    const own = decodeWords(name).trim();
    if (address === '') names.push(own);
    else {
      addresses.push({ name: [...names, own].filter(Boolean).join(', '), address: address.trim() });
      names = [];
    }
  }
  return addresses;
}
