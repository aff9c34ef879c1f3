import { builtInFormat, type NumberFormat, parseFormat } from './number-format.ts';
import { scanXml } from './read-xml.ts';

/** The number format of each style, by the number cells name it with. */
export async function readStyles(
  chunks: AsyncIterable<Uint8Array>,
): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let isInCells = false;
  await scanXml(chunks, {
    open(tag, attribute) {
      if (tag === 'cellXfs') isInCells = true;
      if (tag === 'numFmt') {
        codes.set(Number(attribute('numFmtId')), parseFormat(attribute('formatCode') ?? ''));
      }
      if (tag !== 'xf' || !isInCells) return;
      const id = Number(attribute('numFmtId') ?? 0);
      styles.push(codes.get(id) ?? builtInFormat(id));
    },
    close(tag) {
      if (tag === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}
