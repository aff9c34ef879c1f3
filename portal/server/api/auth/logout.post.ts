/** POST: ends this session. Directus first: a kept copy of the token must be dead as well. */
export default defineEventHandler(async (event) => {
  const token = event.context.session?.token;
  if (token) await directusLogout(event, token);
  await dropPortalSession(event);
  return answerForm(event, { outcome: 'signed_out', to: '/connexion?motif=signed_out' });
});
