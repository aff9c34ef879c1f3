/** Rows of the one mission a page is about. */
export const ofMission = (id: string) => ({ mission: { _eq: id } });
