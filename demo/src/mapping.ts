import type {
  ColumnReport, ColumnType, Field, FieldDescription, FileKind, FileReport, Layout, Mapping, Reading, TypeChoice,
} from 'sonder';
import { isField } from './fields.js';
import { kindWords } from './words.js';

/** What a mapping says of one column. */
export interface ColumnChoices {
  field: Field | null;
  /** Kept as a field of the mapping's own. */
  own: boolean;
  leftOut: boolean;
  metadata: boolean;
  type: TypeChoice;
}

/** How the columns of a table are named in mappings. */
export class ColumnNames {
  /** Per column: its name, or "#3" (from 1) where the name would not do. */
  readonly references: readonly string[];
  readonly #positions: ReadonlyMap<string, number>;

  constructor(columns: readonly ColumnReport[]) {
    const times = new Map<string, number>();
    for (const { name } of columns) times.set(name, (times.get(name) ?? 0) + 1);
    this.references = columns.map(({ name }, index) =>
      times.get(name) === 1 && name !== '' && !name.startsWith('#') ? name : `#${index + 1}`,
    );
    const positions = new Map(columns.map(({ name }, index) => [name, index]));
    for (const index of columns.keys()) positions.set(`#${index + 1}`, index);
    this.#positions = positions;
  }

  reference(index: number): string {
    return this.references[index] ?? `#${index + 1}`;
  }

  position(reference: string): number | undefined {
    return this.#positions.get(reference);
  }

  /** References as this page would write them, so that they can be compared. */
  normal(references: readonly string[] | undefined): string[] {
    const known = (references ?? []).map((each) => this.position(each) ?? -1);
    return known.toSorted((a, b) => a - b).map((index) => this.reference(index));
  }
}

/** What the mapping says of each column, in file order. */
export function choicesOf(report: FileReport, mapping: Mapping): ColumnChoices[] {
  const names = new ColumnNames(report.columns);
  const choices = report.columns.map(
    (): ColumnChoices => ({ field: null, own: false, leftOut: false, metadata: false, type: {} }),
  );
  const at = (reference: string): ColumnChoices | undefined =>
    choices[names.position(reference) ?? -1];
  for (const [field, reference] of Object.entries(mapping.fields)) {
    const column = reference === null ? undefined : at(reference);
    if (column && isField(field)) column.field = field;
  }
  for (const { column } of Object.values(mapping.own_fields ?? {})) Object.assign(at(column) ?? {}, { own: true });
  for (const reference of mapping.left_out ?? []) Object.assign(at(reference) ?? {}, { leftOut: true });
  for (const reference of mapping.metadata ?? []) Object.assign(at(reference) ?? {}, { metadata: true });
  for (const [reference, type] of Object.entries(mapping.types ?? {}))
    Object.assign(at(reference) ?? {}, { type });
  return choices;
}

/** Gives a column its field, which is taken from any other column. */
export function withField(
  report: FileReport, mapping: Mapping, index: number, field: Field | null,
): Mapping {
  const names = new ColumnNames(report.columns);
  const others = Object.entries(mapping.fields).filter(
    ([known, reference]) =>
      known !== field && reference !== null && names.position(reference) !== index,
  );
  const fields: Mapping['fields'] = Object.fromEntries(others);
  if (field) fields[field] = names.reference(index);
  return { ...mapping, fields };
}

const ownTypes: Readonly<Record<ColumnType, FieldDescription['value']>> = {
  text: 'text',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  datetime: 'moment',
  boolean: 'boolean',
};

/** Keeps a column as a field of its own name, or no longer. */
export function withOwnField(report: FileReport, mapping: Mapping, index: number, isOwn: boolean): Mapping {
  const names = new ColumnNames(report.columns);
  const own = Object.fromEntries(
    Object.entries(mapping.own_fields ?? {}).filter(([, { column }]) => names.position(column) !== index),
  );
  const column = report.columns[index];
  if (isOwn && column) {
    const name = column.name.trim() || names.reference(index);
    own[isField(name) ? `${name} (own)` : name] = { column: names.reference(index), type: ownTypes[column.type] };
  }
  return { ...mapping, own_fields: own };
}

export type ColumnList = 'left_out' | 'metadata';

/** Puts a column into a list of the mapping or takes it out. */
export function withListed(
  report: FileReport, mapping: Mapping, list: ColumnList, index: number, isListed: boolean,
): Mapping {
  const names = new ColumnNames(report.columns);
  const others = (mapping[list] ?? []).filter((each) => names.position(each) !== index);
  return { ...mapping, [list]: isListed ? [...others, names.reference(index)] : others };
}

/** Tells something about how a column is to be read; null takes it back. */
export function withType(
  report: FileReport, mapping: Mapping, index: number, choice: TypeChoice,
): Mapping {
  const names = new ColumnNames(report.columns);
  const entries = Object.entries(mapping.types ?? {});
  const before = entries.find(([each]) => names.position(each) === index)?.[1] ?? {};
  const now = { ...before, ...choice };
  const types = Object.fromEntries(entries.filter(([each]) => names.position(each) !== index));
  if (Object.values(now).some(Boolean)) types[names.reference(index)] = now;
  return { ...mapping, types };
}

/** What was proposed for that kind; what was decided about single columns stays. */
export function withKind(report: FileReport, mapping: Mapping, kind: FileKind): Mapping {
  const proposed = report.candidates.find((candidate) => candidate.kind === kind)?.mapping;
  if (!proposed) return { ...mapping, kind };
  const { left_out, types, reading } = { left_out: [], types: {}, reading: {}, ...mapping };
  const { source, observed_on, shop } = mapping;
  return {
    ...proposed,
    left_out,
    types,
    reading,
    ...(source && { source }),
    ...(observed_on && { observed_on }),
    ...(shop && { shop }),
  };
}

/** The export of another vendor, with the metadata columns of that one. */
export function withLayout(mapping: Mapping, layout: Layout): Mapping {
  const { metadata: _, ...rest } = mapping;
  return { ...rest, layout };
}

const sorted = (entries: [string, unknown][]): [string, unknown][] =>
  entries.toSorted(([a], [b]) => (a < b ? -1 : 1));

const present = (object: object): [string, unknown][] =>
  sorted(Object.entries(object).filter(([, value]) => value !== null && value !== undefined));

export const isSameReading = (one: Reading | undefined, other: Reading | undefined): boolean =>
  JSON.stringify(present(one ?? {})) === JSON.stringify(present(other ?? {}));

/** Whether two mappings of a table mean the same. */
export function isSameMapping({ columns }: FileReport, one: Mapping, other: Mapping): boolean {
  const names = new ColumnNames(columns);
  const normal = ({
    kind, layout, fields, metadata, left_out, types, reading, own_fields, source, observed_on, shop,
  }: Mapping): string =>
    JSON.stringify([
      source ?? null,
      observed_on ?? null,
      shop ?? null,
      sorted(
        Object.entries(own_fields ?? {}).map(([name, field]) => [
          name,
          present({ type: 'text', ...field, column: names.position(field.column), unit: field.unit ?? '', allowed: field.allowed ?? [] }),
        ]),
      ),
      kind,
      layout,
      present(fields).map(([field, reference]) => [field, names.position(String(reference))]),
      names.normal(metadata),
      names.normal(left_out),
      sorted(
        Object.entries(types ?? {}).map(([reference, type]) => [
          String(names.position(reference)),
          present(type),
        ]),
      ),
      present(reading ?? {}),
    ]);
  return normal(one) === normal(other);
}

const isKind = (value: unknown): value is FileKind =>
  typeof value === 'string' && Object.hasOwn(kindWords, value);

/** Reads a mapping that was kept as a file; the core checks all of it against the columns. */
export function readMapping(text: string): { mapping: Mapping } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'This file is not a mapping: it is not JSON.' };
  }
  if (typeof value !== 'object' || value === null)
    return { problem: 'This file is not a mapping.' };
  const problem = problemOf(new Map<string, unknown>(Object.entries(value)));
  return problem === null ? { mapping: value as Mapping } : { problem };
}

function problemOf(members: ReadonlyMap<string, unknown>): string | null {
  const version = members.get('version');
  const fields = members.get('fields');
  if (version !== 1 && version !== 2) return 'This file is not a mapping of version 1 or 2.';
  if (!isKind(members.get('kind'))) return 'The mapping names no kind of file that is known.';
  if (typeof fields !== 'object' || fields === null) return 'The mapping has no fields.';
  for (const [field, column] of Object.entries(fields)) {
    if (!isField(field)) return `The mapping names the field “${field}”, which is not known.`;
    if (column !== null && typeof column !== 'string')
      return `The field “${field}” needs the name of a column.`;
  }
  return shapeProblem(members);
}

const isObject = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value));
const isTexts = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));

/** What this page itself relies on before the core has looked. */
function shapeProblem(members: ReadonlyMap<string, unknown>): string | null {
  for (const name of ['left_out', 'metadata'])
    if (!isTexts(members.get(name))) return `In the mapping, “${name}” is no list of columns.`;
  const types = members.get('types');
  if (!isObject(types) || Object.values(types ?? {}).some((type) => type === undefined || !isObject(type)))
    return 'In the mapping, “types” is not by column.';
  return isObject(members.get('reading')) ? null : 'In the mapping, “reading” is no object.';
}
