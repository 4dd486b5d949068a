/** Something being edited, with what it was and what was undone. */
export interface History<T> {
  past: readonly T[];
  /** null before there was anything. */
  present: T | null;
  future: readonly T[];
}

export const emptyHistory = <T>(): History<T> => ({ past: [], present: null, future: [] });

const kept = 200;

export function edited<T>(history: History<T>, value: T): History<T> {
  const past =
    history.present === null ? history.past : [...history.past, history.present].slice(-kept);
  return { past, present: value, future: [] };
}

export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined || history.present === null) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
  };
}

export function redone<T>(history: History<T>): History<T> {
  const [after, ...future] = history.future;
  if (after === undefined || history.present === null) return history;
  return { past: [...history.past, history.present], present: after, future };
}
