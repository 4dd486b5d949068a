/**
 * Registers `<sonder-survey-score>`, see `SonderSurveyScore`.
 *
 * @module
 */
import { SonderSurveyScore } from './survey_page/survey_score.js';

export { SonderSurveyScore, type SurveyScoreWords } from './survey_page/survey_score.js';

if (!customElements.get('sonder-survey-score')) customElements.define('sonder-survey-score', SonderSurveyScore);
