import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { FileSettings, ImportMode } from './import-types.ts';
import type { MappingBody } from './mapping-body.ts';
import * as read from './read-import.ts';
import type { ValueChoices } from './value-choices.ts';

export type RunAction = 'apply' | 'cancel' | 'undo' | 'preview';

export interface RowQuery {
  readonly outcome?: string;
  readonly flagged?: 1;
  readonly undo?: string;
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
  const api = useRawApi();
  const at = (id: string, what = '') => `/crm/imports/${encodeURIComponent(id)}${what}`;

  return {
    async upload(file: File, onProgress: (percent: number) => void): Promise<string> {
      const form = new FormData();
      form.append('title', file.name);
      form.append('file', file);
      const answer = await api.post('/files', form, {
        onUploadProgress: ({ loaded, total }) => {
          if (total) onProgress(Math.floor((loaded / total) * 100));
        },
      });
      return read.readFileId(answer);
    },
    async inspect(file: string, settings: Partial<FileSettings>, mapping?: string) {
      const body = { file, settings: withoutNulls(settings), ...(mapping && { mapping }) };
      return read.readInspection(await api.post('/crm/imports/inspect', body));
    },
    async targets() {
      return read.readTargets(await api.get('/crm/imports/targets'));
    },
    async mapping(key: string) {
      const path = `/crm/imports/mappings/${encodeURIComponent(key)}`;
      return read.readMapping(await api.get(path));
    },
    async mappings() {
      const params = { fields: MAPPING_FIELDS, sort: ['name'], limit: MAX_MAPPINGS };
      return read.readMappings(await api.get('/items/sync_mappings', { params }));
    },
    async saveMapping(body: MappingBody) {
      return read.readMapping(await api.post('/crm/imports/mappings', body));
    },
    async start(run: NewRun) {
      const body = { ...run, settings: withoutNulls(run.settings) };
      return read.readRun(await api.post('/crm/imports', body));
    },
    async runs(page: number) {
      return read.readRuns(await api.get('/crm/imports', { params: { page } }));
    },
    /** The names of those who started runs; whom one may not see is left out. */
    async people(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (ids.length === 0) return new Map();
      const filter = { id: { _in: [...new Set(ids)] } };
      const params = { filter, fields: ['id', 'first_name', 'last_name'], limit: ids.length };
      return read.readPeople(await api.get('/users', { params }));
    },
    async run(id: string) {
      return read.readRun(await api.get(at(id)));
    },
    async rows(id: string, query: RowQuery) {
      return read.readRunRows(await api.get(at(id, '/rows'), { params: query }));
    },
    async remarks(id: string) {
      return read.readRemarks(await api.get(at(id, '/remarks')));
    },
    async unmapped(id: string) {
      return read.readUnmapped(await api.get(at(id, '/unmapped')));
    },
    async saveValues(id: string, values: ValueChoices) {
      await api.post(at(id, '/values'), values);
    },
    async act(id: string, action: RunAction) {
      await api.post(at(id, `/${action}`));
    },
    async rejectedRows(id: string): Promise<Blob> {
      const { data } = await api.get(at(id, '/rejected.csv'), { responseType: 'blob' });
      return data;
    },
  };
}

/** The server decides on what is left out. */
function withoutNulls(settings: Partial<FileSettings>): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
