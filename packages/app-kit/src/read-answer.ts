/** The shape an answer is read with, as zod and every schema of the standard say it. */
export interface Contract<Data> {
  readonly '~standard': {
    readonly validate: (value: unknown) => Outcome<Data> | Promise<Outcome<Data>>;
  };
}

type Outcome<Data> =
  | { readonly value: Data; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The server answered something else than the contract this screen was written with. */
export class UnexpectedAnswer extends Error {
  constructor(request: string, issues: readonly Issue[]) {
    super(`${request} answered something else: ${issues.slice(0, SHOWN).map(lineOf).join('; ')}`);
    this.name = 'UnexpectedAnswer';
  }
}

/** Of a list each row may be wrong; the first ones say why. */
const SHOWN = 5;

/**
 * What is in an answer `{data}`, as its contract reads it; 204 is `undefined`.
 * @throws UnexpectedAnswer naming the request and each field that is not as agreed.
 */
export async function readAnswer<Data>(
  request: string,
  contract: Contract<Data>,
  body: unknown,
): Promise<Data> {
  const data = typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : undefined;
  const outcome = await contract['~standard'].validate(data);
  if (!outcome.issues) return outcome.value;
  const unexpected = new UnexpectedAnswer(request, outcome.issues);
  // A person can do nothing with the fields: they are for whoever is told.
  console.error(unexpected.message);
  throw unexpected;
}

function lineOf(issue: Issue): string {
  const keys = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  const field = ['data', ...keys].map(String).join('.');
  // zod without its texts says "Invalid input" of everything: what it expected is beside it.
  const expected = Reflect.get(issue, 'expected') ?? Reflect.get(issue, 'values');
  return `${field} (${expected === undefined ? issue.message : `${String(expected)} expected`})`;
}
