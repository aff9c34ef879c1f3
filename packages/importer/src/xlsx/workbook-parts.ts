import { posix } from 'node:path';
import { scanXml } from './read-xml.ts';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The part of the archive with its cells. */
  readonly part: string;
}

export interface Workbook {
  /** Those with cells, in the order of their tabs: not charts, dialogs or macros. */
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
}

export interface Parts {
  readonly has: (name: string) => boolean;
  /** A part of the archive; nothing where there is none. */
  readonly read: (name: string) => AsyncIterable<Uint8Array>;
}

export const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** What a workbook is made of, by its own list of parts. */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const { byId, byKind } = await readRelations(parts);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await scanXml(parts.read(WORKBOOK), {
    open(tag, attribute) {
      if (tag === 'workbookPr') is1904 ||= /^(?:1|true)$/.test(attribute('date1904') ?? '');
      const relation = tag === 'sheet' ? byId.get(attribute('id') ?? '') : undefined;
      if (relation?.kind !== 'worksheet') return;
      const state = attribute('state') ?? 'visible';
      const name = attribute('name') ?? '';
      sheets.push({ name, isHidden: state !== 'visible', part: relation.part });
    },
  });
  const optional = (kind: string) => {
    const part = byKind.get(kind) ?? `xl/${kind}.xml`;
    return parts.has(part) ? part : null;
  };
  return { sheets, is1904, strings: optional('sharedStrings'), styles: optional('styles') };
}

interface Relation {
  readonly kind: string;
  readonly part: string;
}

async function readRelations(parts: Parts) {
  const byId = new Map<string, Relation>();
  const byKind = new Map<string, string>();
  await scanXml(parts.read(RELATIONS), {
    open(tag, attribute) {
      if (tag !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      // The kind is the end of an address that differs between the two editions of the format.
      const kind = attribute('Type')?.split('/').at(-1) ?? '';
      const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
      byId.set(attribute('Id') ?? '', { kind, part });
      byKind.set(kind, part);
    },
  });
  return { byId, byKind };
}
