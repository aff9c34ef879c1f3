import { scanXml } from './read-xml.ts';
import { stringText } from './string-text.ts';

/** A workbook lists each text once; beyond this it is none. */
const MAX_STRINGS = 2_000_000;

/** The texts cells refer to: runs of formats put together, guides to pronunciation left out. */
export async function readStrings(chunks: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isGuide = false;
  await scanXml(chunks, {
    open(tag) {
      if (tag === 'si') text = '';
      if (tag === 'rPh') isGuide = true;
      if (tag === 't') isText = !isGuide;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(tag) {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isGuide = false;
      if (tag !== 'si') return;
      if (strings.length >= MAX_STRINGS) throw new Error('too many texts');
      strings.push(stringText(text));
    },
  });
  return strings;
}
