/** Signs in by password and returns the token that opens the session, as a browser keeps it in its cookie. */
export async function openSession(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, mode: 'session' }),
  });
  if (!response.ok)
    throw new Error(`Sign-in of ${email} refused: ${response.status} ${await response.text()}`);
  const [, token] =
    /directus_session_token=([^;]+)/.exec(response.headers.getSetCookie().join()) ?? [];
  if (!token) throw new Error(`The sign-in of ${email} opened no session.`);
  return token;
}
