import { type H3Event, isError } from 'h3';

/** When Directus no longer knows the session, its cookie goes with the answer that says so. */
export async function endDeadSession<Result>(event: H3Event, run: () => Promise<Result>) {
  try {
    return await run();
  } catch (error) {
    if (isError(error) && error.statusCode === 401) await dropPortalSession(event);
    throw error;
  }
}
