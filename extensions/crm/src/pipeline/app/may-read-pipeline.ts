/** What the app knows of the rights of whoever is signed in, by collection and action. */
type Rights = Readonly<
  Record<
    string,
    { readonly read?: { readonly access: string; readonly fields?: readonly string[] } } | undefined
  >
>;

/** The board and its figures hang on the stages of deals; some roles read deals without them. */
export function mayReadPipeline(isAdmin: boolean, { deals }: Rights): boolean {
  if (isAdmin) return true;
  const { access = 'none', fields = [] } = deals?.read ?? {};
  return access !== 'none' && (fields.includes('*') || fields.includes('stage'));
}
