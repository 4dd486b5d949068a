import type { QuestionReport, ReplicateColumns, SurveyScope } from 'sonder';
import { allRules } from '../quality_rules.js';
import type { App } from './app.js';
import {
  noColumns,
  surveysOf,
  type ReplicateChoice,
  type State,
  type SurveyChoices,
  type SurveyFile,
  type WholeChoice,
} from './store.js';

/** The survey that is shown, if any file is one. */
export function shownSurvey(state: Readonly<State>): SurveyFile | undefined {
  const surveys = surveysOf(state);
  return surveys.find(({ key }) => key === state.survey.file) ?? surveys[0];
}

/** What every question about the survey is narrowed by. */
export function scopeOf({ survey }: Readonly<State>, file: SurveyFile): SurveyScope {
  const scope = wholeScopeOf({ survey }, file);
  if (survey.segment !== '') scope.segment = survey.segment;
  if (survey.filters.length > 0)
    scope.answers = survey.filters.map(({ column, answers }) => ({ column, answers }));
  if (survey.weights) scope.weights = survey.weights;
  if (survey.replicates) scope.replicates = replicatesOf(survey.replicates, file);
  else if (survey.design) scope.design = survey.design;
  if (survey.withoutFlagged) scope.without_flagged = [...(survey.qualityRules ?? allRules)];
  return scope;
}

function replicatesOf({ prefix, kind, fay }: ReplicateChoice, { report }: SurveyFile): ReplicateColumns {
  const columns = report.columns.flatMap(({ name }, at) => (name.startsWith(prefix) ? [at] : []));
  return kind === 'fay' ? { columns, kind, fay } : { columns, kind };
}

/** All responses to the survey, each counting once. */
export function wholeScopeOf(
  { survey }: Pick<State, 'survey'>, { key, report }: SurveyFile,
): SurveyScope {
  const scope: SurveyScope = { file: report.id };
  if (survey.interval !== 'wilson') scope.interval = survey.interval;
  const wholes = survey.wholes.get(key);
  if (wholes && wholes.length > 0) scope.wholes = [...wholes];
  const askedOfAll = survey.askedOfAll.get(key);
  if (askedOfAll && askedOfAll.length > 0) scope.asked_of_all = [...askedOfAll];
  return scope;
}

/** Whether responses are left out. */
export const isNarrowed = ({ survey }: Readonly<State>): boolean =>
  survey.segment !== '' || survey.filters.length > 0 || survey.withoutFlagged;

/** What an answer to a question about a survey depends on. */
export const surveyKey = (state: Readonly<State>, options: SurveyScope): string =>
  JSON.stringify([options, state.revision, state.segmentRevision]);

export function changeSurvey(app: App, patch: Partial<SurveyChoices>): void {
  app.store.update({ survey: { ...app.store.state.survey, ...patch } });
}

/** Another file has other columns. */
export const showSurvey = (app: App, file: number): void =>
  changeSurvey(app, { file, ...noColumns });

/** Whether a table can count the answers. */
export const isCounted = ({ kind }: QuestionReport): boolean =>
  kind === 'single_choice' || kind === 'multi_choice' || kind === 'scale' || kind === 'numeric' ||
  kind === 'ranking' || kind === 'slider' || kind === 'constant_sum';

/** Whether its answers can be columns or filters. */
export const hasOptions = ({ kind, answers }: QuestionReport): boolean =>
  kind !== 'open_text' && kind !== 'date' && answers.length > 0;

/** The columns of a question, or of all rows of its matrix, which are neighbours in the report. */
export function wholeOf(questions: readonly QuestionReport[], at: number): number[] {
  const question = questions[at];
  if (!question) return [];
  if (question.group === '') return question.columns;
  const isRow = (other: QuestionReport | undefined): boolean => other?.group === question.group;
  let first = at;
  while (isRow(questions[first - 1])) first -= 1;
  let end = at + 1;
  while (isRow(questions[end])) end += 1;
  return questions.slice(first, end).flatMap(({ columns }) => columns);
}

/** Whether somebody decided about one of the columns. */
export const isChosen = (choices: readonly WholeChoice[], columns: readonly number[]): boolean =>
  choices.some((choice) => choice.columns.some((column) => columns.includes(column)));
