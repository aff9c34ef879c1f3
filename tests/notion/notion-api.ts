import { waitUntil } from '../../scripts/lib/wait.ts';
import { AgreedApi } from '../harness/agreed-api.ts';
import { type Platform, signIn } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import type { NotionDouble } from './notion-double.ts';
import {
  aPage,
  date,
  email,
  files,
  pageId,
  people,
  phone,
  relation,
  select,
  status,
  title,
  words,
} from './notion-pages.ts';

export interface NotionRun {
  readonly id: string;
  readonly status: string;
  readonly error: string | null;
  readonly label: string;
  readonly mapping: { readonly key: string } | null;
  readonly rows_total: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly rows_flagged: number;
  readonly notes: readonly { readonly code: string; readonly value: string | null }[];
  readonly next_try_at: string | null;
  readonly attempts: number;
}

export interface NotionRow {
  readonly external_id: string;
  readonly outcome: string;
  readonly notes:
    | readonly {
        readonly code: string;
        readonly column: string | null;
        readonly value: string | null;
      }[]
    | null;
}

export const CLIENTS = 'c1c1c1c1-0000-4000-8000-000000000001';
export const PROJECTS = 'c1c1c1c1-0000-4000-8000-000000000002';
export const PAGES = 'c1c1c1c1-0000-4000-8000-000000000003';
/** Ids of the pages of each table begin there. */
export const FIRST_PROJECT = 1000;
export const FIRST_PAGE = 2000;

const SETTINGS = {
  tables: [
    { table: CLIENTS, title: 'Clients', mapping: 'notion_clients' },
    {
      table: CLIENTS,
      title: 'Clients, contacts',
      mapping: 'notion_contacts',
      only: 'Contact',
      email: 'E-mail',
    },
    { table: PROJECTS, title: 'Projets', mapping: 'notion_projects' },
    { table: PAGES, title: 'Documents', mapping: 'notion_pages' },
  ],
};

export interface Client {
  readonly n: number;
  readonly name: string;
  readonly state?: string;
  readonly contact?: string;
  readonly mail?: string | null;
  readonly owner?: readonly string[];
  readonly contracts?: readonly string[];
  readonly isTrashed?: boolean;
}

export function aClient(given: Client) {
  const {
    n,
    name,
    state = 'Client',
    contact = '',
    mail = null,
    owner = [],
    contracts = [],
  } = given;
  return (double: NotionDouble) =>
    aPage(
      pageId(n),
      {
        Nom: title(name),
        Statut: select(state),
        Secteur: words('Fon', 'derie'),
        Ville: words('Lyon'),
        Responsable: people(...owner),
        Contact: words(contact),
        Téléphone: phone('06 12 34 56 78'),
        'E-mail': email(mail),
        Contrats: files(...contracts.map((path) => ({ name: path, url: double.fileUrl(path) }))),
      },
      given.isTrashed,
    );
}

export const aProject =
  (n: number, name: string, clients: readonly number[], state = 'En cours') =>
  () =>
    aPage(pageId(FIRST_PROJECT + n), {
      Nom: title(name),
      Client: relation(...clients.map(pageId)),
      État: status(state),
      Dates: date('2026-01-05', '2026-06-30'),
      'Chef de projet': people(),
      Description: words('Refonte du suivi'),
    });

export const aDocument = (n: number, name: string, client: number) => () =>
  aPage(pageId(FIRST_PAGE + n), { Nom: title(name), Client: relation(pageId(client)) });

/** A workspace with its three tables, empty. */
export function furnish(notion: NotionDouble): void {
  notion.tables.set(CLIENTS, {
    title: 'Clients',
    columns: {
      Nom: 'title',
      Statut: 'select',
      Secteur: 'rich_text',
      Ville: 'rich_text',
      Responsable: 'people',
      Contact: 'rich_text',
      Téléphone: 'phone_number',
      'E-mail': 'email',
      Contrats: 'files',
    },
    pages: [],
  });
  notion.tables.set(PROJECTS, {
    title: 'Projets',
    columns: {
      Nom: 'title',
      Client: 'relation',
      État: 'status',
      Dates: 'date',
      'Chef de projet': 'people',
      Description: 'rich_text',
    },
    pages: [],
  });
  notion.tables.set(PAGES, {
    title: 'Documents',
    columns: { Nom: 'title', Client: 'relation' },
    pages: [],
  });
}

const AT_WORK = ['queued', 'fetching', 'previewing', 'running'];

/** The administration at its Notion. */
export async function notionOf(platform: Platform, notion: NotionDouble) {
  const token = await signIn(platform.url, ADMIN_EMAIL);
  const api = new AgreedApi(platform.url, token);
  const headers = { authorization: `Bearer ${token}` };
  const rows = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await platform.database.query(text, values)).rows as Row[];
  const source = await api.request<{ id: string }>('POST', '/crm/syncs', {
    name: 'Notion',
    key: 'notion',
    kind: 'notion',
    settings: SETTINGS,
  });
  await api.request('POST', `/crm/syncs/${source.id}/secret`, { secret: notion.token });
  const list = () => api.request<NotionRun[]>('GET', `/crm/syncs/${source.id}/runs`);
  const start = (body: Record<string, unknown> = {}) =>
    api.request<NotionRun>('POST', `/crm/syncs/${source.id}/runs`, body);
  /** The runs of one reading, table after table, once nothing is left to do. */
  const settled = async (first: string, tables: number): Promise<readonly NotionRun[]> => {
    let found: readonly NotionRun[] = [];
    const isOver = ({ status, next_try_at }: NotionRun) =>
      !AT_WORK.includes(status) || (next_try_at !== null && Date.parse(next_try_at) > Date.now());
    await waitUntil(
      async () => {
        const runs = await list();
        found = runs.slice(0, runs.findIndex(({ id }) => id === first) + 1).reverse();
        const isStopped = found.some(
          (run) => isOver(run) && !['succeeded', 'previewed'].includes(run.status),
        );
        return found.every(isOver) && (found.length === tables || isStopped);
      },
      {
        timeoutMs: 90_000,
        what: 'the reading of Notion to settle',
        explain: platform.directus.log,
      },
    );
    return found;
  };
  const read = async (tables = 4, body: Record<string, unknown> = {}) =>
    settled((await start(body)).id, tables);
  const rowsOf = (run: NotionRun | undefined) =>
    rows<NotionRow>(
      'select external_id, outcome, notes from sync_rows where run = $1 order by row_number',
      [run?.id],
    );
  return { api, headers, rows, source: source.id, list, start, settled, read, rowsOf };
}

export type Workspace = Awaited<ReturnType<typeof notionOf>>;
