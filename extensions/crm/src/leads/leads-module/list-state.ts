import { normalisePhone } from '@ia/core/contacts/normalise-phone';
import { type LeadStatus, leadStatuses } from '@ia/core/leads/lead-status';
import { searchText } from '@ia/core/text/search-text';
import { hiddenColumns, type Query } from '../../views/app/saved-views.ts';

export const SORTABLE = [
  'name',
  'score',
  'status',
  'source',
  'city',
  'owner',
  'date_created',
] as const;
export type SortKey = (typeof SORTABLE)[number];

/** Columns one may put away; the name stays. */
export const closableColumns = [
  'score',
  'status',
  'source',
  'contact',
  'city',
  'owner',
  'date_created',
  'lastActivity',
] as const;
export type ClosableColumn = (typeof closableColumns)[number];

/** The least scores one may ask for. */
export const SCORE_STEPS = [30, 45, 60, 80] as const;

export const PAGE_SIZES = [50, 100] as const;

/** What the list shows: kept in the address, so that it can be sent, reloaded and come back to. */
export interface ListState {
  readonly q: string;
  readonly statuses: readonly LeadStatus[];
  readonly source: string | null;
  /** An id, `me` or `none`. */
  readonly owner: string | null;
  readonly minScore: number | null;
  /** Only the leads that were put away. */
  readonly archived: boolean;
  readonly sort: SortKey;
  readonly isDescending: boolean;
  readonly page: number;
  readonly per: number;
  /** Columns put away. */
  readonly hidden: readonly string[];
  /** The saved view it came from. */
  readonly view: number | null;
}

export const FIRST_STATE: ListState = {
  q: '',
  statuses: [],
  source: null,
  owner: null,
  minScore: null,
  archived: false,
  sort: 'date_created',
  isDescending: true,
  page: 1,
  per: 50,
  hidden: [],
  view: null,
};

export type UrlQuery = Readonly<Record<string, unknown>>;

/** Reads the address; what it says wrong is as if it were not said. */
export function readState(query: UrlQuery): ListState {
  const text = (key: string) => (typeof query[key] === 'string' ? query[key] : '');
  const sort = text('sort');
  const page = Number.parseInt(text('page'), 10);
  const asked = text('status').split(',');
  return {
    q: text('q').slice(0, 200),
    statuses: leadStatuses.filter((status) => asked.includes(status)),
    source: text('source') || null,
    owner: /^(me|none|[0-9a-f-]{36})$/.test(text('owner')) ? text('owner') : null,
    minScore: SCORE_STEPS.find((step) => String(step) === text('score')) ?? null,
    archived: text('archived') === '1',
    sort: SORTABLE.find((key) => key === sort.replace(/^-/, '')) ?? FIRST_STATE.sort,
    isDescending: sort === '' ? FIRST_STATE.isDescending : sort.startsWith('-'),
    page: page > 0 ? page : 1,
    per: PAGE_SIZES.find((size) => String(size) === text('per')) ?? FIRST_STATE.per,
    hidden: hiddenColumns(query.hide, closableColumns),
    view: /^[1-9]\d{0,8}$/.test(text('view')) ? Number(text('view')) : null,
  };
}

/** The address of a state; what goes without saying is left out. */
export function writeState(state: ListState): Record<string, string> {
  const isUsualSort = state.sort === FIRST_STATE.sort && state.isDescending;
  const said = {
    q: state.q.trim(),
    status: state.statuses.join(','),
    source: state.source ?? '',
    owner: state.owner ?? '',
    score: state.minScore === null ? '' : String(state.minScore),
    archived: state.archived ? '1' : '',
    sort: isUsualSort ? '' : `${state.isDescending ? '-' : ''}${state.sort}`,
    page: state.page > 1 ? String(state.page) : '',
    per: state.per === FIRST_STATE.per ? '' : String(state.per),
    hide: state.hidden.join(','),
    view: state.view === null ? '' : String(state.view),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
}

/** What a view keeps of the list: everything but where one was in it. */
export function viewQuery(state: ListState): Query {
  return writeState({ ...state, page: 1, view: null });
}

/** The list a view opens. */
export function stateOfView({
  id,
  query,
}: {
  readonly id: number;
  readonly query: Query;
}): ListState {
  return { ...readState(query), page: 1, view: id };
}

export function hasFilters({ q, statuses, source, owner, minScore, archived }: ListState): boolean {
  const isChosen = source !== null || owner !== null || minScore !== null || archived;
  return q.trim() !== '' || statuses.length > 0 || isChosen;
}

/** The fields a list is filtered and sorted by, in the order in which people chose them. */
export function fieldsAsked(state: ListState): readonly (keyof typeof ASKED_FIELDS)[] {
  const { statuses, source, owner, minScore, sort } = state;
  return [
    ...(statuses.length > 0 ? (['status'] as const) : []),
    ...(source === null ? [] : (['source'] as const)),
    ...(owner === null ? [] : (['owner'] as const)),
    ...(minScore === null ? [] : (['score'] as const)),
    ...(sort === 'name' ? [] : [sort]),
  ];
}

const ASKED_FIELDS = {
  status: true,
  source: true,
  owner: true,
  score: true,
  city: true,
  date_created: true,
} as const;

const MAX_WORDS = 4;

/** The filter of the items API: every word somewhere, and each of the choices. */
export function filterOf(state: ListState): object {
  const words = searchText(state.q).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  const phone = normalisePhone(state.q);
  const conditions: object[] = phone ? [{ phone: { _eq: phone } }] : words.map(containing);
  if (state.statuses.length > 0) conditions.push({ status: { _in: state.statuses } });
  if (state.source !== null) conditions.push({ source: { _eq: state.source } });
  if (state.owner !== null) conditions.push({ owner: ownerRule(state.owner) });
  if (state.minScore !== null) conditions.push({ score: { _gte: state.minScore } });
  conditions.push({ is_archived: { _eq: state.archived } });
  return { _and: conditions };
}

/** In one field that the database fills, without accents and capitals. */
function containing(word: string): object {
  return { search: { _contains: word } };
}

function ownerRule(owner: string): object {
  if (owner === 'none') return { _null: true };
  return { _eq: owner === 'me' ? '$CURRENT_USER' : owner };
}

const SORT_FIELDS: Readonly<Record<SortKey, readonly string[]>> = {
  name: ['last_name', 'first_name', 'company_name', 'number'],
  score: ['score'],
  status: ['status', 'date_created'],
  source: ['source', 'date_created'],
  city: ['city', 'date_created'],
  owner: ['owner.first_name', 'owner.last_name'],
  date_created: ['date_created'],
};

/** Always ended by the id: two pages never show the same lead. */
export function sortOf({ sort, isDescending }: ListState): string[] {
  const sign = isDescending ? '-' : '';
  return [...SORT_FIELDS[sort].map((field) => `${sign}${field}`), 'id'];
}
