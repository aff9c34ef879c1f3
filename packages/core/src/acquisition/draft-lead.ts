import { normaliseEmail } from '../contacts/normalise-email.ts';
import { normalisePhone } from '../contacts/normalise-phone.ts';
import { DomainError, isDomainError } from '../errors.ts';
import { cleanText } from '../text/clean-text.ts';
import type { Answers } from './flatten-answers.ts';
import { type AnswerTarget, matchQuestion } from './match-question.ts';
import { plainLine } from './plain-line.ts';

/** Which answer fills which field, by the name of the question; others are told by their name. */
export type AnswerMapping = Readonly<Record<string, AnswerTarget>>;

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

export interface DraftInput {
  readonly answers: Answers;
  readonly mapping: AnswerMapping;
  readonly source: string;
  readonly channel: string | null;
}

const LINES = {
  first_name: 255,
  last_name: 255,
  company_name: 255,
  job_title: 255,
  city: 255,
  country: 100,
  source: 100,
  channel: 100,
} as const;

/**
 * A lead as somebody outside described themselves. Nothing is lost: an address that is none, a
 * phone that is none and a name cut to its length stay in the notes, and it is said.
 * @throws INBOUND_NO_IDENTITY when it names nobody and gives no way to reach them.
 */
export function draftLead({ answers, mapping, source, channel }: DraftInput): LeadDraft {
  const given = new Map<AnswerTarget, string>();
  const attributes: Record<string, string> = {};
  for (const [name, text] of answers) {
    const target = mapping[name] ?? matchQuestion(name);
    if (target === 'ignore') continue;
    if (target && !given.has(target)) given.set(target, text);
    else attributes[name] = text;
  }
  const notes: string[] = [];
  const message = given.get('notes');
  if (message) notes.push(cleanText(message, 'notes'));
  const line = (field: keyof typeof LINES) => lineOf(given.get(field), LINES[field], notes);
  const email = emailOf(given.get('email'), notes);
  const phone = phoneOf(given.get('phone'), notes);
  const whole = splitName(lineOf(given.get('full_name'), 255, notes));
  const lead = {
    first_name: line('first_name') ?? whole.first_name,
    last_name: line('last_name') ?? whole.last_name,
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
      hint: [...answers.keys()].slice(0, 8).join(', '),
    });
  }
  return {
    ...lead,
    notes: notes.length > 0 ? notes.join('\n') : null,
    attributes: Object.keys(attributes).length > 0 ? attributes : null,
  };
}

function lineOf(text: string | undefined, max: number, notes: string[]): string | null {
  if (!text) return null;
  const line = plainLine(text, max);
  if (line.length === max && text.trim().length > max) notes.push(`Texte complet : ${text}`);
  return line === '' ? null : line;
}

function emailOf(text: string | undefined, notes: string[]): string | null {
  if (!text) return null;
  try {
    return normaliseEmail(text);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    notes.push(`Adresse e-mail illisible : « ${text.slice(0, 300)} ».`);
    return null;
  }
}

function phoneOf(text: string | undefined, notes: string[]): string | null {
  if (!text) return null;
  const phone = normalisePhone(text);
  if (!phone) notes.push(`Téléphone non reconnu : « ${text.slice(0, 300)} ».`);
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
  notes.push(`Profil LinkedIn non reconnu : « ${text.slice(0, 300)} ».`);
  return null;
}

/** « Ada Lovelace »: the first word is the first name; one word alone is the name it is filed under. */
export function splitName(name: string | null): {
  readonly first_name: string | null;
  readonly last_name: string | null;
} {
  const [first = '', ...rest] = (name ?? '').split(' ').filter(Boolean);
  if (first === '') return { first_name: null, last_name: null };
  return rest.length > 0
    ? { first_name: first, last_name: rest.join(' ') }
    : { first_name: null, last_name: first };
}
