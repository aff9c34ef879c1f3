import type { CsvKind } from '@ia/directus-kit/http/csv-export';
import type { Choice } from '@ia/directus-kit/settings/field-texts';
import type { Model } from './model-of.ts';

/** What is exported: a list of one collection, with the second names its query gave to fields. */
export interface Exported {
  readonly collection: string;
  readonly alias: Readonly<Record<string, string>>;
  readonly model: Model;
}

export interface Column {
  /** Where a row holds the value, e.g. `account.name`. */
  readonly path: string;
  readonly header: string;
  readonly kind: CsvKind;
  readonly choices: readonly Choice[];
}

const COUNTS = ['count', 'countDistinct', 'countAll'];
const MEASURES = ['sum', 'sumDistinct', 'avg', 'avgDistinct', 'min', 'max'];

/** The label and the kind of what stands at a path of a row; what the model does not know is text. */
export function describeColumn(path: string, { collection, alias, model }: Exported): Column {
  const [first = '', ...rest] = path.split('.');
  const isField = model.textOf(collection, first) !== undefined;
  if (!isField && COUNTS.includes(first))
    return { path, header: path, kind: 'number', choices: [] };
  if (!isField && MEASURES.includes(first) && rest.length === 1) {
    const measured = describePath(rest, collection, model);
    return { ...measured, path, header: `${measured.header} (${first})` };
  }
  return { ...describePath([alias[first] ?? first, ...rest], collection, model), path };
}

function describePath(
  segments: readonly string[],
  collection: string,
  model: Model,
): Omit<Column, 'path'> {
  const labels: string[] = [];
  let at = collection;
  for (const segment of segments.slice(0, -1)) {
    labels.push(model.textOf(at, segment)?.label ?? segment);
    at = model.targetOf(at, segment) ?? '';
  }
  const field = segments.at(-1) ?? '';
  const text = model.textOf(at, field);
  return {
    header: [...labels, text?.label ?? field].join(' · '),
    kind: model.kindOf(at, field),
    choices: text?.choices ?? [],
  };
}
