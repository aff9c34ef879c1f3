import { figureKeys } from '../../extensions/crm/src/figures/contract.ts';
import type { Actor } from './actors.ts';
import { type Arena, rowsOf, type Standing } from './arena.ts';
import type { World } from './build-world.ts';
import { isAllowed, LINES } from './lines.ts';
import { idOf } from './markers.ts';

/** One request of the suite; `refused` must be refused whoever asks. */
export type Attempt = {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly refused?: boolean;
  /** What the request names itself: repeated in its refusal it tells nothing. */
  readonly echo?: string;
  /** What this answer is there to tell this asker, and no other right gives. */
  readonly tells?: readonly string[];
};

type Proof = { readonly by: 'sales1' | 'admin'; readonly path: string; readonly body?: unknown };

/**
 * What one route owes the suite. Whoever it does not let in is refused, nobody at all included;
 * whoever it lets in learns nothing out of reach.
 */
export type RouteLine = {
  readonly lets: (arena: Arena, standing: Standing) => boolean;
  readonly attempts: (arena: Arena, standing: Standing) => readonly Attempt[];
  /** It changes something: whoever is let in sends only what must be refused. */
  readonly changes?: true;
  /** The same succeeds for whoever may: a request, or the test that sends it. */
  readonly works: ((world: World) => Proof) | `tests/${string}.test.ts`;
};

type Lets = RouteLine['lets'];
const administration: Lets = () => false;
const everybody: Lets = () => true;
const signedIn: Lets = (_arena, { actor }) => actor.role !== 'public';
const roles =
  (...names: readonly Actor['role'][]): Lets =>
  (_arena, { actor }) =>
    names.includes(actor.role);
const staff = roles('sales', 'delivery', 'finance');
const sales = roles('sales');
const readersOf =
  (...collections: readonly string[]): Lets =>
  ({ world }, { actor }) =>
    collections.some((collection) => {
      const line = LINES[collection];
      return rowsOf(world, collection).some(
        ({ tags }) => line && isAllowed(line, 'read', tags, actor),
      );
    });

const firstOf = ({ world }: Arena, collection: string) => String(rowsOf(world, collection)[0]?.id);
const leadsOf = (world: World) => rowsOf(world, 'leads').map(({ id }) => id);
const dealOf = (world: World) =>
  rowsOf(world, 'deals').find(({ tags }) => tags.owner === 'sales1')?.id;
const contactOf = (world: World) => rowsOf(world, 'contacts')[0]?.id;
const runOf = (world: World) =>
  rowsOf(world, 'sync_runs').find(({ tags }) => tags.owner === 'sales1')?.id;

/** A route of reading: the same request for everybody. */
function reading(lets: Lets, path: string, by: Proof['by'] = 'sales1'): RouteLine {
  return { lets, attempts: () => [{ path }], works: () => ({ by, path }) };
}

const EVERYTHING = 'closed_since=2000-01-01&per=100';
const dealReaders = readersOf('deals');

/** On every deal the asker may not change. */
function onDeals(action: string, body: object): Pick<RouteLine, 'lets' | 'attempts' | 'changes'> {
  return {
    lets: dealReaders,
    changes: true,
    attempts: ({ world }, { actor }) =>
      rowsOf(world, 'deals')
        .filter(({ tags }) => !(LINES.deals && isAllowed(LINES.deals, 'update', tags, actor)))
        .map(({ id }) => ({ path: `/crm/deals/${id}/${action}`, body, refused: true })),
  };
}

const FIGURES = {
  pipeline: '',
  forecast: '',
  'win-rate': '?by=source&from=2020-01-01',
  'loss-reasons': '?from=2020-01-01',
  cycle: '?from=2020-01-01',
  'stage-time': '?from=2020-01-01',
  activities: '?from=2020-01-01',
} as const satisfies Record<(typeof figureKeys)[number], string>;

const PIPELINE: Readonly<Record<string, RouteLine>> = {
  'GET /crm/board': reading(dealReaders, `/crm/board?${EVERYTHING}`),
  'GET /crm/board/totals': reading(dealReaders, `/crm/board/totals?${EVERYTHING}`),
  'GET /crm/board/stages/:stage': reading(dealReaders, `/crm/board/stages/prospect?${EVERYTHING}`),
  'POST /crm/views/:list': {
    lets: sales,
    changes: true,
    attempts: (_arena, { actor }) =>
      actor.role === 'sales'
        ? []
        : ['pipeline', 'leads'].map((list) => ({
            path: `/crm/views/${list}`,
            body: { name: 'x', query: {} },
            refused: true,
          })),
    works: () => ({ by: 'sales1', path: '/crm/views/leads', body: { name: 'x', query: {} } }),
  },
  'GET /crm/deals': reading(dealReaders, `/crm/deals?${EVERYTHING}`),
  'GET /crm/deals/export.csv': reading(dealReaders, `/crm/deals/export.csv?${EVERYTHING}`),
  'GET /crm/funnel': reading(dealReaders, '/crm/funnel?from=2000-01-01&to=2099-01-01'),
  'POST /crm/deals/:id/move': {
    ...onDeals('move', { to: 'meeting', before: null, after: null, seen_stage: 'prospect' }),
    works: (world) => ({
      by: 'sales1',
      path: `/crm/deals/${dealOf(world)}/move`,
      body: { to: 'prospect', before: null, after: null },
    }),
  },
  'POST /crm/deals/:id/milestones': {
    ...onDeals('milestones', { milestone: 'proposal_sent' }),
    works: 'tests/crm/advancement.test.ts',
  },
  'POST /crm/deals/:id/milestones/:activity/withdraw': {
    lets: dealReaders,
    changes: true,
    attempts: ({ world }, { actor }) =>
      rowsOf(world, 'deals')
        .filter(({ tags }) => !(LINES.deals && isAllowed(LINES.deals, 'update', tags, actor)))
        .map(({ id }) => ({
          path: `/crm/deals/${id}/milestones/${id}/withdraw`,
          body: { reason: 'x' },
          refused: true,
        })),
    works: 'tests/crm/advancement.test.ts',
  },
  ...Object.fromEntries(
    figureKeys.flatMap((key) =>
      [key, `${key}.csv`].map((name) => [
        `GET /crm/figures/${name}`,
        reading(dealReaders, `/crm/figures/${name}${FIGURES[key]}`),
      ]),
    ),
  ),
  'GET /crm/timeline': {
    lets: readersOf('activities', 'deal_stage_changes'),
    attempts: ({ world }) =>
      (['deal', 'account', 'contact', 'lead'] as const).flatMap((of) =>
        rowsOf(world, `${of}s`).map(({ id }) => ({ path: `/crm/timeline?${of}=${id}&per=100` })),
      ),
    works: (world) => ({ by: 'sales1', path: `/crm/timeline?deal=${dealOf(world)}` }),
  },
};

const aboutFirst = (world: World) => ({ of: 'deal', id: dealOf(world) });

/** One's own choice, whoever asks: nobody's can be named. */
const NOTICES: Readonly<Record<string, RouteLine>> = {
  'GET /platform/notices/choice': reading(staff, '/platform/notices/choice'),
  'POST /platform/notices/choice': {
    lets: staff,
    changes: true,
    attempts: () => [{ path: '/platform/notices/choice', body: { mail: 'none' } }],
    works: () => ({ by: 'sales1', path: '/platform/notices/choice', body: { mail: 'none' } }),
  },
};

/** Mails are written by who writes activities: sales. */
const MAILS: Readonly<Record<string, RouteLine>> = {
  'GET /crm/mails/form': {
    lets: sales,
    attempts: ({ world }) =>
      (['deal', 'account', 'contact', 'lead'] as const).flatMap((of) =>
        rowsOf(world, `${of}s`).map(({ id }) => ({ path: `/crm/mails/form?${of}=${id}` })),
      ),
    works: (world) => ({ by: 'sales1', path: `/crm/mails/form?deal=${dealOf(world)}` }),
  },
  'POST /crm/mails': {
    lets: sales,
    changes: true,
    attempts: ({ world }) => [
      {
        path: '/crm/mails',
        body: {
          key: crypto.randomUUID(),
          about: aboutFirst(world),
          ...{ to: 'x@example.com', subject: 'x', text: 'x' },
        },
      },
    ],
    works: 'tests/crm/mails.test.ts',
  },
  'POST /crm/mails/:id/retry': {
    lets: sales,
    changes: true,
    attempts: ({ world }) =>
      rowsOf(world, 'activities').map(({ id }) => ({ path: `/crm/mails/${id}/retry`, body: {} })),
    works: 'tests/crm/mails.test.ts',
  },
};

/** Leads are the work of sales: nobody else changes one, sees its look-alikes or its weights. */
function onLeads(
  path: (lead: string) => string,
  body: (leads: readonly string[]) => object | undefined,
  works: RouteLine['works'],
): RouteLine {
  return {
    lets: sales,
    changes: true,
    attempts: ({ world }) => {
      const leads = leadsOf(world);
      return [{ path: path(String(leads[0])), body: body(leads) }];
    },
    works,
  };
}

const CONVERSION = {
  account: { name: 'x' },
  contact: { first_name: 'x', last_name: 'x' },
  deal: null,
};

const LEADS: Readonly<Record<string, RouteLine>> = {
  'POST /crm/leads/matches': {
    lets: sales,
    attempts: ({ world }) => [{ path: '/crm/leads/matches', body: { ids: leadsOf(world) } }],
    works: (world) => ({
      by: 'sales1',
      path: '/crm/leads/matches',
      body: { ids: leadsOf(world) },
    }),
  },
  'GET /crm/leads/owners': reading(sales, '/crm/leads/owners'),
  'POST /crm/leads/:id/convert': onLeads(
    (lead) => `/crm/leads/${lead}/convert`,
    () => CONVERSION,
    'tests/crm/leads.test.ts',
  ),
  'POST /crm/leads/:id/merge': onLeads(
    (lead) => `/crm/leads/${lead}/merge`,
    ([, other = crypto.randomUUID()]) => ({ other }),
    'tests/crm/leads.test.ts',
  ),
  'POST /crm/leads/disqualify': onLeads(
    () => '/crm/leads/disqualify',
    (ids) => ({ ids, reason: 'no_need' }),
    'tests/crm/leads.test.ts',
  ),
  'POST /crm/leads/reopen': onLeads(
    () => '/crm/leads/reopen',
    (ids) => ({ ids }),
    'tests/crm/leads.test.ts',
  ),
  'POST /crm/leads/contacted': onLeads(
    () => '/crm/leads/contacted',
    (ids) => ({ ids }),
    'tests/crm/leads.test.ts',
  ),
  'POST /crm/leads/archive': onLeads(
    () => '/crm/leads/archive',
    (ids) => ({ ids }),
    'tests/crm/leads.test.ts',
  ),
  'POST /crm/leads/restore': onLeads(
    () => '/crm/leads/restore',
    (ids) => ({ ids }),
    'tests/crm/leads.test.ts',
  ),
  'POST /crm/leads/assign': onLeads(
    () => '/crm/leads/assign',
    (ids) => ({ ids, owner: null }),
    (world) => ({
      by: 'sales1',
      path: '/crm/leads/assign',
      body: { ids: leadsOf(world), owner: null },
    }),
  ),
  'POST /crm/leads/:id/score': onLeads(
    (lead) => `/crm/leads/${lead}/score`,
    () => ({ score: 90, reason: 'x' }),
    (world) => ({
      by: 'sales1',
      path: `/crm/leads/${leadsOf(world)[0]}/score`,
      body: { score: 40, reason: 'x' },
    }),
  ),
  'DELETE /crm/leads/:id/score': onLeads(
    (lead) => `/crm/leads/${lead}/score`,
    () => undefined,
    (world) => ({ by: 'sales1', path: `/crm/leads/${leadsOf(world)[0]}/score` }),
  ),
  'GET /crm/scoring': reading(sales, '/crm/scoring'),
  'POST /crm/scoring/train': {
    lets: administration,
    attempts: () => [{ path: '/crm/scoring/train', body: {} }],
    works: 'tests/crm/scoring.test.ts',
  },
};

const CONFLICTED = ['leads', 'deals', 'contacts', 'accounts'] as const;

/** On every record the asker may not read, or may not change. */
function onConflicts(action: 'read' | 'update', part = '', body?: object) {
  return {
    lets: staff,
    attempts: ({ world }: Arena, { actor }: Standing) =>
      CONFLICTED.flatMap((collection) =>
        rowsOf(world, collection)
          .filter(({ tags }) => {
            const line = LINES[collection];
            return !(line && isAllowed(line, action, tags, actor));
          })
          .map(({ id }) => ({
            path: `/crm/records/${collection}/${id}/conflicts${part}`,
            body,
            refused: true as const,
          })),
      ),
  };
}

const CONFLICTS: Readonly<Record<string, RouteLine>> = {
  'GET /crm/records/:collection/:id/conflicts': {
    ...onConflicts('read'),
    works: (world) => ({ by: 'sales1', path: `/crm/records/deals/${dealOf(world)}/conflicts` }),
  },
  'POST /crm/records/:collection/:id/conflicts/settle': {
    ...onConflicts('update', '/settle', {
      source: crypto.randomUUID(),
      external_id: 'x',
      fields: { name: 'ours' },
    }),
    changes: true,
    works: 'tests/syncs/sheet-leads.test.ts',
  },
};

/** Begun, shown beforehand and stopped by whoever may change the deal. */
function onReminders(of: (arena: Arena) => Attempt): Pick<RouteLine, 'lets' | 'attempts'> {
  return {
    lets: (arena, { actor }) => {
      const deal = rowsOf(arena.world, 'reminders')[0]?.data.deal;
      const tags = rowsOf(arena.world, 'deals').find(({ id }) => id === deal)?.tags;
      return !!LINES.deals && !!tags && isAllowed(LINES.deals, 'update', tags, actor);
    },
    attempts: (arena) => [of(arena)],
  };
}

/** The same on every deal the asker may not change. */
function beginning(path: string): Pick<RouteLine, 'lets' | 'attempts' | 'changes'> {
  return {
    lets: dealReaders,
    changes: true,
    attempts: (arena, { actor }) =>
      rowsOf(arena.world, 'deals')
        .filter(({ tags }) => !(LINES.deals && isAllowed(LINES.deals, 'update', tags, actor)))
        .map(({ id }) => ({
          path,
          body: { sequence: firstOf(arena, 'reminder_sequences'), deal: id },
          refused: true,
        })),
  };
}

const REMINDERS: Readonly<Record<string, RouteLine>> = {
  'GET /crm/reminders': {
    lets: readersOf('reminders'),
    attempts: (arena) =>
      (['lead', 'deal', 'contact'] as const).map((of) => ({
        path: `/crm/reminders?${of}=${firstOf(arena, `${of}s`)}`,
      })),
    works: (world) => ({ by: 'sales1', path: `/crm/reminders?deal=${dealOf(world)}` }),
  },
  'POST /crm/reminders': {
    ...beginning('/crm/reminders'),
    works: 'tests/reminders/sequences.test.ts',
  },
  'POST /crm/reminders/preview': {
    ...beginning('/crm/reminders/preview'),
    works: 'tests/reminders/sequences.test.ts',
  },
  'POST /crm/reminders/:enrolment/stop': {
    ...onReminders(({ world }) => ({
      path: `/crm/reminders/${String(rowsOf(world, 'reminders')[0]?.data.enrolment)}/stop`,
      body: {},
    })),
    changes: true,
    works: 'tests/reminders/sequences.test.ts',
  },
  'POST /crm/reminders/:id/settle': {
    ...onReminders((arena) => ({
      path: `/crm/reminders/${firstOf(arena, 'reminders')}/settle`,
      body: { outcome: 'again' },
    })),
    changes: true,
    works: 'tests/reminders/sequences.test.ts',
  },
  // The address is the proof: one that is not of ours opens nothing.
  'GET /crm/unsubscribe/:token': {
    lets: everybody,
    attempts: () => [{ path: '/crm/unsubscribe/x.y', refused: true }],
    works: 'tests/reminders/sequences.test.ts',
  },
  'POST /crm/unsubscribe/:token': {
    lets: everybody,
    attempts: () => [{ path: '/crm/unsubscribe/x.y', body: {}, refused: true }],
    works: 'tests/reminders/sequences.test.ts',
  },
};

/** Whoever is let in asks for what nobody gives: a project of another account, a space that is not open. */
function onSpaces(path: string, body?: (tenant: string) => object): RouteLine {
  return {
    lets: readersOf('contacts'),
    changes: true,
    attempts: ({ world }) =>
      rowsOf(world, 'contacts').map(({ id, tags }) => ({
        path: path.replace(':contact', id),
        ...(body && { body: body(tags.tenant ?? '') }),
        refused: true,
      })),
    works: 'tests/crm/spaces.test.ts',
  };
}

const SPACES: Readonly<Record<string, RouteLine>> = {
  'GET /crm/spaces': {
    lets: readersOf('contacts'),
    attempts: ({ world }) =>
      (['account', 'contact'] as const).flatMap((of) =>
        rowsOf(world, `${of}s`).map(({ id }) => ({ path: `/crm/spaces?${of}=${id}` })),
      ),
    works: (world) => ({ by: 'sales1', path: `/crm/spaces?contact=${contactOf(world)}` }),
  },
  'POST /crm/spaces/:contact': onSpaces('/crm/spaces/:contact', (tenant) => ({
    level: 'member',
    projects: [idOf(`projects ${tenant === 'A' ? 'B2' : 'A2'}`)],
  })),
  'POST /crm/spaces/:contact/invitation': onSpaces('/crm/spaces/:contact/invitation', () => ({})),
  'DELETE /crm/spaces/:contact': onSpaces('/crm/spaces/:contact'),
};

const clients = roles('client_admin', 'client_member');
const GUEST = { email: 'invite@matrix.example.com', first_name: 'Ana', last_name: 'Roux' };

/** Of the accounts of others; their own are tried by the test of what works. */
const ofOthers =
  (body?: object): RouteLine['attempts'] =>
  ({ world }, { actor }) =>
    rowsOf(world, 'accounts')
      .filter(({ tags }) =>
        [...(actor.adminOf ?? []), ...(actor.memberOf ?? [])].every((one) => one !== tags.tenant),
      )
      .map(({ id }) => ({ path: `/crm/my-space/${id}/invitations`, body, refused: true }));

/** What staff opened is staff's: nobody of a client sends it again or ends it. */
const onMemberships = (
  end: string,
): Pick<RouteLine, 'lets' | 'attempts' | 'changes' | 'works'> => ({
  lets: clients,
  changes: true,
  attempts: ({ world }) =>
    rowsOf(world, 'account_members').map(({ id }) => ({
      path: `/crm/my-space/invitations/${id}${end}`,
      refused: true,
    })),
  works: 'tests/crm/spaces.test.ts',
});

/** First and last names of those who own the accounts the asker is in: their title is not told. */
const namesOfOwners = ({ world }: Arena, { actor }: Standing): readonly string[] => {
  const tenants = (actor.role === 'client_admin' ? actor.adminOf : actor.memberOf) ?? [];
  const owners = rowsOf(world, 'accounts')
    .filter(({ tags }) => tenants.some((one) => one === tags.tenant))
    .map(({ data }) => data.owner);
  return rowsOf(world, 'directus_users')
    .filter(({ id }) => owners.includes(id))
    .flatMap(({ secrets }) => secrets.slice(0, 2));
};

const INVITATIONS: Readonly<Record<string, RouteLine>> = {
  'GET /crm/my-space/:account/invitations': {
    lets: clients,
    attempts: ofOthers(),
    works: 'tests/crm/spaces.test.ts',
  },
  'POST /crm/my-space/:account/invitations': {
    lets: clients,
    changes: true,
    attempts: ofOthers(GUEST),
    works: 'tests/crm/spaces.test.ts',
  },
  'POST /crm/my-space/invitations/:id/again': onMemberships('/again'),
  'DELETE /crm/my-space/invitations/:id': onMemberships(''),
  'GET /crm/my-space/interlocutors': {
    lets: clients,
    attempts: (arena, standing) => [
      { path: '/crm/my-space/interlocutors', tells: namesOfOwners(arena, standing) },
    ],
    works: 'tests/crm/spaces.test.ts',
  },
};

/** A run belongs to whoever started it; others do not learn that it exists. */
function onRuns(part: string, body?: object): Pick<RouteLine, 'lets' | 'attempts'> {
  return {
    lets: staff,
    attempts: ({ world }, { readable }) =>
      rowsOf(world, 'sync_runs')
        .filter(({ id }) => !readable.has(id))
        .map(({ id }) => ({ path: `/crm/imports/${id}${part}`, body, refused: true })),
  };
}

/** An import must not be a way to read a file one may not open. */
function onFiles(path: string, body: (file: string) => object): RouteLine {
  return {
    lets: staff,
    changes: true,
    attempts: ({ world }, { readable }) =>
      rowsOf(world, 'directus_files')
        .filter(({ id }) => !readable.has(id))
        .map(({ id }) => ({ path, body: body(id), refused: true, echo: id })),
    works: 'tests/imports/endpoints.test.ts',
  };
}

const IMPORT = { mapping: 'leads', settings: {}, mode: 'history' };
const mineOf =
  (part: string) =>
  (world: World): Proof => ({
    by: 'sales1',
    path: `/crm/imports/${runOf(world)}${part}`,
  });

const IMPORTS: Readonly<Record<string, RouteLine>> = {
  'POST /crm/imports/inspect': onFiles('/crm/imports/inspect', (file) => ({ file })),
  'POST /crm/imports': onFiles('/crm/imports', (file) => ({ file, ...IMPORT })),
  'GET /crm/imports': reading(staff, '/crm/imports'),
  'GET /crm/imports/targets': reading(staff, '/crm/imports/targets'),
  'GET /crm/imports/mappings/:key': reading(sales, '/crm/imports/mappings/leads'),
  'POST /crm/imports/mappings': {
    lets: staff,
    changes: true,
    attempts: () => [
      {
        path: '/crm/imports/mappings',
        body: { name: 'x', target: 'deals', columns: {}, options: { key: 'x' } },
        refused: true,
      },
    ],
    works: 'tests/imports/endpoints.test.ts',
  },
  'GET /crm/imports/:id': { ...onRuns(''), works: mineOf('') },
  'GET /crm/imports/:id/rows': { ...onRuns('/rows'), works: mineOf('/rows') },
  'GET /crm/imports/:id/remarks': { ...onRuns('/remarks'), works: mineOf('/remarks') },
  'GET /crm/imports/:id/unmapped': {
    ...onRuns('/unmapped'),
    works: 'tests/imports/endpoints.test.ts',
  },
  'GET /crm/imports/:id/rejected.csv': {
    ...onRuns('/rejected.csv'),
    works: 'tests/imports/endpoints.test.ts',
  },
  ...Object.fromEntries(
    ['apply', 'cancel', 'undo', 'preview', 'values'].map((step): [string, RouteLine] => [
      `POST /crm/imports/:id/${step}`,
      { ...onRuns(`/${step}`, {}), changes: true, works: 'tests/imports/endpoints.test.ts' },
    ]),
  ),
};

const SOURCE = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** Raw deliveries, sources, their addresses, their keys: the administration's alone. */
function closed(
  path: string | ((arena: Arena) => string),
  body: object | undefined,
  works: RouteLine['works'],
): RouteLine {
  return {
    lets: administration,
    attempts: (arena) => [{ path: typeof path === 'string' ? path : path(arena), body }],
    works,
  };
}

const byAdmin = (path: string) => closed(path, undefined, () => ({ by: 'admin', path }));
const sync = (part: string, body?: object) =>
  closed(`/crm/syncs/${SOURCE}${part}`, body, 'tests/syncs/sources.test.ts');
const syncRun = (part: string, body?: object) =>
  closed(
    (arena) => `/crm/syncs/runs/${firstOf(arena, 'sync_runs')}${part}`,
    body,
    'tests/syncs/sources.test.ts',
  );
const event = (part: string, body?: object) =>
  closed(
    (arena) => `/crm/inbound/events/${firstOf(arena, 'inbound_events')}${part}`,
    body,
    'tests/acquisition/forms.test.ts',
  );
const source = (part: string, body?: object) =>
  closed(
    (arena) => `/crm/inbound/sources/${firstOf(arena, 'sync_sources')}${part}`,
    body,
    'tests/acquisition/forms.test.ts',
  );

const subscribed = (part: string, body?: object) =>
  closed(
    (arena) => `/crm/inbound/sources/${firstOf(arena, 'sync_sources')}${part}`,
    body,
    'tests/acquisition/subscriptions.test.ts',
  );

const INTAKE: Readonly<Record<string, RouteLine>> = {
  'GET /crm/inbound/sources': byAdmin('/crm/inbound/sources'),
  'POST /crm/inbound/sources': closed(
    '/crm/inbound/sources',
    { name: 'x', key: 'xx', kind: 'site_form' },
    'tests/acquisition/forms.test.ts',
  ),
  'PATCH /crm/inbound/sources/:id': source('', { is_active: false }),
  'POST /crm/inbound/sources/:id/rotate': source('/rotate', {}),
  'POST /crm/inbound/sources/:id/try': closed(
    (arena) => `/crm/inbound/sources/${firstOf(arena, 'sync_sources')}/try`,
    { body: '{}' },
    'tests/acquisition/try.test.ts',
  ),
  'DELETE /crm/inbound/sources/:id': subscribed(''),
  'GET /crm/inbound/sources/:id/connection': subscribed('/connection'),
  'POST /crm/inbound/sources/:id/connection': subscribed('/connection', {}),
  'DELETE /crm/inbound/sources/:id/connection': subscribed('/connection'),
  'POST /crm/inbound/sources/:id/connection/check': subscribed('/connection/check', {}),
  'GET /crm/inbound/events': byAdmin('/crm/inbound/events'),
  'GET /crm/inbound/events/:id': event(''),
  'POST /crm/inbound/events/:id/replay': event('/replay', {}),
  'POST /crm/inbound/replay': closed('/crm/inbound/replay', {}, 'tests/acquisition/forms.test.ts'),
  'GET /crm/syncs': byAdmin('/crm/syncs'),
  'POST /crm/syncs': closed(
    '/crm/syncs',
    { name: 'x', key: 'xx', kind: 'google_sheets' },
    'tests/syncs/sources.test.ts',
  ),
  'GET /crm/syncs/:id': sync(''),
  'PATCH /crm/syncs/:id': sync('', { is_active: false }),
  'POST /crm/syncs/:id/secret': sync('/secret', { secret: null }),
  'POST /crm/syncs/:id/inspect': sync('/inspect', {}),
  'POST /crm/syncs/:id/runs': sync('/runs', {}),
  'GET /crm/syncs/:id/runs': sync('/runs'),
  'GET /crm/syncs/:id/records': sync('/records?state=conflict'),
  'POST /crm/syncs/:id/records/settle': sync('/records/settle', {}),
  'POST /crm/syncs/:id/leave': sync('/leave', { confirm: 'x' }),
  'GET /crm/syncs/runs/:id': syncRun(''),
  'GET /crm/syncs/runs/:id/rows': syncRun('/rows'),
  'GET /crm/syncs/runs/:id/remarks': syncRun('/remarks'),
  'POST /crm/syncs/runs/:id/apply': syncRun('/apply', {}),
  'POST /crm/syncs/runs/:id/cancel': syncRun('/cancel', {}),
  'GET /crm/syncs/runs/:id/rejected.csv': syncRun('/rejected.csv'),
  // The secret in the address lets in: one that is not of ours is told nothing.
  ...Object.fromEntries(
    ['GET', 'POST'].map((method): [string, RouteLine] => [
      `${method} /inbound/:key/:token`,
      {
        lets: everybody,
        attempts: () => [
          {
            path: `/inbound/site/${'A'.repeat(43)}`,
            ...(method === 'POST' && { body: { email: 'x@example.com' } }),
            refused: true,
          },
        ],
        works: 'tests/acquisition/forms.test.ts',
      },
    ]),
  ),
};

/** Mails of the demo are read on the machine itself: asked for through a proxy, they are not there. */
const elsewhere = (path: string): Attempt => ({
  path,
  headers: { 'x-forwarded-for': '203.0.113.7' },
  refused: true,
});

const PLATFORM: Readonly<Record<string, RouteLine>> = {
  // Known or not, whoever asks for a link is answered alike.
  'POST /platform/auth/link': {
    lets: everybody,
    attempts: () => [{ path: '/platform/auth/link', body: { email: 'nobody@example.com' } }],
    works: 'tests/platform/magic-link.test.ts',
  },
  'POST /platform/auth/link/consume': {
    lets: everybody,
    attempts: () => [
      { path: '/platform/auth/link/consume', body: { token: 'A'.repeat(43) }, refused: true },
    ],
    works: 'tests/platform/magic-link.test.ts',
  },
  'GET /platform/auth/sessions': reading(signedIn, '/platform/auth/sessions'),
  'DELETE /platform/auth/sessions/:id': {
    lets: signedIn,
    changes: true,
    attempts: () => [{ path: `/platform/auth/sessions/${'0'.repeat(64)}`, refused: true }],
    works: 'tests/platform/magic-link.test.ts',
  },
  'DELETE /platform/auth/sessions': {
    lets: signedIn,
    changes: true,
    attempts: () => [{ path: '/platform/auth/sessions' }],
    works: 'tests/platform/magic-link.test.ts',
  },
  'GET /platform/outgoing': byAdmin('/platform/outgoing'),
  'POST /platform/outgoing/replay': closed(
    '/platform/outgoing/replay',
    {},
    'tests/platform/dispatch.test.ts',
  ),
  'POST /platform/outgoing/:id/replay': closed(
    (arena) => `/platform/outgoing/${firstOf(arena, 'outbox_events')}/replay`,
    {},
    'tests/platform/dispatch.test.ts',
  ),
  'GET /platform/mails': {
    lets: everybody,
    attempts: () => [elsewhere('/platform/mails')],
    works: 'tests/platform/mails.test.ts',
  },
  'GET /platform/mails/:id': {
    lets: everybody,
    attempts: () => [elsewhere(`/platform/mails/${SOURCE}`)],
    works: 'tests/platform/mails.test.ts',
  },
};

/** One line per route of ours. A route that has none fails the suite. */
export const ROUTE_LINES: Readonly<Record<string, RouteLine>> = {
  ...PIPELINE,
  ...LEADS,
  ...MAILS,
  ...NOTICES,
  ...CONFLICTS,
  ...REMINDERS,
  ...SPACES,
  ...INVITATIONS,
  ...IMPORTS,
  ...INTAKE,
  ...PLATFORM,
};
