// The package's entry for survey pages, in node: the module inside of it is the one that pages run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load, randomBytes } from 'sonder/survey-page';
import createModule from '../../build/web/survey_page/module.js';
import { compiled } from './support/compiled.mjs';

const command = fileURLToPath(new URL('../../build/native/sonder', import.meta.url));
const wasmBinary = readFileSync(new URL('../../build/wasm/survey_page.wasm', import.meta.url));

/** The definition of the demo's example. */
let bakery;
let folder;
before(async () => {
  ({ definition: bakery } = await compiled('demo/survey/src/definition.ts'));
  folder = mkdtempSync(join(tmpdir(), 'sonder-survey-page-'));
});
after(() => rmSync(folder, { recursive: true }));

const market = {
  version: 1,
  survey: {
    title: 'Market',
    pages: [{ elements: [
      { type: 'rating', name: 'recommend', rateMin: 0, rateMax: 10, isRequired: true },
      { type: 'matrix', name: 'stall', columns: [1, 2, 3], rows: ['clean', 'cheap'] },
      { type: 'checkbox', name: 'bought', choices: ['plum', { value: 'pear', text: 'Pears' }] },
    ] }],
  },
  scales: [{ name: 'stalls', items: ['stall.clean', 'stall.cheap'] }],
  segments: [{ name: 'pear_lovers', rule: { feature: 'bought:pear', is: '=', value: true } }],
};

test('a SurveyJS survey is scored with the data as SurveyJS has it', async () => {
  const { scoreResponse } = await load();
  const data = { recommend: 7, stall: { clean: 3, cheap: '2' }, bought: ['pear'] };
  const { is_valid: isValid, scores, segment } = scoreResponse(market, data);
  // By hand: (3 + 2) / 2.
  assert.deepEqual([isValid, scores[0].value, segment], [true, 2.5, 'pear_lovers']);
});

test('answers of Formbricks, which are labels, and of plain forms, which are texts, are taken', async () => {
  const { scoreResponse } = await load();
  const definition = { version: 1, questions: [
    { name: 'recommend', kind: 'scale', least: 0, most: 10 },
    { name: 'channel', kind: 'single_choice', options: [{ code: 'web', label: 'Web shop' }, 'shop'] },
    { name: 'bought', kind: 'multi_choice', options: [{ code: 'b', label: 'Bread' }, { code: 'j', label: 'Jam' }] },
  ], segments: [{ name: 'here', rule: { all: [
    { feature: 'channel', is: '=', value: 'web' }, { feature: 'bought:j', is: '=', value: true },
    { feature: 'recommend', is: '=', value: 9 },
  ] } }] };
  assert.equal(scoreResponse(definition, { recommend: 9, channel: 'Web shop', bought: ['Bread', 'Jam'] }).segment, 'here');
  assert.equal(scoreResponse(definition, { recommend: '9', channel: 'web', bought: 'j' }).segment, 'here');
});

test('messages, and what was not asked, reach the page', async () => {
  const { scoreResponse } = await load();
  assert.deepEqual(scoreResponse(bakery, {}).messages.map(({ question, code }) => [question, code]), [['recommend', 'required']]);
  assert.equal(scoreResponse(bakery, {}, { notAsked: ['recommend'] }).is_valid, true);
});

test('a broken definition is refused with a code and a place', async () => {
  const { scoreResponse } = await load();
  assert.throws(() => scoreResponse({ version: 1 }, {}), { name: 'CoreError', code: 'invalid_json' });
  const nobody = { ...market, scales: [{ name: 's', items: ['nobody'] }] };
  assert.throws(() => scoreResponse(nobody, {}), { code: 'not_found', message: /^scales\/0\/items\/0 / });
  assert.throws(() => scoreResponse(bakery, {}, { random: new Uint8Array(3) }), { code: 'invalid_json' });
});

test('an answer is randomised with the bytes of the page, the same each time', async () => {
  const { scoreResponse } = await load();
  const random = randomBytes();
  assert.equal(random.length, 16);
  const once = scoreResponse(bakery, { recommend: 9, unpaid: 'once' }, { random }).randomised;
  assert.deepEqual(scoreResponse(bakery, { recommend: 1, unpaid: 'once' }, { random }).randomised, once);
  assert.deepEqual([once.options, once.keep, once.epsilon], [3, 0.5, 1.386294]);
  // 0x80 in front: one half, not kept; 5 modulo 3 is the third option.
  const drawn = Uint8Array.from([128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]);
  assert.equal(scoreResponse(bakery, { unpaid: 'once' }, { random: drawn }).randomised.answer, 'often');
});

test('the shares behind randomised answers come back within their error', async () => {
  const { scoreResponse, estimateShares } = await load();
  const counts = { never: 0, once: 0, often: 0 };
  const next = seeded(7);
  for (let i = 0; i < 3000; ++i) {
    const random = Uint8Array.from({ length: 16 }, () => next(256));
    const { randomised } = scoreResponse(bakery, { unpaid: i % 10 < 7 ? 'never' : 'once' }, { random });
    ++counts[randomised.answer];
  }
  const { answers, shares } = estimateShares({ counts, keep: 0.5 });
  assert.equal(answers, 3000);
  for (const [option, truth] of [['never', 0.7], ['once', 0.3], ['often', 0]]) {
    const { estimate, standard_error: error } = shares.find(({ answer }) => answer === option);
    assert.ok(Math.abs(estimate - truth) < 4 * error, `${estimate} instead of ${truth}, give or take ${error}`);
  }
});

/** Whole numbers below the one given; Numerical Recipes' constants, the upper bits. */
function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % below;
  };
}

/** Answers of every kind: good ones, wrong ones and none. */
function someAnswers(next) {
  const pick = (...values) => values[next(values.length)];
  return {
    recommend: pick(0, 6, '7', 9, 10, 11, '', null), fresh: pick(1, 2.5, '5', undefined), dear: pick(1, 3, 5, 'x'),
    trust: pick(2, 4, undefined), bought: pick('cake', ['bread', 'rolls'], ['cake', 'cake'], []),
    visits: pick(0, 4, '12', 1e3, 0.1), unpaid: pick('never', 'once', 'Often', true), utm: { source: 'ł\u0001' },
  };
}

test('the module and the command line give the same bytes for five hundred respondents', async () => {
  const module = await createModule({ wasmBinary, locateFile: (name) => name });
  const next = seeded(1965);
  const respondents = Array.from({ length: 500 }, () => someAnswers(next));
  const random = Array.from({ length: 16 }, () => next(256));
  const path = (name) => join(folder, name);
  writeFileSync(path('definition.json'), JSON.stringify(bakery));
  writeFileSync(path('answers.json'), JSON.stringify(respondents));
  const lines = execFileSync(command, [
    'score', path('definition.json'), path('answers.json'), '--options', JSON.stringify({ random }),
  ], { encoding: 'utf8', maxBuffer: 1 << 28 }).trimEnd().split('\n');
  const scored = respondents.map((answers) => module.scoreResponse(JSON.stringify(bakery), JSON.stringify({ answers, random })));
  assert.deepEqual(scored, lines.map((line) => `{"ok":true,"value":${line}}`));
  const segments = new Set(lines.map((line) => JSON.parse(line).segment));
  assert.ok(segments.size >= 4, `only ${[...segments]}`);
});

test('two thousand scorings leave the memory where it was', async () => {
  const module = await createModule({ wasmBinary, locateFile: (name) => name });
  const once = () => module.scoreResponse(JSON.stringify(bakery), '{"answers":{"recommend":9,"fresh":4,"dear":2}}');
  for (let time = 0; time < 100; ++time) once();
  const before = module.HEAPU8?.length ?? module.asm?.memory.buffer.byteLength;
  assert.ok(before > 0);
  for (let time = 0; time < 2_000; ++time) once();
  assert.equal(module.HEAPU8?.length ?? module.asm?.memory.buffer.byteLength, before);
});
