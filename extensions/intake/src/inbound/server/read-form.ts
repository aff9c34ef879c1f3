import { DomainError } from '@ia/core';

export type FormBody = Readonly<Record<string, unknown>>;

/**
 * The fields of a form, however it was sent (JSON, urlencoded, multipart). Of a file only its name
 * and size are told: it is not kept.
 * @throws INBOUND_UNREADABLE
 */
export async function readForm(contentType: string, body: Buffer): Promise<FormBody> {
  if (/^application\/(?:[\w.+-]*\+)?json\b|^text\/json\b/i.test(contentType)) {
    return readJson(body);
  }
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType)) {
    return readFields(contentType, body);
  }
  throw new DomainError('INBOUND_UNREADABLE', { hint: contentType.slice(0, 100) });
}

/** @throws INBOUND_UNREADABLE for anything but an object or a list */
export function readJson(body: Buffer): FormBody {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (Array.isArray(value)) return { items: value };
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Said below, the same for everything that is no object.
  }
  throw new DomainError('INBOUND_UNREADABLE', { hint: 'JSON' });
}

async function readFields(contentType: string, body: Buffer): Promise<FormBody> {
  const fields = new Map<string, unknown[]>();
  try {
    const headers = { 'content-type': contentType };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    for (const [name, value] of form) {
      const text = typeof value === 'string' ? value : `${value.name} (${value.size} octets)`;
      fields.set(name, [...(fields.get(name) ?? []), text]);
    }
  } catch {
    throw new DomainError('INBOUND_UNREADABLE', { hint: contentType.split(';')[0] });
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}
