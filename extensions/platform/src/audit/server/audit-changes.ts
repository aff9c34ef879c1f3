import {
  type Accountability,
  type ExtensionContext,
  type HookRegister,
  type Row,
  recordAuditLines,
  roleName,
} from '@ia/directus-kit';
import { changedOnRecord, doors, madeOnRecord } from '@ia/schema/audit';
import { readBefore } from './store/rows-before.ts';
import { keysOf } from './write-audit.ts';

const changed: Readonly<Record<string, readonly string[] | undefined>> = changedOnRecord;
const isOneOf = (list: readonly string[], name: string) => list.includes(name);
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Before = Map<string, Row[]>;

/**
 * Changes of rates, amounts and of what somebody is paid or invoiced by, from what to what; and every
 * write of the automations (n8n), which act without anybody looking.
 */
export function auditChanges({ action, filter }: HookRegister, context: ExtensionContext): void {
  /** What the rows of a request were, by collection and key, until the change is told. */
  const before = new WeakMap<Accountability, Before>();
  const isAutomation = automationRole(context);

  filter<Row>('items.update', async (payload, meta, { database, accountability }) => {
    const collection = String(meta.collection);
    const fields = fieldsOnRecord(collection, payload);
    if (!accountability || fields.length === 0) return payload;
    const rows = await readBefore(database, { collection, fields, keys: keysOf(meta) });
    const known: Before = before.get(accountability) ?? new Map();
    before.set(accountability, known);
    for (const row of rows) {
      const key = `${collection} ${String(row.id)}`;
      // One that was refused is never told: what it was compared with is soon forgotten.
      known.set(key, [...(known.get(key) ?? []), row].slice(-2));
    }
    return payload;
  });

  async function write(collection: string, verb: 'created' | 'updated', meta: Row, told: Told) {
    const { accountability } = told;
    const payload = isRow(meta.payload) ? meta.payload : {};
    const fields = fieldsOnRecord(collection, payload);
    const isMade = verb === 'created' && isOneOf(madeOnRecord, collection);
    const isChanged = fields.length > 0 && (verb === 'updated' || isMade);
    const isByAutomation = !isOneOf(doors, collection) && (await isAutomation(accountability));
    if (!isChanged && !isByAutomation) return;
    const known = accountability ? before.get(accountability) : undefined;
    const to = Object.fromEntries(fields.map((field) => [field, payload[field]]));
    const lines = keysOf(meta).flatMap((subject) => {
      const from = known?.get(`${collection} ${subject}`)?.pop();
      const moved = from ? fields.filter((field) => !isSame(from[field], to[field])) : fields;
      if (!isByAutomation && moved.length === 0) return [];
      const data = {
        fields: Object.keys(payload),
        ...(isChanged && moved.length > 0 && { to: pick(to, moved) }),
        ...(isChanged && from && moved.length > 0 && { from: pick(from, moved) }),
        ...(isByAutomation && { by: 'n8n' }),
      };
      const base = { action: `${collection}.${verb}`, collection, subject, accountability };
      return [{ ...base, data, occurredAt: new Date() }];
    });
    try {
      await recordAuditLines(context.database, lines);
    } catch (error) {
      context.logger.error(error, `The audit log could not take changes of ${collection}.`);
    }
  }

  for (const [event, verb] of [
    ['items.create', 'created'],
    ['items.update', 'updated'],
  ] as const) {
    action(event, (meta, told) => write(String(meta.collection), verb, meta, told));
  }
}

interface Told {
  readonly accountability: Accountability | null;
}

function fieldsOnRecord(collection: string, payload: Row): readonly string[] {
  return (changed[collection] ?? []).filter((field) => field in payload);
}

/** A number may be a text on its way, a day an instant. */
function isSame(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text;
}

function pick(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}

const REMEMBERED_MS = 60_000;

/** Whether somebody acts as the service account of the automations; roles are remembered a minute. */
function automationRole({ database }: Pick<ExtensionContext, 'database'>) {
  const roles = new Map<string, { readonly name: string | null; readonly since: number }>();
  return async (accountability: Accountability | null): Promise<boolean> => {
    if (!accountability?.role || accountability.admin) return false;
    const { role } = accountability;
    const remembered = roles.get(role);
    if (remembered && performance.now() - remembered.since < REMEMBERED_MS)
      return remembered.name === 'n8n';
    const name = await roleName(database, accountability);
    roles.set(role, { name, since: performance.now() });
    return name === 'n8n';
  };
}
