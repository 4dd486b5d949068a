// How long it takes to find out who is who among the customers of three shops, in WebAssembly, and how
// right it is: precision, recall and F1 of pairs of records, for we know who is who. DuckDB runs joins by
// the same rules over the same records in the same run, natively on one thread; the pairs of the rules
// whose keys it can make are compared first. It neither compares the pairs it finds nor links them.
// Then 10,000 further records come, half of them of people who are there: how long until everything is
// known again, and how long the part takes that is done again whenever an option changes, so that the
// difference is what finding out who is who took.
// Seconds are of the busiest thread, because the machine does other things as well.
// Needs the command (build/native/sonder) beside the module.
//   node tests/bench/identity.mjs [records]
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { machine, startClock } from './clock.mjs';
import { importInto, memoryOf, openEngine, valueOf } from './engine.mjs';
import { peopleFiles } from './generate_people.mjs';
import { installPeers, openDuckdb } from './peers.mjs';

const records = Number(process.argv[2] ?? 1_000_000);
const budgetSeconds = 30;
const moreRecords = 10_000;
const moreBudgetSeconds = 1;
const command = fileURLToPath(new URL('../../build/native/sonder', import.meta.url));
const countPairs = (size) => (size * (size - 1)) / 2;

/** The person behind every record, as the command calls it: by its id where only one file has that. */
function peopleBehind(files) {
  const people = new Map();
  for (const { path, people: list } of files) {
    list.forEach((person, at) => {
      people.set(`${path.split('/').at(-1)}:${at + 1}`, person);
      const id = String(at + 1);
      if (!people.has(id)) people.set(id, person);
    });
  }
  return people;
}

/** What the command answers, with links from this likelihood on. */
function report(files, threshold) {
  const options = JSON.stringify({ threshold });
  const { status, stdout, stderr } = spawnSync(
    command, ['identity', ...files.map(({ path }) => path), '--options', options],
    { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Of pairs: how many of those linked are of one person, and how many of those are linked. */
function score(groups, people, files) {
  let linked = 0;
  let found = 0;
  for (const group of groups) {
    const counts = new Map();
    for (const record of group) counts.set(people.get(record), (counts.get(people.get(record)) ?? 0) + 1);
    linked += countPairs(group.length);
    for (const count of counts.values()) found += countPairs(count);
  }
  const sizes = new Map();
  for (const person of files.flatMap((file) => file.people)) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + countPairs(size), 0);
  return { precision: found / linked, recall: found / all, f1: (2 * found) / (linked + all) };
}

/** A further file of the third shop: half of it of people who are there already. */
function moreOf(files) {
  const lines = ({ path }) => readFileSync(path, 'utf8').trimEnd().split('\n');
  const [header, ...known] = lines(files[2]);
  const others = lines(peopleFiles(2 * moreRecords)[2]).slice(1, 1 + moreRecords / 2);
  const step = Math.floor(known.length / (moreRecords / 2));
  const again = known.filter((_, at) => at % step === 0).slice(0, moreRecords / 2);
  const rows = [...again, ...others].map((line, at) => line.replace(/^[^,]*/, `M${at + 1}`));
  const path = join(tmpdir(), 'sonder_more_people.csv');
  writeFileSync(path, [header, ...rows, ''].join('\n'));
  return { name: 'more.csv', path };
}

/** The seconds that `work` keeps the busiest thread busy. */
function secondsOf(work) {
  const clock = startClock();
  work();
  return clock().thread / 1e3;
}

/** Reads all files into one session and links their records, as the page does; then some more. */
async function linkInWasm(files) {
  const { Session } = await openEngine();
  let session = null;
  const shared = { Session: class { constructor(seed) { return (session ??= new Session(seed)); } } };
  const clock = startClock();
  for (const { name, path } of files) importInto(shared, { name, path, size: statSync(path).size });
  const people = valueOf(session.whoIsWho());
  const { thread, wall } = clock();
  const { name, path } = moreOf(files);
  const all = secondsOf(() => {
    importInto(shared, { name, path, size: statSync(path).size });
    valueOf(session.whoIsWho());
  });
  const rest = secondsOf(() => {
    session.setOptions(JSON.stringify({ rfm_bins: 4 }));
    valueOf(session.whoIsWho());
  });
  const more = { all, linking: all - rest };
  return { seconds: thread / 1e3, wall: wall / 1e3, people, megabytes: memoryOf(session), more };
}

const columns = {
  'brzoza.csv': ['"Imię"', '"Nazwisko"', '"Data urodzenia"', '"E-mail"', '"Telefon"', '"Ulica"', '"Nr domu"', '"Kod pocztowy"', '"Miasto"'],
  'jela.csv': [`regexp_extract(full_name, '^(.*) ', 1)`, `regexp_extract(full_name, '([^ ]*)$', 1)`, 'date_of_birth', 'email', 'phone', 'street', 'house_number', 'postal_code', 'city'],
  'sosna.csv': ['first_name', 'last_name', 'date_of_birth', 'email', 'phone', 'street', 'house_number', 'postal_code', 'city'],
};
const keys = {
  given_name: (column) => `strip_accents(lower(${column}))`,
  surname: (column) => `strip_accents(lower(${column}))`,
  birth_date: (column) => `regexp_replace(${column}, '^(..)\\.(..)\\.(....)$', '\\3-\\2-\\1')`,
  email: (column) => `lower(${column})`,
  phone: (column) => `right(regexp_replace(${column}, '[^0-9]', '', 'g'), 9)`,
  street: (column) => `strip_accents(lower(${column}))`,
  house_number: (column) => column,
  postcode: (column) => `regexp_replace(${column}, '[^0-9]', '', 'g')`,
  city: (column) => `strip_accents(lower(${column}))`,
};
/** Fields whose keys DuckDB makes as we do. */
const exactKeys = ['email', 'phone', 'birth_date', 'house_number', 'postcode'];
const mostRecords = 400;

const fieldsOf = (rule) => rule.split(' in any order')[0].split(' + ');

/** The table of keys, a number for each record. */
async function loadKeys(connection, files) {
  const parts = files.map(({ name, path }) => {
    const list = Object.entries(keys).map(([field, key], at) => `nullif(${key(columns[name][at])}, '') AS ${field}`);
    return `SELECT ${list.join(', ')} FROM read_csv('${path}', all_varchar = true, header = true)`;
  });
  await connection.run(`CREATE TABLE r AS SELECT row_number() OVER () AS id, * FROM (${parts.join(' UNION ALL ')})`);
}

/** Pairs of a rule, but of keys that too many records share. */
function joinOf(rule) {
  const fields = fieldsOf(rule);
  const list = fields.join(', ');
  const filled = fields.map((field) => `${field} IS NOT NULL`).join(' AND ');
  return `SELECT a.id AS x, b.id AS y FROM k a JOIN k b USING (${list}) WHERE a.id < b.id`
    .replaceAll(' k ', ` (SELECT id, ${list} FROM r WHERE ${filled} QUALIFY count(*) OVER (PARTITION BY ${list}) <= ${mostRecords}) `);
}

async function countBy(connection, query) {
  const reader = await connection.runAndReadAll(`SELECT count(*)::DOUBLE FROM (${query})`);
  return reader.getRows()[0][0];
}

installPeers();
const files = peopleFiles(records);
console.log(`${records} records of three shops, ${machine()}`);

const native = report(files, 0.9);
const people = peopleBehind(files);
for (const [threshold, { groups }] of [[0.9, native], [0.5, report(files, 0.5)]]) {
  const { precision, recall, f1 } = score(groups, people, files);
  console.log(`linked from ${threshold}: F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
}

const rules = native.blocking.filter(({ left_out: reason }) => reason === null);
const connection = await openDuckdb();
const duckdbClock = startClock();
await loadKeys(connection, files);
const loaded = duckdbClock().thread;
for (const { rule, pairs } of rules) {
  if (!fieldsOf(rule).every((field) => exactKeys.includes(field))) continue;
  assert.equal(await countBy(connection, joinOf(rule)), pairs, rule);
}
const joinClock = startClock();
const joined = await countBy(
  connection, `SELECT DISTINCT * FROM (${rules.map(({ rule }) => joinOf(rule)).join(' UNION ALL ')})`);
const theirs = (loaded + joinClock().thread) / 1e3;

const ours = await linkInWasm(files);
assert.equal(ours.people.people, native.people);
console.log(`ours, reading, comparing and linking  ${ours.seconds.toFixed(1)} s (${ours.wall.toFixed(1)} by the clock), ${native.compared_pairs} pairs, ${ours.megabytes.toFixed(0)} MB`);
console.log(`duckdb, reading and joining only      ${theirs.toFixed(1)} s, ${joined} pairs, ${(theirs / ours.seconds).toFixed(2)} times ours`);
console.log(`${moreRecords} more records                   ${ours.more.all.toFixed(1)} s, of which linking ${ours.more.linking.toFixed(1)} s; budget ${moreBudgetSeconds} s: ${ours.more.linking < moreBudgetSeconds ? 'kept' : 'MISSED'}`);
console.log(`budget ${budgetSeconds} s: ${ours.seconds < budgetSeconds ? 'kept' : 'MISSED'}`);
process.exitCode = ours.seconds < budgetSeconds && ours.more.linking < moreBudgetSeconds ? 0 : 1;
