import { archive, type Part } from '../../packages/importer/cases/archive.ts';

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of sheets given by the XML of their cells, row by row. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
  extra: readonly Part[] = [],
): Buffer {
  const names = Object.keys(sheets);
  const list = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const relations = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId99" Type="${RELS}/styles" Target="styles.xml"/>`;
  return archive([
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${NS} xmlns:r="${RELS}"><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}${styles}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${NS}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...Object.values(sheets).map((rows, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: sheetXml(rows),
    })),
    ...extra,
  ]);
}

function sheetXml(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells, row) => {
    const placed = cells.map((cell, column) => {
      const place = `${String.fromCharCode(65 + column)}${row + 1}`;
      return cell.replace('<c', `<c r="${place}"`);
    });
    return `<row r="${row + 1}">${placed.join('')}</row>`;
  });
  return `<worksheet ${NS}><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

export const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
export const number = (value: string) => `<c><v>${value}</v></c>`;
/** A day as workbooks count them, from 1900. */
export const day = (serial: number) => `<c s="1"><v>${serial}</v></c>`;
export const formula = (source: string, result: string) =>
  `<c t="str"><f>${source}</f><v>${result}</v></c>`;
