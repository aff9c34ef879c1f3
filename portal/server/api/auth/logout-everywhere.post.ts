import { revokeAllConnections } from '../../operations/viewer.ts';

/** POST: ends every session of the person, this one included. */
export default defineEventHandler(async (event) => {
  await runOperation(event, revokeAllConnections);
  await dropPortalSession(event);
  return answerForm(event, { outcome: 'signed_out', to: '/connexion?motif=signed_out_everywhere' });
});
