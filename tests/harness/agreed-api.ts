import { expect } from 'vitest';
import { parse } from 'zod/v4/core';
import { ROUTES } from '../access/routes.ts';
import { Api } from './api.ts';

type Body = Parameters<Api['request']>[2];

const agreed = ROUTES.flatMap(({ method, path, answer }) => {
  const address = path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+');
  return typeof answer === 'object'
    ? [{ method, address: new RegExp(`^${address}$`), answer }]
    : [];
});

/** The same, and what our own routes answer is word for word what their contract says. */
export class AgreedApi extends Api {
  override async request<Data>(method: string, path: string, body?: Body): Promise<Data> {
    const data = await super.request<Data>(method, path, body);
    const [address = ''] = path.split('?');
    const route = agreed.find((one) => one.method === method && one.address.test(address));
    // What a contract does not name is left out by who reads it: nothing may be.
    if (route) expect(parse(route.answer, data), `${method} ${path}`).toEqual(data);
    return data;
  }
}
