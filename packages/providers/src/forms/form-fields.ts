import { DomainError } from '@ia/core';

/** A form has dozens of fields, a long survey hundreds. */
export const MAX_FIELDS = 2000;

export type FormBody = Readonly<Record<string, unknown>>;

/** Fields in the order sent; a name that comes again makes a list. */
export class FormFields {
  readonly #fields = new Map<string, string[]>();
  #count = 0;

  /** @throws INBOUND_UNREADABLE beyond what any form has */
  add(name: string, value: string): void {
    this.#count += 1;
    if (this.#count > MAX_FIELDS) throw tooMany();
    const values = this.#fields.get(name);
    if (values) values.push(value);
    else this.#fields.set(name, [value]);
  }

  toBody(): FormBody {
    return Object.fromEntries(
      [...this.#fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
    );
  }
}

export function tooMany(): DomainError {
  return new DomainError('INBOUND_UNREADABLE', { hint: `max. ${MAX_FIELDS}` });
}
