import { DomainError, normaliseDomain, normaliseEmail, parseProjectTemplate } from '@ia/core';
import {
  normaliseEinvoiceAddress,
  normaliseSiren,
  normaliseSiret,
  normaliseVatNumber,
} from '@ia/core/accounts/company-numbers';
import { normalisePhone, readTypedPhone } from '@ia/core/contacts/normalise-phone';
import { checkLine } from './check-text.ts';
import type { FieldValue, ValueCheck } from './checked-value.ts';

/** Fields whose name says more than their type, whatever the collection. */
const NAMED: Readonly<Record<string, ValueCheck>> = {
  domain: lineThen(normaliseDomain),
  email: lineThen(normaliseEmail),
  siren: lineThen(normaliseSiren),
  siret: lineThen(normaliseSiret),
  vat_number: lineThen(normaliseVatNumber),
  einvoice_address: lineThen(normaliseEinvoiceAddress),
  phone: checkPhone,
  linkedin_url: lineThen(webAddress),
  sandbox_url: lineThen(webAddress),
  language: lineThen(language),
  project_template: checkTemplate,
};

/** The rule of a field's name, or undefined when its type decides. */
export function namedCheck(field: string): ValueCheck | undefined {
  return Object.hasOwn(NAMED, field) ? NAMED[field] : undefined;
}

function lineThen(read: (line: string, field: string) => string): ValueCheck {
  return (input) => {
    // Measured once it is normalised: a SIREN is often written with blanks.
    const line = checkLine({ ...input, limit: undefined });
    return typeof line === 'string' ? read(line, input.field) : line;
  };
}

/** One form when it can be read. A person is told what is no number; what came from elsewhere is kept. */
function checkPhone(input: FieldValue): unknown {
  const line = checkLine(input);
  if (typeof line !== 'string') return line;
  return input.isTyped ? readTypedPhone(line, input.field) : (normalisePhone(line) ?? line);
}

/** Anything but http(s) could run script in the page that shows the link. */
function webAddress(line: string, field: string): string {
  if (/^https?:\/\//i.test(line) && URL.canParse(line)) return line;
  throw new DomainError('VALUE_INVALID', { field, hint: 'https://…' });
}

/** The app makes the address of a file of it: a tag such as `fr-FR`, nothing else. */
function language(line: string, field: string): string {
  if (/^[a-z]{2,3}(?:-[A-Za-z]{2,8})*$/.test(line) && line.length <= 35) return line;
  throw new DomainError('VALUE_INVALID', { field, hint: 'fr-FR, en-US…' });
}

/** Refused when it is saved, not the day a deal is won. */
function checkTemplate({ value }: FieldValue): unknown {
  parseProjectTemplate(value);
  return value;
}
