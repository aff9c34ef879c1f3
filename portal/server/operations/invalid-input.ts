/** A call that asks more than its operation allows; `key` names what was refused. */
export class InvalidInput extends Error {
  readonly key: string;

  constructor(key: string) {
    super(`Not allowed here: ${key}`);
    this.name = 'InvalidInput';
    this.key = key;
  }
}
