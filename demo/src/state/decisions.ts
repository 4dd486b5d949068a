import type { IdentityDecision, RecordAddress } from 'sonder';
import { failureOf, type App } from './app.js';
import { guarded, refresh } from './files.js';
import { edited, redone, undone, type History } from './history.js';
import type { Decision, KeptRecord, State } from './store.js';

/** What was decided about who is who. The page keeps it, because it outlives the engine. */

/** The page's own number of the file, which outlives a restart of the engine. */
export function keptRecord(state: State, { file, row }: RecordAddress): KeptRecord {
  const entry = state.files.find(({ report }) => report?.id === file);
  return { key: entry?.key ?? -1, row };
}

const addressOf = (state: State, { key, row }: KeptRecord): RecordAddress | null => {
  const report = state.files.find((entry) => entry.key === key)?.report;
  return report ? { file: report.id, row } : null;
};

/** Decisions as the core takes them; those about files that are gone wait for nothing more. */
function forCore(state: State): IdentityDecision[] {
  return (state.decisions.present ?? []).flatMap(({ same, records: [first, second] }) => {
    const a = addressOf(state, first);
    const b = addressOf(state, second);
    return a && b ? [{ same, records: [a, b] as [RecordAddress, RecordAddress] }] : [];
  });
}

/** Gives the core all decisions anew. */
export async function tellDecisions(app: App): Promise<void> {
  await app.client.setDecisions(forCore(app.store.state));
}

/** Says of two records that they are of one person or of two. */
export async function decide(
  app: App, same: boolean, a: RecordAddress, b: RecordAddress,
): Promise<void> {
  const { state } = app.store;
  const decision: Decision = { same, records: [keptRecord(state, a), keptRecord(state, b)] };
  const all = [...(state.decisions.present ?? []), decision];
  await change(app, edited(startOf(state), all), same ? 'Joined.' : 'Kept apart.');
}

/** Takes one decision back, whatever was decided since. */
export async function withdraw(app: App, index: number): Promise<void> {
  const { decisions } = app.store.state;
  const others = (decisions.present ?? []).filter((_, at) => at !== index);
  await change(app, edited(decisions, others), 'Decision taken back.');
}

export async function stepDecisions(app: App, step: 'undo' | 'redo'): Promise<void> {
  const { decisions } = app.store.state;
  const changed = step === 'undo' ? undone(decisions) : redone(decisions);
  if (changed !== decisions) await change(app, changed, step === 'undo' ? 'Undone.' : 'Redone.');
}

/** So that the first decision can be undone. */
const startOf = ({ decisions }: State): History<readonly Decision[]> =>
  decisions.present === null ? { ...decisions, present: [] } : decisions;

/** The person in view may have another number afterwards, so a record of theirs is followed. */
async function change(
  app: App, decisions: History<readonly Decision[]>, said: string,
): Promise<void> {
  const before = app.store.state.decisions;
  const { anchor } = app.store.state;
  app.store.update({ decisions });
  const told = await guarded(app, async () => {
    await tellDecisions(app);
    return true;
  });
  if (!told) return app.store.update({ decisions: before });
  if (anchor) await follow(app, anchor);
  await refresh(app);
  app.announce(said);
}

async function follow(app: App, anchor: KeptRecord): Promise<void> {
  const address = addressOf(app.store.state, anchor);
  if (!address) return;
  try {
    app.store.update({ profile: await app.client.profileOf(address) });
  } catch (reason) {
    app.store.update({ failure: failureOf(reason) });
  }
}
