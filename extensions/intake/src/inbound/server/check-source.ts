import { DomainError } from '@ia/core';
import { type SourceKind, sourceKinds } from '@ia/core/acquisition/source-kinds';
import { isSyncKind, syncKinds } from '@ia/core/syncs/sync-kinds';
import type { Row } from '@ia/directus-kit';
import { settingsShape } from '@ia/records/sources/source-settings';
import { type $ZodType, safeParse } from 'zod/v4/core';
import { engineOf } from '../../syncs/server/engines.ts';
import type { KnownSource } from './store/lists.ts';

/** Set by the endpoints of recurring sources alone. */
const OWN = ['left_at', 'next_run_at', 'state'];

const isKind = (value: unknown): value is SourceKind => sourceKinds.some((kind) => kind === value);

/**
 * A source about to be written: its kind never changes, its settings are those of its kind.
 * @throws VALUE_INVALID, VALUE_REQUIRED, PARENT_IMMUTABLE, FIELD_SERVER_OWNED
 */
export function checkSource(payload: Row, known: readonly KnownSource[]): Row {
  const kinds = known.map(({ kind }) => kind);
  const own = OWN.find((field) => field in payload);
  if (own) throw new DomainError('FIELD_SERVER_OWNED', { field: own });
  const kind = payload.kind;
  if (kinds.length > 0 && kind !== undefined && kinds.some((own) => own !== kind)) {
    throw new DomainError('PARENT_IMMUTABLE', { field: 'kind' });
  }
  assertReadBySomebody(payload, known);
  const concerned = kinds.length > 0 ? kinds : [kind];
  if (kinds.length > 0 && payload.settings === undefined) return payload;
  const given = payload.settings ?? {};
  for (const one of concerned) {
    assertSettings(shapeOf(one), typeof given === 'string' ? parseText(given) : given);
  }
  return payload;
}

/** What comes into a private mailbox is its owner's: without one it would be nobody's. */
function assertReadBySomebody(payload: Row, known: readonly KnownSource[]): void {
  const sources = known.length > 0 ? known : [{ owner: null, settings: null }];
  for (const { owner, settings } of sources) {
    const after = { owner, settings, ...payload };
    if (isPrivate(after.settings) && !after.owner) {
      throw new DomainError('VALUE_REQUIRED', { field: 'owner' });
    }
  }
}

function isPrivate(settings: unknown): boolean {
  const given = typeof settings === 'string' ? parseText(settings) : settings;
  return (
    typeof given === 'object' && given !== null && Reflect.get(given, 'visibility') === 'private'
  );
}

function shapeOf(kind: unknown): $ZodType {
  if (isSyncKind(kind)) return engineOf(kind).settings;
  if (isKind(kind)) return settingsShape(kind);
  const hint = [...sourceKinds, ...syncKinds].join(', ');
  throw new DomainError('VALUE_INVALID', { field: 'kind', hint });
}

function assertSettings(shape: $ZodType, settings: unknown): void {
  const parsed = safeParse(shape, settings);
  if (parsed.success) return;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new DomainError('VALUE_INVALID', {
    field: 'settings',
    hint: issues.slice(0, 3).join(' ; '),
  });
}

/** JSON typed by hand arrives as a text. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('VALUE_INVALID', { field: 'settings', hint: 'JSON' });
  }
}
