/** One line of a list to pick from. */
export interface PickItem<Value extends string = string> {
  readonly value: Value;
  readonly text: string;
  /** What the closed list shows, when shorter. */
  readonly short?: string;
  readonly disabled?: boolean;
}
