/** POST {email}: asks for a sign-in link. The answer is the same whoever asks, or none at all. */
export default defineEventHandler(async (event) => {
  const body: unknown = await readBody(event);
  const locale = getCookie(event, 'portal_locale') === 'en' ? 'en' : 'fr';
  const { status } = await requestLink(event, readField(body, 'email', 254).trim(), locale);
  const outcome = status === 429 ? 'too_many' : status >= 500 ? 'unavailable' : 'link_sent';
  return answerForm(event, { outcome, to: `/connexion?motif=${outcome}` });
});
