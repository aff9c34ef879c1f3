import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { AllowedHosts } from './allowed-hosts.ts';

const filtering = {
  httpAgent: new RequestFilteringHttpAgent({ keepAlive: true }),
  httpsAgent: new RequestFilteringHttpsAgent({ keepAlive: true }),
};
const plain = {
  httpAgent: new HttpAgent({ keepAlive: true }),
  httpsAgent: new HttpsAgent({ keepAlive: true }),
};

/** Connects to addresses of the public internet only, checked when the connection is made; or to a named host. */
export function agentsFor(hostname: string, allowed: AllowedHosts) {
  return allowed.has(hostname.toLowerCase()) ? plain : filtering;
}
