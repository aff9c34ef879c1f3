/** What a contract (a schema of zod) says of an answer or a body; nobody changes what came. */
export type Answer<Contract extends { readonly _zod: { readonly output: unknown } }> = Unchanged<
  Contract['_zod']['output']
>;

type Unchanged<Value> = Value extends readonly unknown[] | object
  ? { readonly [Key in keyof Value]: Unchanged<Value[Key]> }
  : Value;
