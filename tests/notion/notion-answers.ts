import type {
  DataSourceObjectResponse,
  GetPagePropertyResponse,
  GetPageResponse,
  PageObjectResponse,
  PropertyItemObjectResponse,
  QueryDataSourceResponse,
  SearchResponse,
} from '@notionhq/client';

type Property = PageObjectResponse['properties'][string];
type Column = DataSourceObjectResponse['properties'][string];

const PARTS = 25;

/** Pages carry the first 25 values of a list. */
export function cut(page: PageObjectResponse): GetPageResponse {
  const properties = Object.entries(page.properties).map(([name, property]) => [
    name,
    property.type === 'relation'
      ? { ...property, relation: property.relation.slice(0, PARTS) }
      : property,
  ]);
  return { ...page, properties: Object.fromEntries(properties) } satisfies GetPageResponse;
}

export function tableAnswer(
  id: string,
  { title, columns }: { title: string; columns: Record<string, string> },
) {
  const properties = Object.entries(columns).map(([name, type], at) => [
    name,
    // As the client types it, each kind has its own settings, of which nothing is read.
    { id: `p${at}`, name, description: null, type, [type]: {} } as unknown as Column,
  ]);
  return {
    object: 'data_source',
    id,
    title: [text(title)],
    description: [],
    parent: { type: 'database_id', database_id: id },
    database_parent: { type: 'workspace', workspace: true },
    is_inline: false,
    in_trash: false,
    archived: false,
    created_time: '2024-01-01T00:00:00.000Z',
    last_edited_time: '2024-01-01T00:00:00.000Z',
    created_by: { object: 'user', id: 'u0' },
    last_edited_by: { object: 'user', id: 'u0' },
    properties: Object.fromEntries(properties),
    icon: null,
    cover: null,
    url: `https://www.notion.so/${id}`,
    public_url: null,
  } satisfies DataSourceObjectResponse;
}

export function searchAnswer(
  tables: ReadonlyMap<string, { title: string; columns: Record<string, string> }>,
) {
  return {
    object: 'list',
    type: 'page_or_data_source',
    page_or_data_source: {},
    results: [...tables].map(([id, table]) => tableAnswer(id, table)),
    has_more: false,
    next_cursor: null,
  } satisfies SearchResponse;
}

/** Sorted by creation, from the given instant on, a page of it at a time. */
export function queryAnswer(
  pages: readonly PageObjectResponse[],
  body: Record<string, unknown>,
): QueryDataSourceResponse {
  const wanted = pages.filter(({ in_trash }) => in_trash === (body.in_trash === true));
  const from = Number(body.start_cursor ?? 0);
  const size = Number(body.page_size ?? 100);
  const hasMore = wanted.length > from + size;
  return {
    object: 'list',
    type: 'page_or_data_source',
    page_or_data_source: {},
    results: wanted.slice(from, from + size).map((page) => cut(page) as PageObjectResponse),
    has_more: hasMore,
    next_cursor: hasMore ? String(from + size) : null,
  } satisfies QueryDataSourceResponse;
}

export function listAnswer(
  page: PageObjectResponse,
  id: string,
  url: URL,
): GetPagePropertyResponse | null {
  const property = Object.values(page.properties).find((one) => one.id === id);
  if (property?.type !== 'relation') return null;
  const from = Number(url.searchParams.get('start_cursor') ?? 0);
  const size = Number(url.searchParams.get('page_size') ?? 100);
  const hasMore = property.relation.length > from + size;
  const results = property.relation
    .slice(from, from + size)
    .map((relation): PropertyItemObjectResponse => {
      return { object: 'property_item', type: 'relation', id, relation };
    });
  return {
    object: 'list',
    type: 'property_item',
    property_item: { type: 'relation', relation: {}, next_url: null, id },
    results,
    has_more: hasMore,
    next_cursor: hasMore ? String(from + size) : null,
  } satisfies GetPagePropertyResponse;
}

/** One run of text in the shape Notion gives it. */
export function text(content: string) {
  return {
    type: 'text' as const,
    text: { content, link: null },
    annotations: {
      bold: false,
      italic: false,
      strikethrough: false,
      underline: false,
      code: false,
      color: 'default' as const,
    },
    plain_text: content,
    href: null,
  };
}

export type { Property };
