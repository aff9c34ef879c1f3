import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { ProviderError } from '../provider-error.ts';

/** Names and addresses inside this network that the installer lets us talk to. */
export type AllowedHosts = ReadonlySet<string>;

/** Reads `OUTBOUND_ALLOW_HOSTS`: names or addresses without a port, separated by commas. */
export function parseAllowedHosts(text: string): AllowedHosts {
  const hosts = text.split(',').map((host) => host.trim().toLowerCase());
  return new Set(hosts.filter((host) => host !== ''));
}

/**
 * The address of a host somebody typed, to connect to as it is: the name may point elsewhere a
 * moment later. Addresses that are not of the public internet are refused.
 * @throws ProviderError
 */
export async function resolvePublicHost(
  service: string,
  host: string,
  allowed: AllowedHosts,
): Promise<string> {
  if (allowed.has(host.toLowerCase())) return host;
  const addresses = await lookup(host, { all: true }).catch((cause: unknown) => {
    throw new ProviderError(service, `the host ${host} was not found`, {
      isRetryable: true,
      cause,
    });
  });
  const [first] = addresses;
  if (first && addresses.every(({ address }) => isPublic(address))) return first.address;
  throw new ProviderError(service, `the host ${host} is inside this network`, {
    isRetryable: false,
  });
}

function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}
