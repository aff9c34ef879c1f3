/** Rows of the one project a page is about. */
export const ofProject = (id: string) => ({ project: { _eq: id } });
