import { statesAtWork } from '@ia/core/imports/run-states';
import type { SyncKind } from '@ia/core/syncs/sync-kinds';
import type {
  ImportRemark,
  MappingName,
  RunCounts,
  RunStatus,
} from '../../imports/imports-module/import-types.ts';

export interface SyncRun extends RunCounts {
  readonly id: string;
  readonly source: { readonly id: string; readonly name: string; readonly kind: SyncKind };
  readonly mapping: Pick<MappingName, 'key' | 'name' | 'target'> | null;
  readonly label: string;
  readonly status: RunStatus | 'fetching';
  readonly is_dry: boolean;
  readonly is_retry: boolean;
  readonly rows_done: number;
  readonly rows_missing: number;
  readonly rows_conflicting: number;
  readonly notes: readonly ImportRemark[];
  readonly attempts: number;
  readonly next_try_at: string | null;
  readonly error: string | null;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly applied_at: string | null;
  readonly cancel_requested_at: string | null;
  readonly user_name: string | null;
  readonly may: { readonly apply: boolean; readonly cancel: boolean; readonly retry: boolean };
}

export interface SyncSource {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly kind: SyncKind;
  readonly is_active: boolean;
  readonly settings: Readonly<Record<string, unknown>> | null;
  readonly schedule: string | null;
  readonly next_run_at: string | null;
  readonly left_at: string | null;
  readonly has_secret: boolean;
  readonly secret_hint: string | null;
  readonly conflicts: number;
  readonly missing: number;
  readonly records: number;
  readonly last_run: SyncRun | null;
}

export interface DivergingField {
  readonly field: string;
  readonly label: string;
  readonly is_cents: boolean;
  readonly kind: 'edited' | 'conflict';
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface SyncRecord {
  readonly collection: string;
  readonly external_id: string;
  readonly target: string;
  readonly name: string | null;
  readonly missing_since: string | null;
  readonly fields: readonly DivergingField[];
}

export interface SheetInspection {
  readonly title: string;
  readonly tabs: readonly { readonly title: string; readonly rows: number }[];
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

export interface NotionTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
  }[];
}

export const AT_WORK: readonly string[] = statesAtWork('sync');
