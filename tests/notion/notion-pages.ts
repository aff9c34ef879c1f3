import type { PageObjectResponse } from '@notionhq/client';
import { type Property, text } from './notion-answers.ts';

type Value = Property extends infer One
  ? One extends { id: string }
    ? Omit<One, 'id'>
    : never
  : never;

const option = (name: string) => ({ id: `o-${name}`, name, color: 'default' as const });

/** Values in the shapes of the official client. */
export const title = (content: string) =>
  ({ type: 'title', title: content === '' ? [] : [text(content)] }) satisfies Value;
export const words = (...parts: string[]) =>
  ({ type: 'rich_text', rich_text: parts.map(text) }) satisfies Value;
export const select = (name: string | null) =>
  ({ type: 'select', select: name === null ? null : option(name) }) satisfies Value;
export const status = (name: string) => ({ type: 'status', status: option(name) }) satisfies Value;
export const email = (address: string | null) =>
  ({ type: 'email', email: address }) satisfies Value;
export const phone = (number: string | null) =>
  ({ type: 'phone_number', phone_number: number }) satisfies Value;
export const date = (start: string | null, end: string | null = null) =>
  ({
    type: 'date',
    date: start === null ? null : { start, end, time_zone: null },
  }) satisfies Value;
export const people = (...addresses: string[]) =>
  ({
    type: 'people',
    people: addresses.map((address) => ({
      object: 'user' as const,
      id: `u-${address}`,
      name: address.split('@')[0] ?? '',
      avatar_url: null,
      type: 'person' as const,
      person: { email: address },
    })),
  }) satisfies Value;
export const relation = (...ids: string[]) =>
  ({ type: 'relation', relation: ids.map((id) => ({ id })) }) satisfies Value;
export const files = (...urls: { name: string; url: string; isLink?: boolean }[]) =>
  ({
    type: 'files',
    files: urls.map(({ name, url, isLink }) =>
      isLink
        ? { name, type: 'external' as const, external: { url } }
        : { name, type: 'file' as const, file: { url, expiry_time: '2026-11-23T09:00:00.000Z' } },
    ),
  }) satisfies Value;

/** The id of a page, from a number: readable in a failing test. */
export const pageId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export function aPage(
  id: string,
  values: Readonly<Record<string, Value>>,
  isTrashed = false,
): PageObjectResponse {
  const user = { object: 'user' as const, id: 'u0' };
  return {
    object: 'page',
    id,
    created_time: '2024-03-01T08:00:00.000Z',
    last_edited_time: '2026-11-20T10:30:00.000Z',
    created_by: user,
    last_edited_by: user,
    cover: null,
    icon: null,
    parent: { type: 'data_source_id', data_source_id: 'ds', database_id: 'db' },
    in_trash: isTrashed,
    archived: isTrashed,
    is_archived: false,
    is_locked: false,
    url: `https://www.notion.so/${id.replaceAll('-', '')}`,
    public_url: null,
    properties: Object.fromEntries(
      Object.entries(values).map(([name, value], at) => [name, { id: `p${at}`, ...value }]),
    ) as PageObjectResponse['properties'],
  };
}
