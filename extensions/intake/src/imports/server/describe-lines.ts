const SHOWN_CELLS = 6;
const SHOWN_LENGTH = 90;

/** The lines one may say the titles are on, by what stands in them. */
export function describeLines(top: readonly (readonly string[])[]) {
  return top.flatMap((cells, at) => {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const text = filled.slice(0, SHOWN_CELLS).join(' · ').slice(0, SHOWN_LENGTH);
    return text === '' ? [] : [{ line: at + 1, text: text.toWellFormed() }];
  });
}
