import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SourceKind } from '@ia/core/acquisition/source-kinds';
import { type SecretSeal, secretSeal } from '@ia/directus-kit/settings/sealed-secret';
import type { Knex } from 'knex';
import { type GateRow, loadGate, loadSealed, saveSealed } from './inbound-gates.ts';
import { type SourceSecrets, secretsShape } from './source-settings.ts';

/** A source whose address was known to whoever came. */
export interface Gate {
  readonly id: string;
  readonly kind: SourceKind;
  readonly settings: unknown;
  readonly secrets: SourceSecrets;
  /** Of the token that was shown: the database asks for it again when it stores. */
  readonly tokenHash: Buffer;
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** 256 bits, as a part of an address. */
export const drawToken = (): string => randomBytes(32).toString('base64url');

/** Compared with when there is no source of that name, so that both take the same way. */
const NOBODY = randomBytes(32);

/** How long signing secrets and settings may be remembered; tokens are checked on each storing. */
const REMEMBERED_MS = 5000;

interface Known {
  readonly row: GateRow;
  readonly secrets: SourceSecrets;
  readonly since: number;
}

/** Finds sources by their address, remembering them for a moment. */
export class SourceGates {
  readonly #database: Knex;
  readonly #seal: SecretSeal;
  readonly #known = new Map<string, Known>();

  constructor(database: Knex, filesKey: string) {
    this.#database = database;
    this.#seal = secretSeal(filesKey);
  }

  /** Null alike when there is no such source, when it is off and when the token is another. */
  async find(key: string, token: string, options: { fresh?: boolean } = {}): Promise<Gate | null> {
    const hash = hashToken(token);
    const remembered = options.fresh ? undefined : this.#remembered(key);
    if (remembered && opens(remembered.row, hash)) return toGate(remembered, hash);
    const known = await this.#load(key);
    return opens(known?.row ?? null, hash) && known ? toGate(known, hash) : null;
  }

  #remembered(key: string): Known | undefined {
    const known = this.#known.get(key);
    return known && performance.now() - known.since < REMEMBERED_MS ? known : undefined;
  }

  async #load(key: string): Promise<Known | null> {
    const row = await loadGate(this.#database, key);
    this.#known.delete(key);
    if (!row) return null;
    const secrets = openSecrets(this.#seal, row.id, row.sealed_secrets);
    const known = { row, secrets, since: performance.now() };
    this.#known.set(key, known);
    return known;
  }
}

function opens(row: GateRow | null, hash: Buffer): boolean {
  const isCurrent = timingSafeEqual(row?.token_hash ?? NOBODY, hash);
  const isPrevious =
    timingSafeEqual(row?.previous_hash ?? NOBODY, hash) &&
    (row?.previous_until?.getTime() ?? 0) > Date.now();
  return isCurrent || isPrevious;
}

function toGate({ row, secrets }: Known, tokenHash: Buffer): Gate {
  return { id: row.id, kind: row.kind, settings: row.settings, secrets, tokenHash };
}

export function openSecrets(
  seal: SecretSeal,
  source: string,
  sealed: Buffer | null,
): SourceSecrets {
  return sealed ? secretsShape.parse(JSON.parse(seal.open(sealed, source))) : {};
}

export type SecretChanges = {
  readonly [Name in keyof SourceSecrets]?: string | null | undefined;
};

/** Changes some secrets of a source: one that is not told stays, null takes it away. */
export async function mergeSecrets(
  trx: Knex.Transaction,
  filesKey: string,
  { source, given }: { readonly source: string; readonly given: SecretChanges },
): Promise<SourceSecrets> {
  const seal = secretSeal(filesKey);
  // Whoever changes another secret meanwhile waits: what they write must not undo this.
  const known = openSecrets(seal, source, await loadSealed(trx, source, { forUpdate: true }));
  const merged = Object.entries({ ...known, ...given }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const kept = secretsShape.parse(Object.fromEntries(merged));
  const isEmpty = Object.keys(kept).length === 0;
  await saveSealed(trx, source, isEmpty ? null : seal.seal(JSON.stringify(kept), source));
  return kept;
}

/** The secrets of one source, for the job that needs them. */
export async function loadSecrets(
  database: Knex,
  filesKey: string,
  source: string,
): Promise<SourceSecrets> {
  return openSecrets(secretSeal(filesKey), source, await loadSealed(database, source));
}
