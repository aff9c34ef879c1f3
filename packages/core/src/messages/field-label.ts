import { labels } from './labels.generated.ts';
import type { Locale, Localised } from './locale.ts';

/** What the requests of our screens name, and no collection holds. */
const ofRequests: Readonly<Record<string, Localised>> = {
  spreadsheet: { fr: 'Feuille de calcul', en: 'Spreadsheet' },
  tab: { fr: 'Onglet', en: 'Tab' },
  secret: { fr: 'Clé d’accès', en: 'Access key' },
};

/** What one request calls its own; no collection has such a name. */
const ofOneRequest: Readonly<Record<string, Readonly<Record<string, Localised>>>> = {
  mails: {
    to: { fr: 'À', en: 'To' },
    cc: { fr: 'Copie', en: 'Copy' },
    subject: { fr: 'Objet', en: 'Subject' },
    text: { fr: 'Message', en: 'Message' },
    files: { fr: 'Fichiers joints', en: 'Attached files' },
    is_private: { fr: 'Visible de moi seul', en: 'Visible to me only' },
  },
};

/**
 * How people know a field: its label in its collection. When the collection is not known, the label
 * that all collections with such a field agree on; undefined rather than the label of another.
 */
export function fieldLabel(
  field: string,
  collection: string | undefined,
  locale: Locale,
): string | undefined {
  const own =
    collection &&
    (ownOf(ownOf(ofOneRequest, collection), field) ?? ownOf(ownOf(labels, collection), field));
  return (own || sharedLabel(field))?.[locale];
}

function sharedLabel(field: string): Localised | undefined {
  const found = [ofRequests, ...Object.values(labels)].flatMap(
    (fields) => ownOf(fields, field) ?? [],
  );
  const [first] = found;
  return found.every((label) => label.fr === first?.fr && label.en === first.en)
    ? first
    : undefined;
}

function ownOf<Value>(
  values: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return values && Object.hasOwn(values, key) ? values[key] : undefined;
}
