/** The SQL that mends the French numbers of overseas stored as if they were of the mainland. */
export function mendOverseas(table: string): string;
