import type { Definition } from 'sonder/survey-page';

/** What is asked by index.html, and what is made of the answers. */
export const definition: Definition = {
  version: 1,
  title: 'How was the bread?',
  questions: [
    { name: 'recommend', text: 'Recommend us', kind: 'scale', least: 0, most: 10, required: true },
    { name: 'fresh', text: 'Bread is fresh', kind: 'scale', least: 1, most: 5 },
    { name: 'dear', text: 'Pay too much', kind: 'scale', least: 1, most: 5 },
    { name: 'trust', text: 'Trust the label', kind: 'scale', least: 1, most: 5 },
    { name: 'bought', text: 'Buys', kind: 'multi_choice', options: [
      { code: 'bread', label: 'bread' }, { code: 'rolls', label: 'rolls' }, { code: 'cake', label: 'cake' },
    ] },
    { name: 'visits', text: 'Visits last month', kind: 'numeric', least: 0, most: 99 },
    { name: 'unpaid', text: 'Left without paying', kind: 'single_choice', options: ['never', 'once', 'often'] },
  ],
  scales: [{
    name: 'value', label: 'Worth the money', items: ['fresh', { question: 'dear', reversed: true }, 'trust'],
    least_answered: 2,
  }],
  metrics: [{ name: 'nps', label: 'Recommends us', kind: 'nps', question: 'recommend' }],
  segments: [
    { name: 'regulars', label: 'Regulars who would recommend us', rule: { all: [
      { feature: 'nps', is: '=', value: 'promoter' }, { feature: 'visits', is: '>=', value: 4 },
    ] } },
    { name: 'at_risk', label: 'Regulars we may lose', rule: { all: [
      { feature: 'visits', is: '>=', value: 4 },
      { any: [{ feature: 'nps', is: '=', value: 'detractor' }, { feature: 'value', is: '<', value: 2.5 }] },
    ] } },
    { name: 'sweet', label: 'Here for the cake', rule: { all: [
      { feature: 'bought:cake', is: '=', value: true }, { feature: 'bought:bread', is: '=', value: false },
    ] } },
    { name: 'friends', label: 'Friends', rule: { feature: 'nps', is: '=', value: 'promoter' } },
  ],
  randomise: { question: 'unpaid', keep: 0.5 },
};
