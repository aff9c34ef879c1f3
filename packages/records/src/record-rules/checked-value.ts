/** A value on its way to a column. */
export interface FieldValue {
  readonly value: unknown;
  readonly field: string;
  readonly nullable: boolean;
  /** Characters the column takes; absent when unlimited. */
  readonly limit: number | undefined;
}

/** Returns the value to write. @throws DomainError naming the field */
export type ValueCheck = (input: FieldValue) => unknown;
