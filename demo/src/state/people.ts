import type { PeopleQuery } from 'sonder';
import { facetNames, type FacetName, type State } from './store.js';

/** The list of people is narrowed to those of whom `value` holds; with '' it is not. */
export function narrowed(query: PeopleQuery, { files }: State, facet: FacetName, value: string): PeopleQuery {
  if (value === '') return query;
  if (facet === 'file') {
    const report = files.find(({ key }) => `${key}` === value)?.report;
    return report ? { ...query, file: report.id } : query;
  }
  if (facet === 'consent') return isConsent(value) ? { ...query, consent: value } : query;
  return { ...query, [facet]: value };
}

export const isConsent = (value: string): value is NonNullable<PeopleQuery['consent']> =>
  value === 'given' || value === 'refused' || value === 'not_known';

/** Whom the list of people shows, but for the facet `without`. */
export function peopleQuery(state: State, without: FacetName | null = null): PeopleQuery {
  const { text, segment, sort, descending, facets } = state.people;
  let query: PeopleQuery = { sort, descending };
  if (text.trim() !== '') query.text = text.trim();
  if (segment !== '') query.segment = segment;
  for (const [facet, value] of entries(facets)) {
    if (facet !== without) query = narrowed(query, state, facet, value);
  }
  return query;
}

const entries = (facets: State['people']['facets']): [FacetName, string][] =>
  facetNames.map((name) => [name, facets[name]]);
