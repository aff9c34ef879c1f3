/** POST {token}: uses a sign-in link, once. */
export default defineEventHandler(async (event) => {
  const token = readField(await readBody(event), 'token', 128);
  return signIn(event, consumeLink(event, token), '/');
});
