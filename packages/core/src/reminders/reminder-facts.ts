import type { LeadStatus } from '../leads/lead-status.ts';
import type { StageType } from '../pipeline/stages.ts';

type Consent = 'granted' | 'withdrawn' | null;

/** What is known of the person and of the business at the moment a step is about to leave. */
export interface ReminderFacts {
  /** Of a lead; null for a deal. */
  readonly leadStatus: LeadStatus | null;
  /** Of the deal's stage; null for a lead. */
  readonly stageType: StageType | null;
  /** The lead or the deal was put away. */
  readonly isArchived: boolean;
  readonly mailConsent: Consent;
  readonly whatsappConsent: Consent;
  /** An address that works; null when there is none, `isBounced` when the only one does not. */
  readonly address: string | null;
  readonly isBounced: boolean;
  /** E.164. */
  readonly phone: string | null;
  readonly linkedinUrl: string | null;
  readonly score: number | null;
  /** Cents. */
  readonly amount: number | null;
  /** Since the sequence began. */
  readonly hasReplied: boolean;
  readonly hasMeeting: boolean;
  readonly hasChangedStage: boolean;
}
