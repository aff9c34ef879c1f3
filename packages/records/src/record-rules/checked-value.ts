/** A value on its way to a column. */
export interface FieldValue {
  readonly value: unknown;
  readonly field: string;
  readonly nullable: boolean;
  /** Characters the column takes; absent when unlimited. */
  readonly limit: number | undefined;
  /** By a person, who is there to correct it; false for what the platform keeps as it came. */
  readonly isTyped?: boolean;
}

/** Returns the value to write. @throws DomainError naming the field */
export type ValueCheck = (input: FieldValue) => unknown;
