import { DomainError } from '@ia/core';
import {
  type Verdict,
  verifyLinkedin,
  verifyMeta,
  verifyTimestamped,
} from '@ia/providers/webhooks/signatures';
import type { Gate } from '@ia/records/sources/source-gates';
import { settingsShape } from '@ia/records/sources/source-settings';

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

export interface Arrival {
  readonly headers: Headers;
  readonly body: Buffer;
}

const header = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/**
 * Whether a delivery is from whom it says, by the bytes received. Sources that cannot sign are known
 * by their secret address alone; one that was given a secret has to.
 * @throws SIGNATURE_INVALID, SIGNATURE_EXPIRED, SOURCE_SECRET_MISSING
 */
export function verifyDelivery(gate: Gate, arrival: Arrival, now: Date): void {
  const verdict = verdictOf(gate, arrival, now);
  if (verdict === 'invalid') throw new DomainError('SIGNATURE_INVALID');
  if (verdict === 'expired') throw new DomainError('SIGNATURE_EXPIRED');
}

function verdictOf(gate: Gate, { headers, body }: Arrival, now: Date): Verdict | 'unsigned' {
  const { signing_secret: secret } = gate.secrets;
  if (gate.kind === 'linkedin') {
    const given = header(headers, 'x-li-signature');
    const { signature } = settingsShape('linkedin').parse(gate.settings ?? {});
    if (given === undefined && signature === 'if_present') return 'unsigned';
    return verifyLinkedin({ header: given, body, secret: needed(secret) });
  }
  if (gate.kind === 'calendly') {
    const given = header(headers, 'calendly-webhook-signature');
    return verifyTimestamped({ header: given, body, secret: needed(secret) }, now);
  }
  if (gate.kind === 'whatsapp') {
    const given = header(headers, 'x-hub-signature-256');
    return verifyMeta({ header: given, body, secret: needed(secret) });
  }
  if (secret === undefined) return 'unsigned';
  return verifyTimestamped({ header: header(headers, 'x-signature'), body, secret }, now);
}

function needed(secret: string | undefined): string {
  if (secret !== undefined) return secret;
  throw new DomainError('SOURCE_SECRET_MISSING', { field: 'signing_secret' });
}
