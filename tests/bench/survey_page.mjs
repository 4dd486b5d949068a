// Prints how long a survey's page takes to score one response, JSON included, the definition known.
import { load } from 'sonder/survey-page';
import { machine, medians, startClock } from './clock.mjs';

const times = 1_000;

/** A questionnaire of so many items on five scales, with a segment for each scale. */
function questionnaire(items) {
  const names = Array.from({ length: items }, (_, item) => `item_${item}`);
  const scales = [0, 1, 2, 3, 4].map((rest) => ({
    name: `scale_${rest}`, least_answered: 1,
    items: names.filter((_, item) => item % 5 === rest).map((question, at) => ({ question, reversed: at % 3 === 2 })),
  }));
  return {
    version: 1,
    questions: names.map((name) => ({ name, kind: 'scale', least: 1, most: 5, text: `How much do you agree with ${name}?` })),
    scales,
    segments: scales.map(({ name }) => ({ name: `high_${name}`, rule: { feature: name, is: '>=', value: 4 } })),
  };
}

function answersTo({ questions }) {
  return Object.fromEntries(questions.map(({ name }, at) => [name, 1 + (at * 7) % 5]));
}

const { scoreResponse } = await load();
console.log(`Scoring one response; ${machine()}`);
for (const items of [10, 30, 100]) {
  const definition = questionnaire(items);
  const answers = answersTo(definition);
  const runs = [1, 2, 3, 4, 5].map(() => {
    const clock = startClock();
    for (let time = 0; time < times; ++time) scoreResponse(definition, answers);
    return clock();
  });
  console.log(`${String(items).padStart(4)} items  ${(medians(runs).thread / times).toFixed(3)} ms of the processor`);
}
