import { createError, isError } from 'h3';

/** An item that is not there and one the person may not read get the same answer. */
export async function found<Item>(item: Promise<Item>): Promise<Item> {
  return item.catch((error: unknown) => {
    if (isError(error) && [403, 404].includes(error.statusCode)) {
      throw createError({ status: 404, message: 'NOT_FOUND' });
    }
    throw error;
  });
}
