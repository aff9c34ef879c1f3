import type { ProofSettings } from '@ia/core/acquisition/decide-proof';
import { answerTargets } from '@ia/core/acquisition/match-question';
import type { SourceKind } from '@ia/core/acquisition/source-kinds';
import { z } from 'zod';

const text = z.string().trim().min(1).max(100);

const common = z.strictObject({
  /** What the leads of this source carry as their source and channel; else its name. */
  source: text.optional(),
  channel: text.optional(),
});

const form = common.extend({
  /** Which answer fills which field, by the name of the question. */
  fields: z.record(z.string().max(200), z.enum(answerTargets)).optional(),
});

const mail = common.extend({
  /** Mails through a group: those the group was written to, or none. */
  groups: z.enum(['addressed', 'ignored']).default('addressed'),
  /** Mails a colleague passes on: of their first sender, to be sorted by hand, or none. */
  forwards: z.enum(['sender', 'sort', 'ignored']).default('sender'),
  /** Mails a colleague writes with this address in copy: on the records of whom they wrote to, or none. */
  outgoing: z.enum(['recipients', 'ignored']).default('recipients'),
  /** What says to be a colleague's: believed once a server we know has checked it, or as it says. */
  colleagues: z.enum(['proven', 'said']).default('proven'),
  /** The name the server that receives our mails gives itself in `Authentication-Results`. */
  auth_server: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^[\w-]+(?:\.[\w-]+)+$/)
    .optional(),
  /** Who reads what comes in: the team, or whoever answers for the source alone. */
  visibility: z.enum(['shared', 'private']).default('shared'),
  /** The address people write to, and colleagues put in copy. */
  address: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .regex(/^[^\s@]{1,64}@[^\s@]+\.[^\s@.]+$/)
    .optional(),
});

const SETTINGS = {
  site_form: form.extend({
    /** The answer that is never the same twice, when the site sends one. */
    dedupe_field: text.optional(),
  }),
  jotform: form,
  calendly: form.extend({
    /** Whose bookings are subscribed to; a whole organization takes its owner's or an admin's token. */
    scope: z.enum(['organization', 'user']).default('organization'),
  }),
  linkedin: form.extend({
    /** The page or the advertising account whose leads are subscribed to. */
    lead_owner: z
      .string()
      .regex(/^urn:li:(?:sponsoredAccount|organization):\d{1,20}$/)
      .optional(),
    lead_type: z
      .enum(['SPONSORED', 'EVENT', 'COMPANY', 'ORGANIZATION_PRODUCT'])
      .default('SPONSORED'),
    /** Of the application at LinkedIn, whose secret signs: both are asked for to renew a token. */
    client_id: z
      .string()
      .regex(/^[\w-]{4,100}$/)
      .optional(),
    /** `if_present`: for subscriptions that LinkedIn does not sign; the secret address remains. */
    signature: z.enum(['required', 'if_present']).default('required'),
    api_version: z
      .string()
      .regex(/^\d{6}$/)
      .default('202601'),
  }),
  mail_webhook: mail,
  mail_imap: mail.extend({
    host: z.string().trim().min(1).max(253),
    port: z.number().int().min(1).max(65535).default(993),
    secure: z.boolean().default(true),
    user: z.string().trim().min(1).max(254),
    mailbox: z.string().trim().min(1).max(200).default('INBOX'),
  }),
  whatsapp: common.extend({
    /** Of the number that sends, as Meta names it. */
    phone_number_id: z.string().regex(/^\d{5,30}$/),
    api_version: z
      .string()
      .regex(/^v\d{1,3}\.\d$/)
      .default('v23.0'),
  }),
} as const satisfies Record<SourceKind, z.ZodType>;

export function settingsShape<Kind extends SourceKind>(kind: Kind): (typeof SETTINGS)[Kind] {
  return SETTINGS[kind];
}

/** Of whatever kind: what every handler asks for. */
export function commonSettings(value: unknown): { source?: string; channel?: string } {
  const { source, channel } = z.looseObject(common.shape).parse(value ?? {});
  return { ...(source && { source }), ...(channel && { channel }) };
}

/** Of a source of mails: what becomes of groups, of colleagues' mails, and who reads what comes in. */
export function mailSettings(value: unknown): MailSettings {
  const { address, user, host, auth_server, ...choices } = mailShape.parse(value ?? {});
  // Most mailboxes are opened with their address.
  const own = address ?? (user?.includes('@') ? user.toLowerCase() : null);
  const { groups, forwards, outgoing, visibility, colleagues } = choices;
  const proof = { colleagues, auth_server: auth_server ?? null, host: host ?? null };
  return { groups, forwards, outgoing, visibility, address: own, proof };
}

const mailShape = z.looseObject({
  ...mail.shape,
  user: z.string().optional(),
  host: z.string().optional(),
});

export interface MailSettings
  extends Pick<z.output<typeof mail>, 'groups' | 'forwards' | 'outgoing' | 'visibility'> {
  readonly address: string | null;
  /** Which mails of colleagues are believed to be. */
  readonly proof: ProofSettings;
}

const secret = z.string().min(1).max(4000);

/** What a provider signs or lets in with; sealed, never shown again. */
export const secretsShape = z.strictObject({
  signing_secret: secret.optional(),
  access_token: secret.optional(),
  password: secret.optional(),
  verify_token: secret.optional(),
  refresh_token: secret.optional(),
  /** Of the address that was given to the provider: it is given again when it is subscribed anew. */
  callback_token: secret.optional(),
});

export type SourceSecrets = z.output<typeof secretsShape>;
