import type { H3Event } from 'h3';
import type { SignInOutcome, Space, Viewer } from '#shared/types/person.ts';
import { listAccountMemberships, listVendorMemberships, readMe } from '../operations/viewer.ts';

async function loadViewer(event: H3Event, token: string): Promise<Viewer | undefined> {
  const [me, accounts, vendors] = await Promise.all([
    callDirectus(event, token, readMe),
    readable(callDirectus(event, token, listAccountMemberships)),
    readable(callDirectus(event, token, listVendorMemberships)),
  ]);
  const organisations: Record<Space, string[]> = {
    client: accounts?.flatMap(({ account }) => account?.name ?? []) ?? [],
    vendor: vendors?.map(({ vendor }) => vendor.name) ?? [],
  };
  const space: Space = organisations.client.length ? 'client' : 'vendor';
  if (!organisations[space].length) return undefined;
  return {
    firstName: me.first_name ?? '',
    lastName: me.last_name ?? '',
    space,
    organisations: organisations[space],
  };
}

/** Keeps a session Directus just opened, but only for clients and vendors; else ends it there. */
export async function openSession(event: H3Event, token: string): Promise<SignInOutcome> {
  let outcome: SignInOutcome = 'unavailable';
  try {
    const { isStaff } = readClaims(token);
    const viewer = isStaff ? undefined : await loadViewer(event, token);
    outcome = isStaff ? 'staff' : 'no_space';
    if (!viewer) return outcome;
    await savePortalSession(event, token, viewer);
    outcome = 'ok';
    return outcome;
  } finally {
    if (outcome !== 'ok') await directusLogout(event, token);
  }
}
