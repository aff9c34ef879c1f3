import { DatabaseError } from 'pg';

const TRIES = 5;

/** Runs a transaction again when Postgres gave it up for another one: nothing of it was written. */
export async function retryDeadlock<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await transaction();
    } catch (error) {
      const isDeadlock = error instanceof DatabaseError && error.code === '40P01';
      if (!isDeadlock || left === 0) throw error;
    }
  }
}
