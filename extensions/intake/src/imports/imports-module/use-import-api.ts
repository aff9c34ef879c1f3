import { useApi } from '@ia/app-kit/use-api';
import {
  type FileSettings,
  type ImportMode,
  importRun,
  importRuns,
  importTargets,
  inspection,
  keptMapping,
  keptMappings,
  people,
  type RowOutcome,
  remarkCounts,
  runRows,
  unmappedValues,
  uploadedFile,
  type ValueChoices,
} from '../contract.ts';
import type { MappingBody } from './mapping-body.ts';

export type RunAction = 'apply' | 'cancel' | 'undo' | 'preview';

export interface RowQuery {
  readonly outcome?: RowOutcome;
  readonly flagged?: 1;
  readonly undo?: 'kept';
  readonly page: number;
  readonly per: number;
}

export interface NewRun {
  readonly file: string;
  readonly mapping: string;
  readonly settings: FileSettings;
  readonly mode: ImportMode;
}

const MAPPING_FIELDS = ['id', 'key', 'name', 'target', 'columns', 'values', 'options', 'origin'];
/** More than a person would scroll through; the suggested ones come apart from this list. */
const MAX_MAPPINGS = 200;

/** The calls of the imports screens; each refusal is left to its caller. */
export function useImportApi() {
  const api = useApi();
  const at = (id: string, what = '') => `/crm/imports/${encodeURIComponent(id)}${what}`;

  return {
    async upload(file: File, onProgress: (percent: number) => void): Promise<string> {
      const form = new FormData();
      form.append('title', file.name);
      form.append('file', file);
      const { id } = await api.post('/files', uploadedFile, form, {
        onUploadProgress: ({ loaded, total }) => {
          if (total) onProgress(Math.floor((loaded / total) * 100));
        },
      });
      return id;
    },
    inspect(file: string, settings: Partial<FileSettings>, mapping?: string) {
      const body = { file, settings: withoutNulls(settings), ...(mapping && { mapping }) };
      return api.post('/crm/imports/inspect', inspection, body);
    },
    targets: () => api.get('/crm/imports/targets', importTargets),
    mapping: (key: string) =>
      api.get(`/crm/imports/mappings/${encodeURIComponent(key)}`, keptMapping),
    mappings: () =>
      api.get('/items/sync_mappings', keptMappings, {
        fields: MAPPING_FIELDS,
        sort: ['name'],
        limit: MAX_MAPPINGS,
      }),
    saveMapping: (body: MappingBody) => api.post('/crm/imports/mappings', keptMapping, body),
    start(run: NewRun) {
      const body = { ...run, settings: withoutNulls(run.settings) };
      return api.post('/crm/imports', importRun, body);
    },
    runs: (page: number) => api.get('/crm/imports', importRuns, { page }),
    /** The names of those who started runs; whom one may not see is left out. */
    async people(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (ids.length === 0) return new Map();
      const filter = { id: { _in: [...new Set(ids)] } };
      const params = { filter, fields: ['id', 'first_name', 'last_name'], limit: ids.length };
      const found = await api.get('/users', people, params);
      return new Map(
        found.map(({ id, first_name, last_name }) => [
          id,
          [first_name, last_name].filter(Boolean).join(' '),
        ]),
      );
    },
    run: (id: string) => api.get(at(id), importRun),
    rows: (id: string, query: RowQuery) => api.get(at(id, '/rows'), runRows, query),
    remarks: (id: string) => api.get(at(id, '/remarks'), remarkCounts),
    unmapped: (id: string) => api.get(at(id, '/unmapped'), unmappedValues),
    saveValues: (id: string, values: ValueChoices) =>
      api.post(at(id, '/values'), importRun, values),
    act: (id: string, action: RunAction) => api.post(at(id, `/${action}`), importRun),
    rejectedRows: (id: string) => api.getFile(at(id, '/rejected.csv')),
  };
}

/** The server decides on what is left out. */
function withoutNulls(settings: Partial<FileSettings>): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
