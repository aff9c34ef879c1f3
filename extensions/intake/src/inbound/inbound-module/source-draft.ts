import type { AnswerTarget } from '@ia/core/acquisition/match-question';
import type { SourceKind } from '@ia/core/acquisition/source-kinds';
import type { InboundSource, NewSourceBody } from '../contract.ts';

/** One question and the field it fills. */
export interface MappedAnswer {
  question: string;
  target: AnswerTarget;
}

/** A source while it is edited. */
export interface SourceDraft {
  name: string;
  key: string;
  kind: SourceKind;
  owner: string | null;
  is_active: boolean;
  settings: Record<string, string>;
  answers: MappedAnswer[];
  secrets: Record<string, string>;
}

/** Settings that are a text or a number, by kind. */
const SETTINGS: Readonly<Record<SourceKind, readonly SettingName[]>> = {
  site_form: ['source', 'channel', 'dedupe_field'],
  jotform: ['source', 'channel'],
  calendly: ['source', 'channel'],
  linkedin: ['lead_owner', 'client_id', 'source', 'channel'],
  mail_webhook: ['address', 'auth_server', 'source', 'channel'],
  mail_imap: ['host', 'port', 'user', 'mailbox', 'address', 'auth_server', 'source', 'channel'],
  whatsapp: ['phone_number_id', 'source', 'channel'],
};

/** Settings that are a choice among a few, the first being what happens unless one is made. */
const CHOICES = {
  visibility: ['shared', 'private'],
  groups: ['addressed', 'ignored'],
  forwards: ['sender', 'sort', 'ignored'],
  outgoing: ['recipients', 'ignored'],
  colleagues: ['proven', 'said'],
  scope: ['organization', 'user'],
  lead_type: ['SPONSORED', 'EVENT', 'COMPANY', 'ORGANIZATION_PRODUCT'],
} as const;

export type ChoiceName = keyof typeof CHOICES;

const OF_MAILS: readonly ChoiceName[] = [
  'visibility',
  'groups',
  'forwards',
  'outgoing',
  'colleagues',
];

const CHOICES_OF: { readonly [Kind in SourceKind]?: readonly ChoiceName[] } = {
  mail_webhook: OF_MAILS,
  mail_imap: OF_MAILS,
  calendly: ['scope'],
  linkedin: ['lead_type'],
};

export const choicesOf = (kind: SourceKind): readonly ChoiceName[] => CHOICES_OF[kind] ?? [];

/** Kinds that are subscribed at their provider from here. */
export const isConnectable = (kind: SourceKind): boolean =>
  kind === 'calendly' || kind === 'linkedin';

/** Mails, pushed or fetched. */
export const isMail = (kind: SourceKind): boolean =>
  kind === 'mail_webhook' || kind === 'mail_imap';

export const choiceValues = <Name extends ChoiceName>(name: Name): (typeof CHOICES)[Name] =>
  CHOICES[name];

/** The address colleagues put in copy and pass mails on to: as it was told, else that of the mailbox. */
export function copyAddress({ kind, settings }: SourceDraft): string | null {
  if (!isMail(kind)) return null;
  const told = settings.address?.trim() || settings.user?.trim() || '';
  return told.includes('@') ? told : null;
}

export type SettingName =
  | 'address'
  | 'auth_server'
  | 'source'
  | 'channel'
  | 'dedupe_field'
  | 'host'
  | 'port'
  | 'user'
  | 'mailbox'
  | 'phone_number_id'
  | 'lead_owner'
  | 'client_id';
export type SecretName =
  | 'signing_secret'
  | 'access_token'
  | 'refresh_token'
  | 'password'
  | 'verify_token';

const SECRETS: Readonly<Record<SourceKind, readonly SecretName[]>> = {
  site_form: ['signing_secret'],
  jotform: [],
  calendly: ['access_token', 'signing_secret'],
  linkedin: ['signing_secret', 'access_token', 'refresh_token'],
  mail_webhook: ['signing_secret'],
  mail_imap: ['password'],
  whatsapp: ['signing_secret', 'verify_token', 'access_token'],
};

export const settingsOf = (kind: SourceKind): readonly SettingName[] => SETTINGS[kind];
export const secretsOf = (kind: SourceKind): readonly SecretName[] => SECRETS[kind];

/** Kinds whose answers are read by their names. */
export const hasAnswers = (kind: SourceKind): boolean =>
  ['site_form', 'jotform', 'linkedin', 'calendly'].includes(kind);

export const emptyDraft = (): SourceDraft => ({
  name: '',
  key: '',
  kind: 'site_form',
  owner: null,
  is_active: true,
  settings: {},
  answers: [],
  secrets: {},
});

export function draftOf(source: InboundSource): SourceDraft {
  const { name, key, kind, owner, is_active } = source;
  const settings = source.settings ?? {};
  const texts = Object.entries(settings).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  const fields = Object.entries(isRecord(settings.fields) ? settings.fields : {});
  return {
    name,
    key,
    kind,
    owner,
    is_active,
    settings: Object.fromEntries(texts.map(([field, value]) => [field, String(value)])),
    answers: fields.flatMap(([question, target]) =>
      isTarget(target) ? [{ question, target }] : [],
    ),
    secrets: {},
  };
}

/** What is sent: settings nobody edits here stay as they are. */
export function bodyOf(
  draft: SourceDraft,
  kept: InboundSource['settings'],
): Pick<NewSourceBody, 'name' | 'owner' | 'settings' | 'secrets'> {
  const known = settingsOf(draft.kind);
  const settings: Record<string, unknown> = { ...kept };
  for (const name of known) {
    const text = draft.settings[name]?.trim() ?? '';
    if (text === '') delete settings[name];
    else settings[name] = name === 'port' ? Number(text) : text;
  }
  for (const name of choicesOf(draft.kind)) {
    settings[name] = draft.settings[name] ?? choiceValues(name)[0];
  }
  if (hasAnswers(draft.kind)) {
    const filled = draft.answers.filter(({ question }) => question.trim() !== '');
    settings.fields = Object.fromEntries(
      filled.map(({ question, target }) => [question.trim(), target]),
    );
  }
  const secrets = Object.fromEntries(
    Object.entries(draft.secrets).filter(([, secret]) => secret !== ''),
  );
  const { name, owner } = draft;
  return { name: name.trim(), owner, settings, secrets };
}

/** A key for an address, from a name: `Site Vitrine` → `site-vitrine`. */
export function keyFromName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTarget(value: unknown): value is AnswerTarget {
  return typeof value === 'string';
}
