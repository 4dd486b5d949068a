import type { Field, FileKind, FileReport, Mapping } from 'sonder';
import { fieldWords, kindWords } from './words.js';

/** The field of each column, in file order. */
export const columnFields = (report: FileReport): (Field | null)[] =>
  report.columns.map(({ field }) => field);

/** The mapping that gives each column its field; the kind stays as it was. */
export function mappingOf(report: FileReport, fields: readonly (Field | null)[]): Mapping {
  const mapping: Mapping = { version: 1, kind: report.kind, fields: {} };
  for (const [index, field] of fields.entries()) {
    if (field) mapping.fields[field] = columnReference(report, index);
  }
  return mapping;
}

/** The column's name, or its number where the name would not do. */
function columnReference({ columns }: FileReport, index: number): string {
  const name = columns[index]?.name ?? '';
  const unique = columns.filter((column) => column.name === name).length === 1;
  return unique && name !== '' && !name.startsWith('#') ? name : `#${index + 1}`;
}

const isKind = (value: unknown): value is FileKind =>
  typeof value === 'string' && Object.hasOwn(kindWords, value);
const isField = (value: string): value is Field => Object.hasOwn(fieldWords, value);

/** Reads a mapping that was kept as a file; the core checks it against the columns. */
export function readMapping(text: string): { mapping: Mapping } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'This file is not a mapping: it is not JSON.' };
  }
  if (typeof value !== 'object' || value === null)
    return { problem: 'This file is not a mapping.' };
  const members = new Map<string, unknown>(Object.entries(value));
  const kind = members.get('kind');
  const fields = members.get('fields');
  if (members.get('version') !== 1) return { problem: 'This file is not a mapping of version 1.' };
  if (!isKind(kind)) return { problem: 'The mapping names no kind of file that is known.' };
  if (typeof fields !== 'object' || fields === null)
    return { problem: 'The mapping has no fields.' };
  return withFields({ version: 1, kind, fields: {} }, Object.entries(fields));
}

function withFields(
  mapping: Mapping,
  entries: [string, unknown][],
): { mapping: Mapping } | { problem: string } {
  for (const [field, column] of entries) {
    if (!isField(field))
      return { problem: `The mapping names the field “${field}”, which is not known.` };
    if (column !== null && typeof column !== 'string')
      return { problem: `The field “${field}” needs the name of a column.` };
    mapping.fields[field] = column;
  }
  return { mapping };
}
