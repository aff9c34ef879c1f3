import parsePhoneNumber, { type CountryCode, type PhoneNumber } from 'libphonenumber-js/min';

/** Numbers written without a country code are French. */
const HOME: CountryCode = 'FR';

/**
 * A phone number in its one form, E.164 (`+33612345678`); null when the text is no phone number, or
 * says more than one (an extension, two numbers): it is then kept as it was typed.
 */
export function normalisePhone(text: string | null | undefined): string | null {
  return readPhone(text)?.number ?? null;
}

/** A number as one dials and reads it from anywhere (`+33 6 12 34 56 78`); else as it was typed. */
export function formatPhone(text: string): string {
  return readPhone(text)?.formatInternational() ?? text;
}

/**
 * The ways a number may have been stored before it was normalised, itself included: what a search
 * by equality has to ask for.
 */
export function phoneSpellings(text: string): string[] {
  const phone = readPhone(text);
  if (!phone) return [];
  const national = phone.formatNational();
  const pairs = national.split(' ');
  const spellings = [
    text.trim(),
    phone.number,
    phone.formatInternational(),
    `00${phone.number.slice(1)}`,
    phone.number.slice(1),
  ];
  // A national form only names a French number: elsewhere it is another one.
  if (phone.country === HOME) {
    spellings.push(national, pairs.join(''), pairs.join('.'), pairs.join('-'), pairs.join('/'));
  }
  return [...new Set(spellings)];
}

function readPhone(text: string | null | undefined): PhoneNumber | null {
  if (!text || text.length > 40) return null;
  // French typing puts narrow spaces; `extract: false`: a number inside a sentence is not a number.
  const line = text.replace(/\s+/g, ' ').trim();
  const phone = parsePhoneNumber(line, { defaultCountry: HOME, extract: false });
  return phone?.isValid() && !phone.ext ? phone : null;
}
