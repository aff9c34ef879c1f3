import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { AgreedApi } from '../harness/agreed-api.ts';
import { type Platform, signIn } from '../harness/platform.ts';

export interface Run {
  readonly id: string;
  readonly status: string;
  readonly error: string | null;
  readonly rows_total: number;
  readonly rows_done: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly rows_flagged: number;
  readonly rows_kept: number;
  readonly file_notes: readonly { code: string; message: string }[];
  readonly applied_at: string | null;
  readonly settings: Readonly<Record<string, string | null>>;
  readonly may: Readonly<Record<string, boolean>>;
}

const BUSY = ['queued', 'previewing', 'running', 'undoing'];

/** A member of staff at the imports: uploads, starts, waits. */
export async function importsAs(platform: Platform, role: string) {
  const token = await signIn(platform.url, `${role}@ia-infinity.example.com`);
  const api = new AgreedApi(platform.url, token);
  const upload = async (name: string, content: string | Buffer): Promise<string> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
    const response = await fetch(`${platform.url}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    if (!response.ok) throw new Error(`Upload refused: ${await response.text()}`);
    return ((await response.json()) as { data: { id: string } }).data.id;
  };
  const settled = async (id: string): Promise<Run> => {
    await waitUntil(
      async () => !BUSY.includes((await api.request<Run>('GET', `/crm/imports/${id}`)).status),
      { timeoutMs: 60_000, what: `the import ${id} to settle` },
    );
    return api.request<Run>('GET', `/crm/imports/${id}`);
  };
  const act = async (id: string, action: string): Promise<Run> => {
    await api.request('POST', `/crm/imports/${id}/${action}`);
    return settled(id);
  };
  const preview = async (
    mapping: string,
    file: string,
    options: { mode?: string; settings?: Record<string, string> } = {},
  ): Promise<Run> => {
    const { mode = 'history', settings = {} } = options;
    const body = { file, mapping, mode, settings };
    const run = await api.request<Run>('POST', '/crm/imports', body);
    return settled(run.id);
  };
  return {
    api,
    token,
    upload,
    uploadFile: (path: string) => upload(basename(path), readFileSync(path)),
    settled,
    act,
    preview,
  };
}
