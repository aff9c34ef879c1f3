import type { StepToDecide, StopRules } from '@ia/core/reminders/decide-reminder';
import {
  parseSequence,
  type SequenceRow,
  type SequenceRules,
} from '@ia/core/reminders/parse-sequence';
import type { ReminderChannel } from '@ia/core/reminders/reminder-words';
import { type StepCondition, stepConditions } from '@ia/core/reminders/step-conditions';
import type { Knex } from 'knex';

interface StoredSequence extends SequenceRow {
  readonly id: string;
  readonly name: string;
  readonly is_active: boolean;
  readonly sender: string | null;
  readonly daily_cap: number;
  readonly stop_on_reply: boolean;
  readonly stop_on_meeting: boolean;
  readonly stop_on_stage_change: boolean;
  readonly trigger_stage: string | null;
}

export interface Sequence extends SequenceRules {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly sender: string | null;
  readonly dailyCap: number;
  readonly triggerStage: string | null;
  readonly stops: StopRules;
}

interface StoredStep {
  readonly id: string;
  readonly position: number;
  readonly delay_days: number;
  readonly channel: ReminderChannel;
  readonly subject: string | null;
  readonly body: string | null;
  readonly subject_en: string | null;
  readonly body_en: string | null;
  readonly whatsapp_template: string | null;
  readonly whatsapp_language: string | null;
  readonly conditions: unknown;
  readonly min_score: number | null;
  readonly min_amount: string | null;
}

export interface Step extends StepToDecide {
  readonly id: string;
  readonly position: number;
  readonly delayDays: number;
  readonly subject: string;
  readonly body: string;
  /** Empty: whoever reads English gets the French words. */
  readonly subjectEn: string;
  readonly bodyEn: string;
  readonly whatsappTemplate: string | null;
  readonly whatsappLanguage: string | null;
}

export async function findSequence(knex: Knex, id: string): Promise<Sequence | null> {
  const row = await knex('reminder_sequences').where({ id }).first<StoredSequence | undefined>();
  return row ? sequenceOf(row) : null;
}

/** Sequences that begin by themselves in this way. */
export async function findTriggered(knex: Knex, trigger: string): Promise<Sequence[]> {
  const rows = await knex('reminder_sequences')
    .where({ trigger, is_active: true })
    .orderBy('id')
    .select<StoredSequence[]>();
  return rows.map(sequenceOf);
}

export function sequenceOf(row: StoredSequence): Sequence {
  return {
    ...parseSequence(row),
    id: row.id,
    name: row.name,
    isActive: row.is_active,
    sender: row.sender,
    dailyCap: row.daily_cap,
    triggerStage: row.trigger_stage,
    stops: {
      onReply: row.stop_on_reply,
      onMeeting: row.stop_on_meeting,
      onStageChange: row.stop_on_stage_change,
    },
  };
}

/** The steps of a sequence, in their order. */
export async function loadSteps(knex: Knex, sequence: string): Promise<Step[]> {
  const rows = await knex('reminder_steps')
    .where({ sequence })
    .orderBy(['position', 'id'])
    .select<StoredStep[]>();
  return rows.map(stepOf);
}

function stepOf(row: StoredStep): Step {
  return {
    id: row.id,
    position: row.position,
    delayDays: row.delay_days,
    channel: row.channel,
    subject: row.subject ?? '',
    body: row.body ?? '',
    subjectEn: row.subject_en ?? '',
    bodyEn: row.body_en ?? '',
    whatsappTemplate: row.whatsapp_template,
    whatsappLanguage: row.whatsapp_language,
    conditions: conditionsOf(row.conditions),
    minScore: row.min_score,
    minAmount: row.min_amount === null ? null : Number(row.min_amount),
  };
}

/** A word nobody knows any more is no condition. */
function conditionsOf(value: unknown): readonly StepCondition[] {
  const words: readonly unknown[] = Array.isArray(value) ? value : [];
  return stepConditions.filter((condition) => words.includes(condition));
}
