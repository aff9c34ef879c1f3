import { isError } from 'h3';

/** A list the person may not read is absent (null), not an error; everything else stays one. */
export async function readable<Rows>(rows: Promise<Rows>): Promise<Rows | null> {
  return rows.catch((error: unknown) => {
    if (isError(error) && error.statusCode === 403) return null;
    throw error;
  });
}
