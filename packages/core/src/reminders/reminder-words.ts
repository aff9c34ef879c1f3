/** How a step reaches somebody: two messages the platform sends, one a person does. */
export const reminderChannels = ['mail', 'whatsapp', 'linkedin_task'] as const;
export type ReminderChannel = (typeof reminderChannels)[number];

/** What begins a sequence, besides a person. */
export const reminderTriggers = ['manual', 'proposal_sent', 'stale_deal', 'silent_lead'] as const;
export type ReminderTrigger = (typeof reminderTriggers)[number];

export const reminderTargets = ['lead', 'deal'] as const;
export type ReminderTarget = (typeof reminderTargets)[number];

/** On whom a trigger may work; a person may begin any sequence. */
export const triggerTargets: Readonly<Record<ReminderTrigger, readonly ReminderTarget[]>> = {
  manual: ['lead', 'deal'],
  proposal_sent: ['deal'],
  stale_deal: ['deal'],
  silent_lead: ['lead'],
};

/** Triggers that wait for a number of days without news. */
export const patientTriggers: readonly ReminderTrigger[] = ['stale_deal', 'silent_lead'];

export const reminderStatuses = [
  'planned',
  'claimed',
  'sent',
  'skipped',
  'stopped',
  'failed',
] as const;
export type ReminderStatus = (typeof reminderStatuses)[number];

/** Why a whole sequence ended before its end. */
export const stopReasons = [
  'converted',
  'disqualified',
  'won',
  'lost',
  'archived',
  'unsubscribed',
  'bounced',
  'replied',
  'meeting',
  'stage_changed',
  'by_hand',
  'restarted',
] as const;
export type StopReason = (typeof stopReasons)[number];

/** Why one step was left out, the next one following. */
export const skipReasons = [
  'condition',
  'no_address',
  'no_phone',
  'no_opt_in',
  'no_value',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why a step that was to leave did not, or nobody knows. */
export const failReasons = ['uncertain', 'refused', 'unavailable', 'not_configured'] as const;
export type FailReason = (typeof failReasons)[number];

export const reminderReasons = [...stopReasons, ...skipReasons, ...failReasons] as const;
export type ReminderReason = (typeof reminderReasons)[number];
