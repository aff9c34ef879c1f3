import { callingCode, isFrenchCode, normalisePhone } from '../contacts/normalise-phone.ts';
import { readMailCell } from '../contacts/read-mail-cell.ts';
import { readPhoneBeside } from '../contacts/read-phone-beside.ts';
import { DomainError } from '../errors.ts';
import { cleanText } from '../text/clean-text.ts';
import { cutText } from '../text/cut-text.ts';
import type { AnswerTarget } from './answer-targets.ts';
import { type AnswerMapping, type AssignedAnswer, assignAnswers } from './assign-answers.ts';
import { composePhone, type PhoneParts, phonePartOf } from './compose-phone.ts';
import { plainLine } from './plain-line.ts';
import { wordsOf } from './question-words.ts';
import { type SplitName, splitName, withoutCivility } from './split-name.ts';
import type { ToldAnswers } from './walk-answers.ts';

export type { AnswerMapping } from './assign-answers.ts';

export interface LeadDraft {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company_name: string | null;
  readonly job_title: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly linkedin_url: string | null;
  readonly source: string;
  readonly channel: string | null;
  readonly notes: string | null;
  /** Answers no field took. */
  readonly attributes: Readonly<Record<string, string>> | null;
}

export interface DraftInput extends Pick<ToldAnswers, 'answers'> {
  readonly told?: ToldAnswers['told'];
  readonly mapping: AnswerMapping;
  readonly source: string;
  readonly channel: string | null;
}

/** How long each may be in the model; what is longer stays whole in the notes. */
const LINES = {
  first_name: 100,
  last_name: 100,
  company_name: 255,
  job_title: 255,
  city: 255,
  country: 64,
  source: 100,
  channel: 100,
} as const;
/** A whole name is cut once it is split. */
const WHOLE_NAME = 255;

/**
 * A lead as somebody outside described themselves. Nothing is lost: an address that is none, a
 * phone that is none and a name cut to its length stay in the notes, and it is said.
 * @throws INBOUND_NO_IDENTITY when it names nobody and gives no way to reach them.
 */
export function draftLead({ source, channel, ...input }: DraftInput): LeadDraft {
  const assigned = assignAnswers(input);
  const given = new Map<AnswerTarget, string>();
  const attributes: Record<string, string> = {};
  for (const { question, answer, target } of assigned) {
    if (target === 'ignore' || target === 'phone') continue;
    if (target) given.set(target, answer);
    else attributes[question] = answer;
  }
  const notes: string[] = [];
  const message = given.get('notes');
  if (message) notes.push(cleanText(message, 'notes'));
  const line = (field: keyof typeof LINES) => lineOf(given.get(field), LINES[field], notes);
  const email = emailOf(given.get('email'), notes);
  const phone = phoneOf(numberIn(assigned), notes);
  const first_name = line('first_name');
  const family = withoutCivilityIn(line('last_name'));
  const whole = nameIn(lineOf(given.get('full_name'), WHOLE_NAME, notes), first_name, family);
  const split = {
    first_name: first_name ?? whole.first_name,
    last_name: familyIn(family, first_name ?? whole.first_name) ?? whole.last_name,
  };
  const lead = {
    first_name: lineOf(split.first_name, LINES.first_name, notes),
    last_name: lineOf(split.last_name, LINES.last_name, notes),
    email,
    phone,
    company_name: line('company_name'),
    job_title: line('job_title'),
    city: line('city'),
    country: line('country'),
    linkedin_url: linkedinOf(given.get('linkedin_url'), notes),
    source: line('source') ?? plainLine(source, LINES.source),
    channel: line('channel') ?? channel,
  };
  if (!email && !phone && !lead.last_name && !lead.first_name) {
    throw new DomainError('INBOUND_NO_IDENTITY', {
      hint: [...input.answers.keys()].slice(0, 8).join(', '),
    });
  }
  return {
    ...lead,
    notes: notes.length > 0 ? notes.join('\n') : null,
    attributes: Object.keys(attributes).length > 0 ? attributes : null,
  };
}

const withoutCivilityIn = (name: string | null): string | null =>
  name === null ? null : withoutCivility(name);

/** « Nom : Agathe Lenoir » beside « Prénom : Agathe » is « Lenoir ». */
function familyIn(name: string | null, first: string | null): string | null {
  if (!name || !first) return name;
  return name.startsWith(`${first} `) ? name.slice(first.length + 1) : name;
}

/** The whole name of somebody whose first name was told apart is not cut at its first space. */
function nameIn(name: string | null, first: string | null, family: string | null): SplitName {
  if (!name || !first) {
    const { first_name, last_name } = splitName(name);
    // One word beside a family name of its own: `your-name` and `your-lastname`.
    const isGiven = !first_name && family !== null && last_name !== family;
    return isGiven ? { first_name: last_name, last_name: family } : { first_name, last_name };
  }
  const rest = name.replace(first, '').replace(/\s+/g, ' ').trim();
  return { first_name: first, last_name: rest === '' ? null : rest };
}

function lineOf(text: string | null | undefined, max: number, notes: string[]): string | null {
  if (!text) return null;
  const line = plainLine(text, max);
  if (text.trim().length > max) notes.push(`Texte complet : ${text}`);
  return line === '' ? null : line;
}

function emailOf(text: string | undefined, notes: string[]): string | null {
  if (!text) return null;
  const read = readMailCell(text);
  if (read.kind === 'one') return read.email;
  if (read.kind === 'several') {
    notes.push(`Plusieurs adresses e-mail, la première est retenue : « ${cutText(text, 300)} ».`);
    return read.first;
  }
  notes.push(`Adresse e-mail illisible : « ${cutText(text, 300)} ».`);
  return null;
}

function phoneOf(text: string | undefined, notes: string[]): string | null {
  if (!text) return null;
  const phone = normalisePhone(text);
  if (!phone) notes.push(`Téléphone non reconnu : « ${cutText(text, 300)} ».`);
  return phone;
}

function linkedinOf(text: string | undefined, notes: string[]): string | null {
  if (!text) return null;
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (
    URL.canParse(url) &&
    /(^|\.)linkedin\.com$/.test(new URL(url).hostname) &&
    url.length <= 255
  ) {
    return new URL(url).href;
  }
  notes.push(`Profil LinkedIn non reconnu : « ${cutText(text, 300)} ».`);
  return null;
}

/** The number, in one piece or in the parts it was asked in. */
function numberIn(assigned: readonly AssignedAnswer[]): string | undefined {
  const answers = assigned.filter(({ target }) => target === 'phone');
  const [first, ...others] = answers;
  if (!first) return undefined;
  const country = countryBeside(assigned);
  if (others.length === 0 && !first.question.includes('.')) {
    return country ? numberOf(first.answer, country) : first.answer;
  }
  const parts: Record<string, string> = country?.isChosen ? { country: country.name } : {};
  for (const { question, answer } of answers) {
    const part = phonePartOf(question.slice(question.lastIndexOf('.') + 1));
    if (part) parts[part] = answer;
  }
  const isTold = parts.full ?? parts.phone ?? parts.area;
  return isTold ? composePhone(parts satisfies PhoneParts) : first.answer;
}

/** Questions about a number that are not the number. */
const COUNTRY_OF_NUMBER =
  /^(?:(?:phone|tel|telephone|mobile) )?(?:country code|dial code|calling code|country calling code|phone code|indicatif|indicatif pays|prefixe?|code pays)$|^(?:phone|tel|telephone|mobile) (?:country|pays|code|iso)$/;

/** The country a number was typed for: by the choice of its code, else the one somebody says to be from. */
function countryBeside(assigned: readonly AssignedAnswer[]): CountryBeside | null {
  const chosen = assigned.find(({ question }) => COUNTRY_OF_NUMBER.test(wordsOf(question)));
  const told = chosen ?? assigned.find(({ target }) => target === 'country');
  return told ? { name: told.answer, isChosen: chosen !== undefined } : null;
}

/** Whoever lives in Belgium may well have a French number, not one who has chosen +32 for it. */
function numberOf(full: string, { name, isChosen }: CountryBeside): string {
  const code = callingCode(name);
  if (isChosen) return composePhone({ full, country: name });
  if (code === '' || isFrenchCode(code)) {
    const number = composePhone({ full, country: name });
    return normalisePhone(number) ? number : full;
  }
  const beside = readPhoneBeside(full, name);
  if (beside.kind === 'two_ways') return beside.text;
  return beside.kind === 'none' ? full : beside.phone;
}

interface CountryBeside {
  readonly name: string;
  readonly isChosen: boolean;
}
