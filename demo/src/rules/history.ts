import type { RuleNode } from './tree.js';

/** A rule being edited, with what it was and what was undone. */
export interface RuleHistory {
  past: readonly RuleNode[];
  /** null before a first rule was begun. */
  present: RuleNode | null;
  future: readonly RuleNode[];
}

export const emptyHistory = (): RuleHistory => ({ past: [], present: null, future: [] });

const kept = 200;

export function edited(history: RuleHistory, rule: RuleNode): RuleHistory {
  const past = history.present ? [...history.past, history.present].slice(-kept) : history.past;
  return { past, present: rule, future: [] };
}

export function undone(history: RuleHistory): RuleHistory {
  const before = history.past.at(-1);
  if (!before || !history.present) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
  };
}

export function redone(history: RuleHistory): RuleHistory {
  const [after, ...future] = history.future;
  if (!after || !history.present) return history;
  return { past: [...history.past, history.present], present: after, future };
}
