import { amountOf, wordOf } from './markers.ts';
import { type Field, fieldsOf, RELATIONS } from './model.ts';
import type { Row } from './world.ts';

/** Checked by the platform for their shape: a drawn word would be refused. */
const SHAPED = new Set([
  'siren',
  'siret',
  'vat_number',
  'einvoice_address',
  'file_sha256',
  'color',
  'ip',
  'phone',
  'locale',
  'target',
  'version',
  'plan',
  'whatsapp_language',
  // Set by its own action only.
  'score_override_reason',
  // Written by the withdrawal of a milestone only.
  'withdrawal_reason',
]);

const isLink = ({ collection, field }: Field) =>
  RELATIONS.some((relation) => relation.from === collection && relation.field === field);

function textFor({ field }: Field, word: string): string {
  if (field === 'email') return `${word}@matrix.example.com`;
  if (field === 'domain') return `${word}.example.com`;
  if (field.endsWith('_url') || field === 'url') return `https://${word}.example.com/`;
  return word;
}

export type Planted = {
  readonly data: Record<string, unknown>;
  readonly secrets: readonly string[];
};

/** The row with its word in every free text and an amount of its own in every amount. */
export function fillRow({ key, collection, id, data }: Row): Planted {
  const word = wordOf(key);
  const texts = fieldsOf(collection).filter(
    (f) =>
      ['string', 'text'].includes(f.type) && !f.hasChoices && !SHAPED.has(f.field) && !isLink(f),
  );
  const amounts = fieldsOf(collection).filter((f) => f.interface === 'money-cents');
  return {
    data: {
      id,
      ...Object.fromEntries(texts.map((f) => [f.field, textFor(f, word)])),
      ...Object.fromEntries(amounts.map((f) => [f.field, amountOf(key, f.field)])),
      ...data,
    },
    secrets: [word, ...amounts.map((f) => String(amountOf(key, f.field)))],
  };
}
