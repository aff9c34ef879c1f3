/** Where people and messages come in from; `sync_sources.kind`. */
export const sourceKinds = [
  'site_form',
  'jotform',
  'calendly',
  'linkedin',
  'mail_webhook',
  'mail_imap',
  'whatsapp',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

export const inboundStatuses = ['received', 'processing', 'processed', 'ignored', 'dead'] as const;

export type InboundStatus = (typeof inboundStatuses)[number];

/** A failed delivery may be tried again once its cause is gone; one being worked on may not. */
export function isReplayable(status: InboundStatus): boolean {
  return status === 'dead' || status === 'ignored';
}
