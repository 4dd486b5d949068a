import type { Rule, SegmentReport } from 'sonder';
import type { App } from './app.js';
import { guarded } from './files.js';
import { noFacets } from './store.js';

/** Saves a rule under a name; one of that name is replaced. Null when the core refused. */
export async function saveSegment(
  app: App,
  name: string,
  rule: Rule,
): Promise<SegmentReport | null> {
  const saved = await guarded(app, () => app.client.saveSegment(name, rule));
  if (!saved) return null;
  remember(app, new Map(app.store.state.saved).set(name, rule));
  app.announce(`Segment saved with ${saved.members} people.`);
  return saved;
}

export async function removeSegment(app: App, name: string): Promise<void> {
  await guarded(app, () => app.client.removeSegment(name));
  const saved = new Map(app.store.state.saved);
  saved.delete(name);
  const people = app.store.state.people;
  remember(app, saved);
  if (people.segment === name)
    app.store.update({ people: { ...people, segment: '', active: 0, top: 0 } });
  app.announce('Segment removed.');
}

function remember(app: App, saved: ReadonlyMap<string, Rule>): void {
  app.store.update({ saved, segmentRevision: app.store.state.segmentRevision + 1 });
}

/** Gives a new engine the rules that were saved; one that no longer fits the files is left out. */
export async function restoreSegments(app: App): Promise<void> {
  const kept = new Map<string, Rule>();
  for (const [name, rule] of app.store.state.saved) {
    if (await guarded(app, () => app.client.saveSegment(name, rule))) kept.set(name, rule);
  }
  remember(app, kept);
}

/** Opens the list of people with the members of one segment. */
export function showMembers(app: App, segment: string): void {
  const { people: before } = app.store.state;
  const people = { ...before, segment, text: '', facets: noFacets, active: 0, top: 0 };
  app.store.update({ people });
  location.hash = 'people';
}

export function showProfile(app: App, profile: number): void {
  app.store.update({ profile });
  location.hash = 'person';
}
