// How long a banner takes to be there again after its filter changed: 10 questions by 6 overlapping
// segments over 200,000 responses of 100 questions, every time under another filter, in one process
// with DuckDB in WebAssembly that counts the same cells. Ours adds shares, intervals, residuals and the
// tests of all pairs of columns; the counts are compared first.
//   node tests/bench/banner.mjs [responses]
import assert from 'node:assert/strict';
import { medians, machine, startClock } from './clock.mjs';
import { importInto, openEngine, valueOf } from './engine.mjs';
import { installPeers, openDuckdbWasm } from './peers.mjs';

const responses = Number(process.argv[2] ?? 200_000);
const questionCount = 100;
const bannerQuestions = 10;
const rounds = 15;
/** The budget of a banner, filter included. */
const budgetMilliseconds = 50;
const countries = ['PL', 'HR', 'RU', 'DE', 'CZ', 'UA'];
const answers = ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'];

function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const wordingOf = (question) =>
  question % 2 === 0 ? `How do you rate service ${question + 1}? (1 to 5)` : `How often do you use service ${question + 1}?`;

/** The customers that the responses belong to: one each. */
function customersText() {
  const pick = random(7);
  const rows = ['customer_id,email,country,age'];
  for (let i = 0; i < responses; ++i) {
    rows.push(`${i},c${i}@mail.example,${countries[pick(6)]},${18 + pick(60)}`);
  }
  return `${rows.join('\n')}\n`;
}

/** Scales, choices and some without an answer, in turns. */
function surveyText() {
  const pick = random(11);
  const columns = Array.from({ length: questionCount }, (_, at) => wordingOf(at));
  const rows = [`Timestamp,Email Address,${columns.join(',')}`];
  for (let i = 0; i < responses; ++i) {
    const cells = columns.map((_, at) => {
      if (pick(20) === 0) return '';
      return at % 2 === 0 ? String(1 + pick(5)) : answers[pick(5)];
    });
    rows.push(`2024-03-01 10:00:00,c${i}@mail.example,${cells.join(',')}`);
  }
  return `${rows.join('\n')}\n`;
}

/** Six that overlap: by country, and by age. */
const segments = [
  { name: 'polish', sql: "country = 'PL'", rule: { feature: 'country', is: '=', value: 'PL' } },
  { name: 'croatian', sql: "country = 'HR'", rule: { feature: 'country', is: '=', value: 'HR' } },
  { name: 'german', sql: "country = 'DE'", rule: { feature: 'country', is: '=', value: 'DE' } },
  { name: 'not_russian', sql: "country <> 'RU'", rule: { feature: 'country', is: '!=', value: 'RU' } },
  { name: 'czech', sql: "country = 'CZ'", rule: { feature: 'country', is: '=', value: 'CZ' } },
  { name: 'ukrainian', sql: "country = 'UA'", rule: { feature: 'country', is: '=', value: 'UA' } },
];
const questions = Array.from({ length: bannerQuestions }, (_, at) => at);
/** Column of a question in the survey, behind the moment and the address. */
const columnOf = (question) => question + 2;
/** The filter of a round: three of the answers to a question that is in no table. */
const filterOf = (round) => answers.filter((_, at) => (round >> at) % 2 === 0 || at > 2);

async function ours(files) {
  const { Session } = await openEngine();
  const engine = { Session };
  let session = null;
  // `importInto` opens a session for each file; the second one is read into the first one's.
  const shared = { Session: class { constructor(seed) { return (session ??= new engine.Session(seed)); } } };
  for (const file of files) importInto(shared, file);
  for (const { name, rule } of segments) valueOf(session.saveSegment(name, JSON.stringify(rule)));
  const survey = valueOf(session.files()).find(({ kind }) => kind === 'survey');
  return (round) => valueOf(session.crossTable(JSON.stringify({
    file: survey.id,
    answers: [{ column: columnOf(21), answers: filterOf(round) }],
    rows: questions.map(columnOf),
    groups: [{ segments: segments.map(({ name }) => name) }],
  })));
}

async function duckdb(files) {
  const { database, connection } = await openDuckdbWasm();
  for (const { name, bytes } of files) database.registerFileBuffer(name, bytes);
  const flags = segments.map(({ name, sql }) => `coalesce(${sql}, false) AS ${name}`).join(', ');
  connection.query(`CREATE TABLE s AS SELECT s.*, ${flags} FROM read_csv('survey.csv') s
    LEFT JOIN read_csv('customers.csv') c ON s."Email Address" = c.email`);
  return (round) => questions.map((question) => {
    const wanted = filterOf(round).map((answer) => `'${answer}'`).join(', ');
    const columns = segments.map(({ name }) => `count(*) FILTER (${name})::INTEGER`).join(', ');
    return connection.query(`SELECT CAST("${wordingOf(question)}" AS VARCHAR) AS answer,
      count(*)::INTEGER, ${columns} FROM s WHERE "${wordingOf(21)}" IN (${wanted})
      AND "${wordingOf(question)}" IS NOT NULL GROUP BY 1`).toArray().map((row) => Object.values(row.toJSON()));
  });
}

/** Both as answer to counts by column. */
function compare(report, counted) {
  questions.forEach((_, at) => {
    const [table] = report.questions[at].tables;
    const mine = new Map(table.rows.filter(({ net }) => !net).map(({ label, counts }) => [label, counts]));
    const theirs = new Map(counted[at].map(([answer, ...counts]) => [answer, counts]));
    assert.equal(mine.size, theirs.size);
    for (const [answer, counts] of theirs) assert.deepEqual(mine.get(answer), counts, answer);
  });
}

function timed(ask, round) {
  const clock = startClock();
  ask(round);
  return clock();
}

installPeers();
const encoder = new TextEncoder();
const files = [['customers.csv', customersText()], ['survey.csv', surveyText()]]
  .map(([name, text]) => ({ name, bytes: encoder.encode(text) }));
const peers = [['ours, with tests', await ours(files)], ['duckdb-wasm, counts only', await duckdb(files)]];
console.log(`${responses} responses of ${questionCount} questions, ${machine()}`);
compare(peers[0][1](0), peers[1][1](0));
const times = peers.map(() => []);
for (let round = 1; round <= rounds; ++round) {
  peers.forEach(([, ask], at) => times[at].push(timed(ask, round)));
}
const [mine] = times.map((list) => medians(list).wall);
peers.forEach(([title], at) => {
  const { wall } = medians(times[at]);
  console.log(`${title.padEnd(28)} ${wall.toFixed(1).padStart(8)} ms   ${(wall / mine).toFixed(1)} times ours`);
});
console.log(`budget ${budgetMilliseconds} ms: ${mine < budgetMilliseconds ? 'kept' : 'MISSED'}`);
process.exitCode = mine < budgetMilliseconds ? 0 : 1;
