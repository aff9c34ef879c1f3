import { readSnapshot } from './read-snapshot.ts';

interface FieldFile {
  readonly collection: string;
  readonly field: string;
  readonly type: string;
  readonly meta: {
    readonly translations:
      | readonly { readonly language: string; readonly translation: string }[]
      | null;
  };
}

/** The label of every column in French and English, from the snapshot alone: no server is asked. */
export function generateFieldLabels(): string {
  const fields = readSnapshot<FieldFile>('fields').filter(({ type }) => type !== 'alias');
  const collections = [...new Set(fields.map(({ collection }) => collection))];
  const linesOf = (collection: string) =>
    fields.filter((field) => field.collection === collection).flatMap(labelLine);
  return [
    '// Generated from snapshots/ by `npm run schema:pull`; not edited by hand.',
    "import type { Localised } from './locale.ts';",
    '',
    '/** By collection and field. */',
    'export const labels: Readonly<Record<string, Readonly<Record<string, Localised>>>> = {',
    ...collections.flatMap((collection) => [`  ${collection}: {`, ...linesOf(collection), '  },']),
    '};',
    '',
  ].join('\n');
}

function labelLine({ field, meta }: FieldFile): string[] {
  const words = (language: string) =>
    meta.translations?.find((translation) => translation.language === language)?.translation;
  const fr = words('fr-FR');
  const en = words('en-US');
  return fr && en
    ? [`    ${field}: { fr: ${JSON.stringify(fr)}, en: ${JSON.stringify(en)} },`]
    : [];
}
