import type { AxiosInstance } from 'axios';
import type { AllowedHosts } from './allowed-hosts.ts';
import { agentsFor } from './guarded-agents.ts';

/** Has a client of somebody else's leave by our way out, at its first address and at each redirection. */
export function guardRequests(client: AxiosInstance, allowed: AllowedHosts): AxiosInstance {
  client.interceptors.request.use((config) => {
    const { hostname } = new URL(client.getUri(config));
    return Object.assign(config, {
      ...agentsFor(hostname, allowed),
      proxy: false,
      beforeRedirect: (next: Record<string, unknown>) => {
        const { httpAgent, httpsAgent } = agentsFor(String(next.hostname), allowed);
        next.agents = { http: httpAgent, https: httpsAgent };
      },
    });
  });
  return client;
}
