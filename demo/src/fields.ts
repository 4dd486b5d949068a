import type { Field, FieldDescription } from 'sonder';

/** What columns can be mapped to, as the engine tells it when it starts. */

let catalogue: readonly FieldDescription[] = [];
let byName: ReadonlyMap<Field, FieldDescription> = new Map();

export function learnFields(fields: readonly FieldDescription[]): void {
  catalogue = fields;
  byName = new Map(fields.map((field) => [field.name, field]));
}

export const isField = (name: string): boolean => byName.has(name);

export const fieldLabel = (name: Field): string => byName.get(name)?.label ?? name;

/** In the order in which they are offered. */
export function fieldGroups(): { label: string; fields: FieldDescription[] }[] {
  const groups = new Map<string, FieldDescription[]>();
  for (const field of catalogue) {
    groups.set(field.group_label, [...(groups.get(field.group_label) ?? []), field]);
  }
  return [...groups].map(([label, fields]) => ({ label, fields }));
}
