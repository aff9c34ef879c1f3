export type Answer = {
  readonly status: number;
  readonly body: string;
  /** The content type, without its parameters. */
  readonly type: string;
};
export type Body = unknown;

/** Sends requests and counts them; one keep-alive pool for everybody. */
export type Client = {
  readonly url: string;
  readonly send: (
    token: string | null,
    method: string,
    path: string,
    body?: Body,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  readonly attempts: () => number;
};

export function createClient(url: string): Client {
  let count = 0;
  const send: Client['send'] = async (token, method, path, body, headers = {}) => {
    count += 1;
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    return { status: response.status, body: await response.text(), type };
  };
  return { url, send, attempts: () => count };
}

export const dataOf = <Data>({ body }: Answer): Data => (JSON.parse(body) as { data: Data }).data;
export const isOk = ({ status }: Answer) => status >= 200 && status < 300;

/** Runs the work of every item, a few at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  width = 8,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
