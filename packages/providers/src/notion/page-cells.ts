import type { NotionFile, NotionPage } from './notion-page.ts';
import { dayText, type PageProperty, propertyText } from './property-text.ts';

/** Column under which the last day of a period stands. */
export const endColumn = (name: string) => `${name} (fin)`;

export function pageCells(
  properties: readonly (readonly [name: string, property: PageProperty])[],
): Pick<NotionPage, 'title' | 'cells' | 'files'> {
  const title = properties.find(([, { type }]) => type === 'title');
  return {
    title: title ? propertyText(title[1]) : '',
    cells: Object.fromEntries(properties.flatMap(cellsOf)),
    files: properties.flatMap(filesOf),
  };
}

function cellsOf([name, property]: readonly [string, PageProperty]): [string, string][] {
  const cell: [string, string] = [name, propertyText(property)];
  if (property.type !== 'date') return [cell];
  return [cell, [endColumn(name), dayText(property.date, 'end')]];
}

function filesOf([name, property]: readonly [string, PageProperty]): readonly NotionFile[] {
  if (property.type !== 'files') return [];
  return property.files.map((file) => ({
    property: name,
    name: file.name,
    url: file.type === 'file' ? file.file.url : file.external.url,
    isHosted: file.type === 'file',
  }));
}
