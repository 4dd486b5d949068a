import type { Rule } from 'sonder';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'between' | 'one_of' | 'known';
export type Join = 'all' | 'any' | 'none';
export type Scalar = number | string | boolean;

export interface GroupNode {
  join: Join;
  parts: readonly RuleNode[];
}

/** A test as it is edited; null stands where something has still to be filled in. */
export interface TestNode {
  feature: string;
  is: Comparison;
  /** One value, or two for between, or several for one_of, none for known. */
  values: readonly (Scalar | null)[];
}

export type RuleNode = GroupNode | TestNode;
/** Positions from the root down. */
export type Path = readonly number[];

export const isGroup = (node: RuleNode): node is GroupNode => 'join' in node;

/** The rule of an edited tree, or null while something has still to be filled in. */
export function ruleOf(node: RuleNode): Rule | null {
  if (!isGroup(node)) return testRule(node);
  const parts: Rule[] = [];
  for (const part of node.parts) {
    const rule = ruleOf(part);
    if (!rule) return null;
    parts.push(rule);
  }
  if (node.join === 'all') return { all: parts };
  if (node.join === 'any') return { any: parts };
  const [only] = parts;
  return { not: parts.length === 1 && only ? only : { any: parts } };
}

function testRule({ feature, is, values }: TestNode): Rule | null {
  const known: Scalar[] = [];
  for (const value of values) {
    if (value === null || value === '') return null;
    known.push(value);
  }
  const [first, second] = known;
  if (is === 'known') return { feature, is };
  if (is === 'one_of') return known.length > 0 ? { feature, is, values: known.map(String) } : null;
  if (first === undefined) return null;
  if (is !== 'between') return { feature, is, value: first };
  if (second === undefined || typeof first === 'boolean' || typeof second === 'boolean')
    return null;
  return { feature, is, from: first, to: second };
}

/** The tree to edit a rule with; the same rule comes back out of it. */
export function nodeOf(rule: Rule): RuleNode {
  if ('all' in rule) return { join: 'all', parts: rule.all.map(nodeOf) };
  if ('any' in rule) return { join: 'any', parts: rule.any.map(nodeOf) };
  if ('not' in rule) {
    const inner = nodeOf(rule.not);
    const opened = isGroup(inner) && inner.join === 'any' && inner.parts.length !== 1;
    return { join: 'none', parts: opened ? inner.parts : [inner] };
  }
  if (rule.is === 'between')
    return { feature: rule.feature, is: rule.is, values: [rule.from, rule.to] };
  if (rule.is === 'one_of') return { feature: rule.feature, is: rule.is, values: rule.values };
  if (rule.is === 'known') return { feature: rule.feature, is: rule.is, values: [] };
  return { feature: rule.feature, is: rule.is, values: [rule.value] };
}

/** A group at the root, so that there is always something to add to. */
export function rootOf(rule: Rule): GroupNode {
  const node = nodeOf(rule);
  return isGroup(node) ? node : { join: 'all', parts: [node] };
}

/** Replaces the node at `path`; null takes it out. */
export function replaced(
  node: RuleNode,
  path: Path,
  change: (node: RuleNode) => RuleNode | null,
): RuleNode {
  const [at, ...rest] = path;
  if (at === undefined) return change(node) ?? node;
  if (!isGroup(node)) return node;
  const parts = node.parts.flatMap((part, index) => {
    if (index !== at) return [part];
    if (rest.length > 0) return [replaced(part, rest, change)];
    const next = change(part);
    return next ? [next] : [];
  });
  return { ...node, parts };
}

export const appended = (node: RuleNode, path: Path, part: RuleNode): RuleNode =>
  replaced(node, path, (group) =>
    isGroup(group) ? { ...group, parts: [...group.parts, part] } : group,
  );

/** Moves the node at `path` among its neighbours; past either end nothing changes. */
export function moved(node: RuleNode, path: Path, by: -1 | 1): RuleNode {
  const from = path.at(-1);
  if (from === undefined) return node;
  return replaced(node, path.slice(0, -1), (group) => {
    if (!isGroup(group)) return group;
    const parts = [...group.parts];
    const to = from + by;
    const [one, other] = [parts[from], parts[to]];
    if (!one || !other) return group;
    parts[from] = other;
    parts[to] = one;
    return { ...group, parts };
  });
}

export function nodeAt(node: RuleNode, path: Path): RuleNode | null {
  const [at, ...rest] = path;
  if (at === undefined) return node;
  const part = isGroup(node) ? node.parts[at] : undefined;
  return part ? nodeAt(part, rest) : null;
}

export const testCount = (node: RuleNode): number =>
  isGroup(node) ? node.parts.reduce((sum, part) => sum + testCount(part), 0) : 1;
