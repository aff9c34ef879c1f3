import { DomainError } from '@ia/core';
import { type SourceKind, sourceKinds } from '@ia/core/acquisition/source-kinds';
import type { Row } from '@ia/directus-kit';
import { settingsShape } from './source-settings.ts';

const isKind = (value: unknown): value is SourceKind => sourceKinds.some((kind) => kind === value);

/**
 * A source about to be written: its kind never changes, its settings are those of its kind.
 * @throws VALUE_INVALID, PARENT_IMMUTABLE
 */
export function checkSource(payload: Row, kinds: readonly string[]): Row {
  const kind = payload.kind;
  if (kinds.length > 0 && kind !== undefined && kinds.some((own) => own !== kind)) {
    throw new DomainError('PARENT_IMMUTABLE', { field: 'kind' });
  }
  const concerned = kinds.length > 0 ? kinds : [kind];
  if (kinds.length > 0 && payload.settings === undefined) return payload;
  const given = payload.settings ?? {};
  for (const one of concerned) {
    if (!isKind(one)) {
      throw new DomainError('VALUE_INVALID', { field: 'kind', hint: sourceKinds.join(', ') });
    }
    assertSettings(one, typeof given === 'string' ? parseText(given) : given);
  }
  return payload;
}

function assertSettings(kind: SourceKind, settings: unknown): void {
  const parsed = settingsShape(kind).safeParse(settings);
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
