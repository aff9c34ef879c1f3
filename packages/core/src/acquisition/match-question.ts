import { SYNONYMS } from '../imports/header-synonyms.ts';
import { foldName } from '../leads/fold-name.ts';

/** What an answer may fill of a lead; `full_name` is split, `ignore` leaves the answer out. */
export const answerTargets = [
  'first_name',
  'last_name',
  'full_name',
  'email',
  'phone',
  'company_name',
  'job_title',
  'city',
  'country',
  'linkedin_url',
  'notes',
  'source',
  'channel',
  'ignore',
] as const;

export type AnswerTarget = (typeof answerTargets)[number];

/** Names of questions beyond those people give to columns. */
const MORE: Partial<Record<AnswerTarget, readonly string[]>> = {
  full_name: ['name', 'full name', 'fullname', 'nom complet', 'nom et prénom', 'prénom et nom'],
  first_name: ['first', 'firstName', 'votre prénom'],
  last_name: ['last', 'lastName', 'votre nom'],
  email: ['your email', 'votre email', 'votre e-mail', 'work email', 'e-mail professionnel'],
  phone: ['votre téléphone', 'phone number', 'téléphone mobile', 'text reminder number'],
  company_name: ['votre société', 'votre entreprise'],
  job_title: ['votre fonction', 'job title'],
  notes: [
    'message',
    'votre message',
    'your message',
    'demande',
    'votre demande',
    'besoin',
    'projet',
  ],
  // What forms send along that nobody answered.
  ignore: ['csrf token', 'g recaptcha response', 'h captcha response', 'submit'],
};

const TARGETS = buildIndex();

function buildIndex(): ReadonlyMap<string, AnswerTarget> {
  const index = new Map<string, AnswerTarget>();
  for (const target of answerTargets) {
    const names = [target, ...(SYNONYMS[target] ?? [])];
    for (const name of names) index.set(words(name), target);
  }
  for (const target of answerTargets) {
    for (const name of MORE[target] ?? []) index.set(words(name), target);
  }
  return index;
}

/** The field a question fills by its name alone (`q3_prenom`, `contact.first`, `yourMessage`). */
export function matchQuestion(name: string): AnswerTarget | null {
  const parts = name.split('.').map((part) => part.replace(/^q\d+_/i, ''));
  const candidates = [parts.join(' '), parts.at(-1) ?? '', parts[0] ?? ''];
  for (const candidate of candidates) {
    const target = TARGETS.get(words(candidate));
    if (target) return target;
  }
  return null;
}

function words(name: string): string {
  return foldName(name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' '));
}
