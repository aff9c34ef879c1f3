import type {
  ImportRun,
  ImportTarget,
  Inspection,
  KeptMapping,
  RemarkCount,
  RunRow,
  UnmappedValue,
} from './import-types.ts';

/** The answer of the server was not the one this screen was written for. */
class UnexpectedAnswer extends Error {
  constructor(what: string) {
    super(`The server did not answer ${what}.`);
    this.name = 'UnexpectedAnswer';
  }
}

type Loose = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `data` of an answer of the app's HTTP client. */
function dataOf(response: unknown): unknown {
  return isRecord(response) && isRecord(response.data) ? response.data.data : undefined;
}

function readAs<T>(response: unknown, isIt: (value: unknown) => value is T, what: string): T {
  const value = dataOf(response);
  if (!isIt(value)) throw new UnexpectedAnswer(what);
  return value;
}

const listOf =
  <T>(isIt: (value: unknown) => value is T) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.every(isIt);

const isRun = (value: unknown): value is ImportRun =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.status === 'string' &&
  typeof value.rows_total === 'number' &&
  isRecord(value.may);

const isRow = (value: unknown): value is RunRow =>
  isRecord(value) && typeof value.row_number === 'number' && Array.isArray(value.remarks);

const isRows = (value: unknown): value is { rows: RunRow[]; count: number } =>
  isRecord(value) && listOf(isRow)(value.rows) && typeof value.count === 'number';

const isInspection = (value: unknown): value is Inspection =>
  isRecord(value) &&
  Array.isArray(value.header) &&
  Array.isArray(value.sample) &&
  Array.isArray(value.suggestions) &&
  Array.isArray(value.proposals) &&
  Array.isArray(value.lines) &&
  isRecord(value.settings);

const isTarget = (value: unknown): value is ImportTarget =>
  isRecord(value) && typeof value.collection === 'string' && Array.isArray(value.fields);

const isMapping = (value: unknown): value is KeptMapping =>
  isRecord(value) && typeof value.key === 'string' && isRecord(value.columns);

const isRemarkCount = (value: unknown): value is RemarkCount =>
  isRecord(value) && typeof value.code === 'string' && typeof value.count === 'number';

const isUnmapped = (value: unknown): value is UnmappedValue =>
  isRecord(value) && typeof value.table === 'string' && typeof value.value === 'string';

const isFileId = (value: unknown): value is { id: string } =>
  isRecord(value) && typeof value.id === 'string';

/** People by id, under the name others read. */
export function readPeople(response: unknown): ReadonlyMap<string, string> {
  const rows = dataOf(response);
  const people = Array.isArray(rows) ? rows.filter(isRecord) : [];
  return new Map(
    people.map(({ id, first_name, last_name }) => [
      String(id),
      [first_name, last_name].filter((name) => typeof name === 'string').join(' '),
    ]),
  );
}

export const readRun = (response: unknown) => readAs(response, isRun, 'a run');
export const readRuns = (response: unknown) => readAs(response, listOf(isRun), 'runs');
export const readRunRows = (response: unknown) => readAs(response, isRows, 'rows');
export const readInspection = (response: unknown) => readAs(response, isInspection, 'a file');
export const readTargets = (response: unknown) => readAs(response, listOf(isTarget), 'targets');
export const readMapping = (response: unknown) => readAs(response, isMapping, 'a mapping');
export const readMappings = (response: unknown) => readAs(response, listOf(isMapping), 'mappings');
export const readRemarks = (response: unknown) =>
  readAs(response, listOf(isRemarkCount), 'remarks');
export const readUnmapped = (response: unknown) => readAs(response, listOf(isUnmapped), 'values');
export const readFileId = (response: unknown) => readAs(response, isFileId, 'a file').id;
