import { addDays, startOfCivilDate } from '@ia/core';
import type { ItemsService, Row } from '@ia/directus-kit';
import { type AskedFigure, column, type Figure } from './figure.ts';

const TYPES = ['call', 'email', 'meeting', 'note', 'task'] as const;
const MOST_GROUPS = 5_000;

/**
 * What each person has done in the period. Directus counts, with the asker's rights: the rule on
 * activities has conditions. Private ones are left out, so that everybody reads the same figure.
 */
export const repActivities: Figure = {
  tables: [],
  columns: () => [
    column('label', 'text', ['Responsable', 'Owner']),
    column('call', 'count', ['Appels', 'Calls']),
    column('email', 'count', ['E-mails', 'E-mails']),
    column('meeting', 'count', ['RDV', 'Meetings']),
    column('note', 'count', ['Notes', 'Notes']),
    column('task', 'count', ['Tâches', 'Tasks']),
    column('total', 'count', ['Total', 'Total']),
  ],
  async read(asked) {
    const counts = await itemsOf(asked, 'activities').readByQuery({
      aggregate: { count: ['*'] },
      group: ['owner', 'type'],
      filter: conditionsOf(asked),
      limit: MOST_GROUPS,
    });
    const names = await namesOf(asked, counts);
    return groupByOwner(counts)
      .map(({ owner, ...row }) => ({ label: names.get(owner) ?? null, ...row }))
      .sort((one, other) => other.total - one.total);
  },
};

function conditionsOf({ question, asker }: AskedFigure): Row {
  const { from, to, owner } = question;
  const people = owner
    ?.filter((one) => one !== 'none')
    .map((one) => (one === 'me' ? asker.user : one));
  const mine: Row[] = people ? [{ owner: { _in: people } }] : [];
  if (owner?.includes('none')) mine.push({ owner: { _null: true } });
  return {
    _and: [
      { status: { _eq: 'done' } },
      { visibility: { _eq: 'shared' } },
      { occurred_at: { _gte: startOfCivilDate(from).toISOString() } },
      { occurred_at: { _lt: startOfCivilDate(addDays(to, 1)).toISOString() } },
      ...(mine.length > 0 ? [{ _or: mine }] : []),
    ],
  };
}

function groupByOwner(counts: readonly Row[]) {
  const byOwner = new Map<string, Map<string, number>>();
  for (const { owner, type, count } of counts) {
    const own = byOwner.get(String(owner ?? '')) ?? new Map<string, number>();
    own.set(String(type), Number(count));
    byOwner.set(String(owner ?? ''), own);
  }
  return [...byOwner].map(([owner, own]) => ({
    owner,
    ...Object.fromEntries(TYPES.map((type) => [type, own.get(type) ?? 0])),
    total: [...own.values()].reduce((sum, count) => sum + count, 0),
  }));
}

async function namesOf(asked: AskedFigure, counts: readonly Row[]) {
  const ids = [...new Set(counts.map(({ owner }) => owner).filter((id) => id !== null))];
  const people = await itemsOf(asked, 'directus_users').readByQuery({
    filter: { id: { _in: ids } },
    fields: ['id', 'first_name', 'last_name'],
    limit: MOST_GROUPS,
  });
  return new Map(
    people.map(({ id, first_name, last_name }) => [
      String(id),
      [first_name, last_name].filter(Boolean).join(' '),
    ]),
  );
}

function itemsOf({ asker, context }: AskedFigure, collection: string): ItemsService {
  const { accountability, schema, database: knex } = asker;
  return new context.services.ItemsService(collection, { accountability, schema, knex });
}
