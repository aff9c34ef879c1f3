import { z } from 'zod';
import { type OutboundClient, outboundClient } from '../outbound/outbound-client.ts';
import { ProviderError } from '../provider-error.ts';
import type { LinkedinAccess } from './fetch-lead.ts';

export interface NewLeadSubscription {
  /** Where it delivers; https, and asked for its challenge at once. */
  readonly url: string;
  /** `urn:li:sponsoredAccount:…` or `urn:li:organization:…` */
  readonly owner: string;
  readonly leadType: LeadType;
}

export const leadTypes = ['SPONSORED', 'EVENT', 'COMPANY', 'ORGANIZATION_PRODUCT'] as const;
export type LeadType = (typeof leadTypes)[number];

const PATH = '/rest/leadNotifications';
const key = z.union([z.string().min(1).max(300), z.number().transform(String)]);
const created = z.object({ id: key }).partial();
const known = z.looseObject({ webhook: z.string().optional() });

/**
 * Has new leads of a page or of an advertising account told to us (learn.microsoft.com, LinkedIn Lead
 * Sync, `POST /rest/leadNotifications`), at the level of its owner as LinkedIn advises.
 * @returns its id @throws ProviderError; uncertain when it was taken under a name we were not told
 */
export async function createLeadSubscription(
  access: LinkedinAccess,
  { url, owner, leadType }: NewLeadSubscription,
): Promise<string> {
  const kind = owner.startsWith('urn:li:organization:') ? 'organization' : 'sponsoredAccount';
  const { data, header } = await clientOf(access)({
    method: 'POST',
    path: PATH,
    body: { webhook: url, owner: { [kind]: owner }, leadType },
  });
  const id = header('x-restli-id') ?? header('x-linkedin-id') ?? created.safeParse(data).data?.id;
  if (id) return id.slice(0, 300);
  const reason = 'an answer without the id that is documented';
  throw new ProviderError('LinkedIn', reason, { isRetryable: false, isUncertain: true });
}

/** @returns false when LinkedIn knows it no more, or knows it by another address @throws ProviderError */
export async function hasLeadSubscription(access: LinkedinAccess, id: string): Promise<boolean> {
  try {
    const { data } = await clientOf(access)({ path: `${PATH}/${encodeURIComponent(id)}` });
    return known.safeParse(data).success;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** One that is gone already is as well. @throws ProviderError */
export async function deleteLeadSubscription(access: LinkedinAccess, id: string): Promise<void> {
  try {
    const path = `${PATH}/${encodeURIComponent(id)}`;
    await clientOf(access)({ method: 'DELETE', path });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function clientOf({ baseUrl, allowedHosts, accessToken, version }: LinkedinAccess): OutboundClient {
  return outboundClient({
    service: 'LinkedIn',
    baseUrl,
    allowedHosts,
    headers: {
      authorization: `Bearer ${accessToken}`,
      'linkedin-version': version,
      'x-restli-protocol-version': '2.0.0',
    },
    maxBytes: 262_144,
    retries: 2,
  });
}

function isGone(error: unknown): boolean {
  return error instanceof ProviderError && error.status === 404;
}
