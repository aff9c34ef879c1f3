import type { LossReason, MovingDeal } from '@ia/core';
import {
  checkDealFields,
  decideDealDraft,
  decideLoss,
  decideStageMove,
  parseStage,
  stageType,
} from '@ia/core';
import type { JsonValue, Mapping, RowReading } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import {
  addToldFacts,
  readToldFacts,
  type ToldFacts,
  toldFactFields,
} from '@ia/core/pipeline/told-facts';
import { movingDealColumns } from '@ia/core/records/deal-facts';
import { serverOwnedOfDeals } from '@ia/core/records/server-owned';
import { acceptedIds, judgeRow, type RecordRules, type WriteContext } from '@ia/importer';
import type { ClientBase } from 'pg';
import { recordToldFacts, type ToldDeal } from './record-told-facts.ts';

/** Decided by the past in a first load, and by the database in a live one. */
const HISTORY_FIELDS = ['stage_entered_at', 'closed_on', 'loss_reason'];

/** No cell passes over a rule, nor says what only the platform records. */
const NOT_FOR_FILES: readonly string[] = [...serverOwnedOfDeals, 'override_reason'];
const isForFiles = (field: string) =>
  !NOT_FOR_FILES.includes(field) && !toldFactFields.some((told) => told === field);

interface StoredDeal extends MovingDeal {
  readonly external_id: string;
}

/**
 * Puts every deal of a file through the same decisions as any other deal. The lines of stage
 * history are written by the database, with the cause `import`.
 */
export function dealRules(mapping: Mapping, context: WriteContext): RecordRules {
  if (context.mode === 'history') {
    return {
      fields: (mapped) => [...new Set([...mapped, ...HISTORY_FIELDS])].filter(isForFiles),
      async judge(client, rows) {
        const reasons = await findLossReasons(client);
        return rows.map((row) =>
          judgeRow(mapping, row, (one) => decideHistoryDeal(one, reasons, context)),
        );
      },
    };
  }
  const told = new Map<string, Omit<ToldDeal, 'deal'>>();
  return {
    // A deal closes on the day it is moved, whatever the file says: the database keeps that day.
    fields: (mapped) =>
      mapped
        .filter(isForFiles)
        .filter((field) => !['stage_entered_at', 'closed_on'].includes(field)),
    async judge(client, rows) {
      const reasons = await findLossReasons(client);
      const stored = await findStoredDeals(client, acceptedIds(rows));
      told.clear();
      return rows.map((row) =>
        judgeRow(mapping, row, (one) => {
          const deal = stored.get(one.externalId ?? '');
          const facts = readToldFacts(one.values);
          const decided = deal
            ? decideLiveChange(one, withTold(deal, facts, context), reasons, context)
            : decideLiveDeal(one, facts, reasons, context);
          if (facts && one.externalId !== null) {
            const after = deal ? NOTHING_AFTER : movesAfter(one, decided);
            told.set(one.externalId, { ...facts, ...after, external_id: one.externalId });
          }
          return decided;
        }),
      );
    },
    settle: (client, results) => {
      const deals = results.flatMap(({ externalId, targetId }) => {
        const facts = told.get(externalId ?? '');
        return facts && targetId !== null ? [{ ...facts, deal: targetId }] : [];
      });
      return recordToldFacts(client, deals, context.sync ? 'sync' : 'import');
    },
  };
}

const NOTHING_AFTER = { stage: null, loss_reason: null, loss_note: null };

/** A new deal starts as a prospect; once its facts are known it goes where its source has it. */
function movesAfter({ values }: RowReading, decided: RowReading) {
  const stage = textOf(values.stage);
  if (stage === null || decided.values.stage === stage) return NOTHING_AFTER;
  return {
    stage,
    loss_reason: textOf(values.loss_reason),
    loss_note: textOf(values.loss_note),
  };
}

function withTold(deal: StoredDeal, facts: ToldFacts | null, { now }: WriteContext): StoredDeal {
  return facts ? { ...deal, ...addToldFacts(deal, facts, now) } : deal;
}

function decideHistoryDeal(
  row: RowReading,
  reasons: readonly LossReason[],
  { now }: WriteContext,
): RowReading {
  const { values } = row;
  const deal = decideDealDraft({ draft: draftOf(values), now, reasons, mode: 'history' });
  const { name, stage, stage_entered_at, closed_on, loss_reason } = deal;
  const isReasonless = stage === 'lost' && !values.loss_reason;
  return {
    ...row,
    values: { ...values, name, stage, stage_entered_at, closed_on, loss_reason },
    remarks: isReasonless
      ? [...row.remarks, remarkOn(null, 'LOSS_REASON_ABSENT', null)]
      : row.remarks,
  };
}

function decideLiveDeal(
  row: RowReading,
  facts: ToldFacts | null,
  reasons: readonly LossReason[],
  { now, role }: WriteContext,
): RowReading {
  const draft = draftOf(row.values);
  if (!facts || !row.values.stage) {
    const { name, stage } = decideDealDraft({ draft, now, reasons });
    return { ...row, values: { ...row.values, name, stage } };
  }
  const open = { ...draft, stage: 'prospect', loss_reason: null, loss_note: null };
  const { name, stage, probability } = decideDealDraft({ draft: open, now, reasons });
  const start = { id: '', stage, stage_entered_at: now, probability, ...lossOf(row.values) };
  const deal = { ...start, ...addToldFacts({}, facts, now) };
  decideStageMove({ deal, to: row.values.stage, actorRole: role, now, reasons });
  const loss = Object.fromEntries(Object.keys(lossOf(row.values)).map((field) => [field, null]));
  return { ...row, values: { ...row.values, ...loss, name, stage } };
}

function decideLiveChange(
  row: RowReading,
  deal: StoredDeal,
  reasons: readonly LossReason[],
  { now, role }: WriteContext,
): RowReading {
  const { values } = row;
  const { name, amount, probability, opened_on, expected_close_on, next_action } = values;
  checkDealFields({ name, amount, probability, opened_on, expected_close_on, next_action });
  const told = { ...deal, ...lossOf(values) };
  const to = values.stage ?? deal.stage;
  const move = decideStageMove({ deal: told, to, actorRole: role, now, reasons });
  if (!move && deal.stage === 'lost' && 'loss_reason' in values) {
    return { ...row, values: { ...values, ...decideLoss({ ...told, reasons, mode: 'live' }) } };
  }
  const stage = move?.changes.stage ?? parseStage(deal.stage);
  // The database drops the own probability of a closed deal: writing it would change it every time.
  const isOpen = stageType(stage) === 'open';
  return {
    ...row,
    values: {
      ...values,
      ...(!isOpen && { probability: null }),
      ...(move && { loss_reason: move.changes.loss_reason }),
    },
  };
}

function draftOf(values: RowReading['values']) {
  return {
    ...values,
    account: textOf(values.account),
    closed_on: textOf(values.closed_on),
    loss_reason: textOf(values.loss_reason),
    loss_note: textOf(values.loss_note),
    stage: values.stage ?? undefined,
  };
}

function lossOf(values: RowReading['values']) {
  return {
    ...('loss_reason' in values && { loss_reason: textOf(values.loss_reason) }),
    ...('loss_note' in values && { loss_note: textOf(values.loss_note) }),
  };
}

async function findLossReasons(client: ClientBase): Promise<readonly LossReason[]> {
  const { rows } = await client.query<LossReason>(
    'select key, needs_note, is_active from loss_reasons',
  );
  return rows;
}

async function findStoredDeals(
  client: ClientBase,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, StoredDeal>> {
  const { rows } = await client.query<StoredDeal>(
    `select id, external_id, ${movingDealColumns.join(', ')}
       from deals where external_id = any($1)`,
    [externalIds],
  );
  return new Map(rows.map((row) => [row.external_id, row]));
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
