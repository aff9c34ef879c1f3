import { createPrivateKey } from 'node:crypto';
import { DomainError } from '@ia/core';
import { z } from 'zod';

/** What Google gives for a service account, of which only this is used. */
const shape = z.object({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key: z.string().min(1),
});

export interface ServiceAccount {
  /** The address a sheet is shared with. */
  readonly email: string;
  readonly privateKey: string;
}

/**
 * Reads the JSON file of a service account as a person pastes it.
 * @throws SYNC_SECRET_INVALID
 */
export function readServiceAccount(text: string): ServiceAccount {
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success || !isPrivateKey(parsed.data.private_key)) {
    throw new DomainError('SYNC_SECRET_INVALID', {
      field: 'secret',
      hint: '{ "type": "service_account", … }',
    });
  }
  return { email: parsed.data.client_email, privateKey: parsed.data.private_key };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
