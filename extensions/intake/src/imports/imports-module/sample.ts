type Sample = readonly (readonly string[])[];

/** Whether a column has a different value on every row of the sample. */
export function isUnique(sample: Sample, index: number): boolean {
  const cells = cellsOf(sample, index);
  return cells.every((cell) => cell !== '') && new Set(cells).size === cells.length;
}

/** A few different values of a column, to recognise it by. */
export function examplesOf(sample: Sample, index: number, limit: number): readonly string[] {
  const cells = cellsOf(sample, index).filter((cell) => cell !== '');
  return [...new Set(cells)].slice(0, limit);
}

function cellsOf(sample: Sample, index: number): readonly string[] {
  return sample.map((row) => (row[index] ?? '').trim());
}
