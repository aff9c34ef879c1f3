/** POST {email, password, retour?}: opens a session, or says why not. */
export default defineEventHandler(async (event) => {
  const body: unknown = await readBody(event);
  const email = readField(body, 'email', 254).trim();
  const password = readField(body, 'password', 1024);
  return signIn(event, directusLogin(event, email, password), readField(body, 'retour', 512));
});
