import type { Localised } from '@ia/app-kit/locale';
import type { PickItem } from '@ia/app-kit/parts/pick-item';
import type { Locale } from '@ia/core';
import type { TargetField } from '../contract.ts';

/** The value of « ignore this column » in a list of fields. */
export const IGNORED = '#ignored';

const kinds: Readonly<Record<TargetField['as'], Localised>> = {
  text: { fr: 'texte', en: 'text' },
  email: { fr: 'adresse e-mail', en: 'e-mail address' },
  phone: { fr: 'téléphone', en: 'phone number' },
  integer: { fr: 'nombre entier', en: 'whole number' },
  decimal: { fr: 'nombre', en: 'number' },
  amount: { fr: 'montant', en: 'amount' },
  date: { fr: 'date', en: 'date' },
  boolean: { fr: 'oui / non', en: 'yes / no' },
  choice: { fr: 'liste de choix', en: 'list of choices' },
  reference: { fr: 'lien vers une fiche', en: 'link to a record' },
  owner: { fr: 'personne de l’équipe', en: 'person of the team' },
};

export function kindText(kind: TargetField['as'], locale: Locale): string {
  return kinds[kind][locale];
}

export interface FieldListWords {
  readonly ignored: string;
  readonly required: string;
  readonly others: string;
  readonly taken: (field: string) => string;
}

/** The fields a column may go to: required ones first, with their kind; one is taken only once. */
export function fieldItems(
  fields: readonly TargetField[],
  taken: ReadonlySet<string>,
  words: FieldListWords,
  locale: Locale,
): readonly PickItem[] {
  const describe = ({ field, label, as }: TargetField): PickItem => ({
    value: field,
    text: `${taken.has(field) ? words.taken(label) : label} — ${kindText(as, locale)}`,
    short: label,
    disabled: taken.has(field),
  });
  const byLabel = [...fields].sort((a, b) => a.label.localeCompare(b.label, locale));
  const required = byLabel.filter((field) => field.required).map(describe);
  const others = byLabel.filter((field) => !field.required).map(describe);
  return [
    { value: IGNORED, text: words.ignored },
    ...headed('#required', words.required, required),
    ...headed('#others', words.others, others),
  ];
}

function headed(value: string, text: string, items: readonly PickItem[]): readonly PickItem[] {
  return items.length > 0 ? [{ value, text, disabled: true }, ...items] : [];
}
