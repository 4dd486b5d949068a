import 'sonder/survey-page/element';
import { definition } from './definition.js';

/** Radio buttons for the points of every scale, from `data-low` to `data-high`. */
function addPoints(): void {
  for (const scale of document.querySelectorAll<HTMLElement>('fieldset[data-scale]')) {
    const { scale: name = '', low, high } = scale.dataset;
    const points = document.createElement('div');
    points.className = 'points';
    for (let point = Number(low); point <= Number(high); ++point) points.append(pointButton(name, point));
    scale.querySelector('.ends')?.before(points);
  }
}

function pointButton(name: string, point: number): HTMLLabelElement {
  const button = Object.assign(document.createElement('input'), { type: 'radio', name, value: String(point) });
  const label = document.createElement('label');
  label.append(button, String(point));
  return label;
}

function showJson(scored: object): void {
  const json = document.querySelector('#json');
  if (json) json.textContent = JSON.stringify(scored, null, 2);
}

addPoints();
document.addEventListener('sonder-score', ({ detail }) => showJson(detail));
const score = document.querySelector('sonder-survey-score');
if (score) score.definition = definition;
