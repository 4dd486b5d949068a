/**
 * One respondent, scored on the respondent's own device, in a survey's page:
 *
 *     import { load } from 'sonder/survey-page';
 *
 *     const { scoreResponse } = await load();
 *     const { segment, scores, messages } = scoreResponse(definition, answers);
 *
 * The module is inside of this script and nothing is fetched; it needs no worker, and of a policy
 * only `'wasm-unsafe-eval'`. "sonder/survey-page/element" registers `<sonder-survey-score>`.
 *
 * @module
 */
export { load, randomBytes, type Scorer, type ScoreOptions } from './survey_page/scorer.js';
export { answersOf } from './survey_page/form_answers.js';
export type { SonderSurveyScore, SurveyScoreWords } from './survey_page/survey_score.js';
export { CoreError } from './errors.js';
export type * from './survey_page/types.js';
