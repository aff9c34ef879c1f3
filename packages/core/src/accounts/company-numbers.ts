import { DomainError } from '../errors.ts';

const LA_POSTE = '356000000';

/** Formats of the VAT numbers of the Union, after the two letters of the country (VIES). */
const VAT_FORMATS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

/** A scheme and what it names: `0208:0123456789`. */
const FOREIGN_ADDRESS = /^(\d{4}):[A-Za-z0-9][A-Za-z0-9+\-_/.:]{0,120}$/;

/**
 * Schemes of electronic addresses (EAS, the list of EN 16931, 2025), but for 0225: French addresses are
 * written without it.
 */
const SCHEMES = new Set(
  `0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184
   0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211
   0212 0213 0215 0216 0217 0218 0221 0230 0235 0240 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924
   9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944
   9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959`.split(/\s+/),
);

/** The numbers of the schemes that are met, where the number has one form. */
const SCHEME_FORMS: Readonly<Record<string, (number: string) => boolean>> = {
  '0002': (number) => /^\d{9}$/.test(number) && luhnSum(number) % 10 === 0,
  '0007': (number) => /^\d{10}$/.test(number),
  '0009': (number) => /^\d{14}$/.test(number) && hasSiretKey(number),
  '0060': (number) => /^\d{9}$/.test(number),
  '0088': (number) => /^\d{13}$/.test(number),
  '0106': (number) => /^\d{8}$/.test(number),
  '0192': (number) => /^\d{9}$/.test(number),
  '0208': (number) => /^[01]\d{9}$/.test(number),
};

/** French directory (scheme 0225): SIREN, then SIRET and routing code, or a suffix of one's own. */
const FRENCH_ADDRESS =
  /^(\d{9})(?:_(\d{14})(?:_[A-Za-z0-9+\-_/]{1,100})?|_[A-Za-z0-9+\-_/]{1,100})?$/;

/**
 * A SIREN of the French register, in nine digits.
 * @throws SIREN_INVALID when it has not nine digits or its key is wrong
 */
export function normaliseSiren(text: string, field = 'siren'): string {
  const siren = bare(text);
  if (/^\d{9}$/.test(siren) && luhnSum(siren) % 10 === 0) return siren;
  throw new DomainError('SIREN_INVALID', { field });
}

/**
 * The SIRET of an establishment, in fourteen digits. Those of La Poste, more than a key can tell apart,
 * are right when the sum of their digits divides by five.
 * @throws SIRET_INVALID when it has not fourteen digits or its key is wrong
 */
export function normaliseSiret(text: string, field = 'siret'): string {
  const siret = bare(text);
  if (/^\d{14}$/.test(siret) && hasSiretKey(siret)) return siret;
  throw new DomainError('SIRET_INVALID', { field });
}

/**
 * A VAT number of the Union, without blanks and in capitals; Greece as EL. Of a French one the key is
 * worked out; of the others the form is looked at, whether they exist is for VIES to say.
 * @throws VAT_NUMBER_INVALID
 */
export function normaliseVatNumber(text: string, field = 'vat_number'): string {
  const written = bare(text).toUpperCase().replace(/^GR/, 'EL');
  const [country, number] = [written.slice(0, 2), written.slice(2)];
  const format = Object.hasOwn(VAT_FORMATS, country) ? VAT_FORMATS[country] : undefined;
  const isKnown = format?.test(number) ?? false;
  if (isKnown && (country !== 'FR' || hasFrenchVatKey(number))) return written;
  throw new DomainError('VAT_NUMBER_INVALID', { field });
}

/**
 * Where a company receives its electronic invoices: its address in the French directory (`SIREN`,
 * `SIREN_SIRET`, `SIREN_SIRET_CODE`, `SIREN_SUFFIX`; `0225:` before it is taken off), or the scheme and
 * address of another country.
 * @throws EINVOICE_ADDRESS_INVALID
 */
export function normaliseEinvoiceAddress(text: string, field = 'einvoice_address'): string {
  const address = bare(text).replace(/^0225:/, '');
  const [, siren, siret] = FRENCH_ADDRESS.exec(address) ?? [];
  const isFrench =
    siren !== undefined &&
    luhnSum(siren) % 10 === 0 &&
    (siret === undefined || (siret.startsWith(siren) && hasSiretKey(siret)));
  if (isFrench || isForeignAddress(address)) return address;
  throw new DomainError('EINVOICE_ADDRESS_INVALID', { field });
}

function isForeignAddress(address: string): boolean {
  const [, scheme = ''] = FOREIGN_ADDRESS.exec(address) ?? [];
  const hasForm = SCHEME_FORMS[scheme] ?? (() => true);
  return SCHEMES.has(scheme) && hasForm(address.slice(5));
}

/** Blanks, dots and dashes are how people read long numbers aloud; the underscore of an address stays. */
function bare(text: string): string {
  return /^[\d\s.]+$/.test(text) || /^[A-Za-z]{2}[\dA-Za-z\s.-]+$/.test(text.trim())
    ? text.replace(/[\s.-]/g, '')
    : text.trim().replace(/\s/g, '');
}

function hasSiretKey(siret: string): boolean {
  if (luhnSum(siret) % 10 === 0) return true;
  const sum = [...siret].reduce((total, digit) => total + Number(digit), 0);
  return siret.startsWith(LA_POSTE) && sum % 5 === 0;
}

/** Keys with letters exist, and have no rule that is published: their form is enough. */
function hasFrenchVatKey(number: string): boolean {
  const [key, siren] = [number.slice(0, 2), number.slice(2)];
  if (!/^\d{2}$/.test(key)) return true;
  return luhnSum(siren) % 10 === 0 && Number(key) === (12 + 3 * (Number(siren) % 97)) % 97;
}

/** Every second digit from the right counts double. */
function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
