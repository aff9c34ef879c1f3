import { normaliseEmail } from '../contacts/normalise-email.ts';
import { normalisePhone } from '../contacts/normalise-phone.ts';
import { DomainError, isDomainError } from '../errors.ts';
import { cleanText } from '../text/clean-text.ts';
import { cutText } from '../text/cut-text.ts';
import type { AnswerTarget } from './answer-targets.ts';
import { type AnswerMapping, type AssignedAnswer, assignAnswers } from './assign-answers.ts';
import { composePhone, type PhoneParts, phonePartOf } from './compose-phone.ts';
import { plainLine } from './plain-line.ts';
import { type SplitName, splitName } from './split-name.ts';
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
  const whole = nameIn(lineOf(given.get('full_name'), 255, notes), first_name);
  const lead = {
    first_name: first_name ?? whole.first_name,
    last_name: familyIn(line('last_name'), first_name ?? whole.first_name) ?? whole.last_name,
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

/** « Nom : Agathe Lenoir » beside « Prénom : Agathe » is « Lenoir ». */
function familyIn(name: string | null, first: string | null): string | null {
  if (!name || !first) return name;
  return name.startsWith(`${first} `) ? name.slice(first.length + 1) : name;
}

/** The whole name of somebody whose first name was told apart is not cut at its first space. */
function nameIn(name: string | null, first: string | null): SplitName {
  if (!name || !first) return splitName(name);
  const family = name.replace(first, '').replace(/\s+/g, ' ').trim();
  return { first_name: first, last_name: family === '' ? null : family };
}

function lineOf(text: string | undefined, max: number, notes: string[]): string | null {
  if (!text) return null;
  const line = plainLine(text, max);
  if (text.trim().length > max) notes.push(`Texte complet : ${text}`);
  return line === '' ? null : line;
}

function emailOf(text: string | undefined, notes: string[]): string | null {
  if (!text) return null;
  try {
    return normaliseEmail(text);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    notes.push(`Adresse e-mail illisible : « ${cutText(text, 300)} ».`);
    return null;
  }
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
  if (!first || (others.length === 0 && !first.question.includes('.'))) return first?.answer;
  const parts: Record<string, string> = {};
  for (const { question, answer } of answers) {
    const part = phonePartOf(question.slice(question.lastIndexOf('.') + 1));
    if (part) parts[part] = answer;
  }
  return Object.keys(parts).length > 0 ? composePhone(parts satisfies PhoneParts) : first.answer;
}
