import parsePhoneNumber, {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import { DomainError } from '../errors.ts';
import { foldLetters } from '../text/fold-letters.ts';
import { tidyText } from '../text/same-text.ts';
import { overseasNumber } from './overseas-number.ts';

/** A number and a few words around it. */
const LONGEST_NOTE = 100;

/** Numbers written without a country code are French. */
const HOME: CountryCode = 'FR';
const FRENCH_CODES = new Set<string>(['33', '262', '508', '590', '594', '596']);

/** What stands in front of a number: `tel:`, `Tél :`, `Mobile`. */
const LABEL =
  /^(?:t[ée]l(?:[ée]phone)?|phone|mobile|mob|portable|port|gsm|fixe|standard|whatsapp|callto|num[ée]ro|num|n°)[\s.:]*(?=[+(\d])|^[tpm]\s?[.:]\s?(?=[+(\d])/iu;

/** The page of a number, which writes it without its plus. */
const PAGE = /^(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?(?=\d{8,15}$)/;

/** The apostrophe of a spreadsheet; the `.0` of a number, a comma behind. */
const AROUND = /^'(?=[+(\d])|(?<=\d{8})\.0$|(?<=\d)[,;.]$/;

/** `262 692 12 34 56`, as WhatsApp and exports write it: the code of an island, its plus left out. */
const ISLAND = /^(?:262|590|594|596)[1-9]\d{8}$/;

/** `(+33) 6 12…`, `(0033) 6 12…` */
const COUNTRY_IN_BRACKETS = /^\((?:\+|00) ?(\d{1,3})\)/;

/**
 * A phone number in its one form, E.164 (`+33612345678`; `+262692123456` for `06 92 12 34 56`, which
 * is one of La Réunion); null when the text is no phone number, or
 * says more than one (an extension, two numbers): it is then kept as it was typed.
 */
export function normalisePhone(text: string | null | undefined): string | null {
  return readPhone(text)?.number ?? null;
}

/**
 * What a person typed as a phone number: its one form, or as it was typed when it says more than a
 * number (`01 42 34 56 78 poste 12`, two numbers, « le matin »).
 * @throws PHONE_INVALID when there is no number in it that anybody could dial
 */
export function readTypedPhone(text: string, field = 'phone'): string {
  const phone = normalisePhone(text);
  if (phone) return phone;
  if (text.length <= LONGEST_NOTE && hasNumber(text)) return text;
  throw new DomainError('PHONE_INVALID', { field });
}

/** A number somewhere in it, whatever stands around. */
function hasNumber(text: string): boolean {
  const runs = tidyText(text).match(/[+(]?\d[\d\s().-]{4,40}\d/g) ?? [];
  return runs.some((run) => {
    const phone = parsePhoneNumber(run, { defaultCountry: HOME, extract: false });
    return phone?.isPossible() ?? false;
  });
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
  if (FRENCH_CODES.has(phone.countryCallingCode)) {
    // Overseas numbers were once stored as if they were of the mainland.
    spellings.push(`+33${phone.nationalNumber}`);
    spellings.push(national, pairs.join(''), pairs.join('.'), pairs.join('-'), pairs.join('/'));
  }
  return [...new Set(spellings)];
}

function readPhone(text: string | null | undefined): PhoneNumber | null {
  const line = lineOf(text);
  if (line === null) return null;
  const phone = parse(ISLAND.test(line.replace(/[\s.-]/g, '')) ? `+${line}` : line);
  const overseas = phone?.countryCallingCode === '33' ? overseasNumber(phone.nationalNumber) : null;
  return overseas === null ? phone : parse(overseas);
}

/** A text short enough to be a number, without what stands around it. */
function lineOf(text: string | null | undefined): string | null {
  if (!text || text.length > 40) return null;
  // French typing puts narrow spaces; `extract: false`: a number inside a sentence is not a number.
  return tidyText(text)
    .replace(/\s+/g, ' ')
    .replace(PAGE, '+')
    .replace(AROUND, '')
    .replace(LABEL, '')
    .replace(COUNTRY_IN_BRACKETS, '+$1');
}

function parse(
  line: string,
  home: { defaultCountry: CountryCode } | { defaultCallingCode: string } = { defaultCountry: HOME },
): PhoneNumber | null {
  const phone = parsePhoneNumber(line, { ...home, extract: false });
  return phone && !phone.ext && (phone.isValid() || isOverseas(phone)) ? phone : null;
}

/** The library knows the ranges in use of each island; others are given out without it. */
function isOverseas({ number, nationalNumber }: PhoneNumber): boolean {
  return overseasNumber(nationalNumber) === number;
}

/** A number and how its country writes it. */
interface PhoneReading {
  /** E.164. */
  readonly number: string;
  /** Without country and trunk prefix. */
  readonly significant: string;
  /** As dialled inside its country: `079 123 45 67`. */
  readonly national: string;
}

/**
 * A text as whoever lives where numbers begin with `code` dials it: its leading zero is left out
 * where that country writes one, and belongs to the number elsewhere (Italy) or makes it none (Spain,
 * Luxembourg). Without a code as normalisePhone reads it. Null when it is no number there.
 */
export function readPhoneOf(text: string, code?: string): PhoneReading | null {
  const line = code === undefined ? null : lineOf(text);
  const phone =
    code === undefined ? readPhone(text) : line && parse(line, { defaultCallingCode: code });
  if (!phone) return null;
  const { number, nationalNumber } = phone;
  return { number, significant: nationalNumber, national: phone.formatNational() };
}

/** Whether numbers of this code are dialled in France as they are there. */
export function isFrenchCode(code: string): boolean {
  return FRENCH_CODES.has(code);
}

/**
 * The code numbers of a country begin with, told by itself (`+32`), by letters (`BE`) or by name
 * (« Belgique », "Belgium"); '' when it names none.
 */
export function callingCode(country: string): string {
  const digits = country.replace(/\D/g, '').replace(/^00/, '');
  if (digits !== '') return digits;
  codes ??= codesByName();
  return codes.get(foldLetters(country).trim()) ?? '';
}

let codes: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  const names = ['fr', 'en'].map((locale) => new Intl.DisplayNames(locale, { type: 'region' }));
  return new Map(
    getCountries().flatMap((country) => {
      const words = [country, ...names.map((name) => name.of(country) ?? country)];
      return words.map((word) => [foldLetters(word), getCountryCallingCode(country)] as const);
    }),
  );
}
