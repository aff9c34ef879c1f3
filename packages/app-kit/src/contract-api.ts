import type { Sender } from './patient-api.ts';
import { type Contract, readAnswer } from './read-answer.ts';
import { numberAt } from './read-row.ts';

/**
 * What our screens ask with. An answer `{data}` comes back as its contract reads it; a refusal is thrown
 * as it came (`apiProblem` says it), an answer that is not as agreed as `UnexpectedAnswer`.
 */
export interface Api {
  readonly get: <Data>(path: string, contract: Contract<Data>, params?: object) => Promise<Data>;
  /** The same of a list of the model, with how many rows its filter leaves and how many there are. */
  readonly getPage: <Data>(
    path: string,
    contract: Contract<Data>,
    params?: object,
  ) => Promise<Page<Data>>;
  readonly post: Write;
  readonly patch: Write;
  readonly delete: <Data>(path: string, contract: Contract<Data>) => Promise<Data>;
  /** A file, whatever it holds. */
  readonly getFile: (path: string, params?: object) => Promise<Blob>;
}

export interface Page<Data> {
  readonly data: Data;
  /** Null where the server does not count. */
  readonly count: number | null;
  readonly total: number | null;
}

type Write = <Data>(
  path: string,
  contract: Contract<Data>,
  body?: unknown,
  config?: Parameters<Sender['post']>[2],
) => Promise<Data>;

/** Reads with contracts what a client without them sends and gets. */
export function contractApi(sender: Sender): Api {
  return {
    get: async (path, contract, params) =>
      readAnswer(`GET ${path}`, contract, (await sender.get(path, { params })).data),
    getPage: async (path, contract, params) => {
      const counted = { ...params, meta: ['filter_count', 'total_count'] };
      const { data: body } = await sender.get(path, { params: counted });
      return {
        data: await readAnswer(`GET ${path}`, contract, body),
        count: numberAt(body, 'meta', 'filter_count'),
        total: numberAt(body, 'meta', 'total_count'),
      };
    },
    post: async (path, contract, body, config) =>
      readAnswer(`POST ${path}`, contract, (await sender.post(path, body, config)).data),
    patch: async (path, contract, body, config) =>
      readAnswer(`PATCH ${path}`, contract, (await sender.patch(path, body, config)).data),
    delete: async (path, contract) =>
      readAnswer(`DELETE ${path}`, contract, (await sender.delete(path)).data),
    getFile: async (path, params) =>
      (await sender.get<Blob>(path, { params, responseType: 'blob' })).data,
  };
}
