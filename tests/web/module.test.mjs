// The package over the real module: what the worker's handler answers in node is what it answers
// in a page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import createModule from '../../build/web/sonder_wasm.js';
import { warmUp } from '../../build/web/warm_up.js';
import { startEngine } from './support/in_process.mjs';
import { workbook, zip } from './support/workbook.mjs';

const wasm = readFileSync(new URL('../../web/dist/sonder.wasm', import.meta.url));
const openModule = (wasmBinary) => createModule({ wasmBinary, locateFile: (name) => name });

const customers = 'customer_id;email;imię;miasto\n1;ana@example.com;Ana;Zadar\n2;jan@example.com;Łukasz;Łódź\n3;;Żaneta;Kraków\n';
// 12.50 + 7.50 for the first, 5 for the second, nothing for the third.
const orders = 'order_id,customer_id,order_date,total\n10,1,2024-02-29,12.50\n11,1,2024-03-05,7.50\n12,2,2024-03-01,5.00\n';

const engine = (t) => startEngine(t, openModule, wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));

async function shop(t) {
  const { client } = await engine(t);
  const reports = [
    ...await client.importFile(new Blob([customers]), 'klienci.csv'),
    ...await client.importFile(new Blob([gzipSync(orders)]), 'orders.csv.gz'),
  ];
  return { client, reports };
}

test('a plain and a packed file are recognised and joined into people', async (t) => {
  const { client, reports } = await shop(t);
  assert.deepEqual(reports.map(({ kind, rows }) => [kind, rows.read]), [['customers', 3], ['orders', 3]]);
  const { profiles, buyers, purchases, net, as_of } = await client.overview();
  assert.deepEqual({ profiles, buyers, purchases, net, as_of }, {
    profiles: 3, buyers: 2, purchases: 3, net: 25, as_of: '2024-03-05',
  });
  const files = await client.files();
  assert.deepEqual(files.map(({ rows: { used, skipped } }) => [used, skipped]), [[3, 0], [3, 0]]);
  const withoutUse = ({ rows: { used, skipped, without_customer, ...rows }, coverage, ...report }) => ({ ...report, rows });
  assert.deepEqual(files.map(withoutUse), reports.map(withoutUse));
});

test('people are found without diacritics and come back as rows in the order asked for', async (t) => {
  const { client } = await shop(t);
  const found = await client.people(await client.findPeople({ text: 'lukasz' }));
  assert.deepEqual(found.map(({ customer_id }) => customer_id), ['2']);
  const byNet = await client.people(await client.findPeople({ sort: 'net_spend', descending: true }));
  assert.deepEqual(byNet.slice(0, 2).map(({ net_spend }) => net_spend), [20, 5]);
});

test('people are counted by what they can be narrowed by, as the list finds them', async (t) => {
  const { client, reports } = await shop(t);
  const [customers, orders] = reports.map(({ id }) => id);
  const queries = [{}, { file: customers }, { file: orders }, { file: customers, text: 'lukasz' }, { consent: 'not_known' }];
  const found = await Promise.all(queries.map((query) => client.findPeople(query)));
  assert.deepEqual(await client.countPeople(queries), found.map(({ length }) => length));
  assert.deepEqual(await client.countPeople([{}, { file: customers }, { shop: 'Nowhere' }]), [3, 3, 0]);
  await assert.rejects(client.countPeople([{}, { consent: 'perhaps' }]), { code: 'invalid_json' });
});

test('every call but the survey answers over a shop', async (t) => {
  const { client, reports } = await shop(t);
  const rule = { feature: 'order_count', is: '>=', value: 2 };
  assert.equal((await client.countRule(rule)).members, 1);
  assert.equal((await client.saveSegment('regulars', rule)).members, 1);
  assert.ok((await client.segments()).segments.some(({ name }) => name === 'regulars'));
  assert.equal((await client.rfm()).scored, 2);
  assert.ok((await client.features()).some(({ name }) => name === 'net_spend'));
  assert.equal((await client.profile(0)).profile, 0);
  const frame = await client.profiles();
  assert.equal(frame.length, 3);
  assert.ok(frame.columns.every((column) => (column.codes ?? column.values).length === 3));
  assert.deepEqual((await client.previewTable(reports[0].id, 0, 1)).rows, [['1', 'ana@example.com', 'Ana', 'Zadar']]);
  assert.equal((await client.setMapping(reports[0].id, reports[0].mapping)).confidence, 1);
  await client.setOptions({ rfm_bins: 3 });
  assert.equal((await client.rfm()).bins, 3);
  await client.removeSegment('regulars');
  await client.removeFile(reports[1].id);
  assert.equal((await client.overview()).purchases, 0);
});

test('records are linked, shown side by side, told apart and joined', async (t) => {
  const { client } = await engine(t);
  const header = 'customer_id,first_name,last_name,birth_date,postcode,city\n';
  const rows = ['1,Anna,Wójcikowska,1984-07-19,34-500,Zakopane', '2,Ana,Wojcikowska,1984-07-19,34-500,Zakopane',
    '3,Marko,Šimić,1971-01-30,10000,Zagreb'];
  const [{ id }] = await client.importFile(new Blob([header, rows.join('\n')]), 'crm.csv');
  const [anna, ana, marko] = [2, 3, 4].map((row) => ({ file: id, row }));
  const report = await client.whoIsWho();
  assert.deepEqual([report.records, report.people, report.decisions], [3, 2, []]);
  const pair = await client.recordPair(anna, ana);
  assert.deepEqual([pair.together, pair.reason, pair.fields[1].values], [true, 'similarity', ['Wójcikowska', 'Wojcikowska']]);
  await client.setDecisions([{ same: false, records: [anna, ana] }, { same: true, records: [ana, marko] }]);
  assert.equal((await client.recordPair(anna, ana)).together, false);
  assert.equal(await client.profileOf(marko), await client.profileOf(ana));
  assert.deepEqual((await client.profile(await client.profileOf(marko))).records.map(({ row, reason }) => [row, reason]),
    [[3, null], [4, 'decision']]);
  await client.setDecisions([]);
  assert.deepEqual(await client.whoIsWho(), report);
  await assert.rejects(client.profileOf({ file: id, row: 9 }), { code: 'not_found' });
});

test('the catalogue of fields is told, and attributes and own fields come to the profile', async (t) => {
  const { client } = await engine(t);
  const catalogue = await client.fieldCatalogue();
  assert.deepEqual(catalogue.find(({ name }) => name === 'pets').group_label, 'How they live');
  const rows = ['id,email,pets,buty', '1,ana@example.com,cat,42', '2,jan@example.com,,44', ''].join('\n');
  const [{ id, mapping }] = await client.importFile(new Blob([rows]), 'crm.csv');
  assert.equal(mapping.fields.pets, 'pets');
  const own = { 'Shoe size': { column: 'buty', type: 'integer', unit: 'EU' } };
  await client.setMapping(id, { ...mapping, own_fields: own, source: 'second_party', observed_on: '2024-05-01' });
  const { fields } = await client.profile(0);
  const told = fields.map(({ label, value, unit, source_class, observed_on }) => [label, value, unit, source_class, observed_on]);
  assert.deepEqual(told.slice(-2), [
    ['Pets', 'cat', '', 'second_party', '2024-05-01'], ['Shoe size', '42', 'EU', 'second_party', '2024-05-01'],
  ]);
});

test('a group smaller than the minimum is not given out', async (t) => {
  const { client } = await shop(t);
  await client.saveSegment('all', { feature: 'order_count', is: '>=', value: 0 });
  await assert.rejects(client.exportSegment({ segment: 'all', consent_required: false }), { code: 'group_too_small' });
});

test('a survey is measured', async (t) => {
  const { client } = await engine(t);
  const answers = [10, 9, 8, 7, 6, 10, 9, 3].map((score, day) =>
    `2024-03-0${day + 1} 10:00:00,${score},${day % 2 ? 'Tak' : 'Nie'}`);
  const header = 'Timestamp,How likely are you to recommend us to a friend?,Czy wrócisz?';
  await client.importFile(new Blob([[header, ...answers, ''].join('\n')]), 'survey.csv');
  const report = await client.survey({});
  // Promoters 10, 9, 10, 9; detractors 6, 3: (4 - 2) / 8.
  assert.equal(report.responses, 8);
  assert.equal(report.questions.find(({ metric }) => metric === 'nps')?.nps.score, 25);
});

test('a survey is judged, and its open answers are listed', async (t) => {
  const { client } = await engine(t);
  const header = 'Response ID,Finished,How likely are you to recommend us to a friend?,What is missing?';
  const rows = ['R1,True,10,tea', 'R2,False,,', 'R3,True,9,more tea', 'R4,True,2,write to a@example.com'];
  await client.importFile(new Blob([[header, ...rows, ''].join('\n')]), 'survey.csv');
  const quality = await client.surveyQuality({ without_flagged: ['unfinished'] });
  assert.deepEqual([quality.flagged, quality.listed[0].reasons], [1, [{ rule: 'unfinished', reason: 'not finished' }]]);
  assert.equal((await client.survey({ without_flagged: ['unfinished'] })).selected_responses, 3);
  const asked = { column: 3, kinds: { 3: 'open_text' } };
  const answers = await client.openAnswers({ ...asked, search: 'TEA' });
  assert.deepEqual([answers.answered, answers.listed.map(({ text }) => text)], [3, ['tea', 'more tea']]);
  await assert.rejects(client.exportQuotes(asked), { code: 'group_too_small' });
  await client.setOptions({ minimum_group: 3 });
  assert.equal((await client.exportQuotes(asked)).text, 'What is missing?\r\nmore tea\r\ntea\r\nwrite to [e-mail]\r\n');
});

const broken = [
  ['an empty file', [], 'empty_file'],
  ['a binary file', [Uint8Array.from({ length: 4096 }, (_, index) => (index * 73) % 256)], 'not_a_table'],
  ['a workbook that ends early', ['PK\u0003\u0004', new Uint8Array(100)], 'not_a_table'],
  ['an archive that is no workbook', [zip({ 'readme.txt': 'hello' })], 'unsupported_format'],
  ['a packed workbook', [gzipSync(zip(workbook({ Orders: [['order_id'], ['1']] })))], 'unsupported_format'],
  ['a packed file in a packed file', [gzipSync(gzipSync(orders))], 'unsupported_format'],
];

for (const [what, parts, code] of broken) {
  test(`${what} is ${code} and the session goes on`, async (t) => {
    const { client } = await shop(t);
    await assert.rejects(client.importFile(new Blob(parts), 'file'), { code });
    assert.equal((await client.overview()).net, 25);
  });
}

test('every sheet of a workbook becomes a file of its own', async (t) => {
  const { client } = await engine(t);
  const sheets = {
    Klienci: [['customer_id', 'email'], ['1', 'ana@example.com'], ['2', 'jan@example.com']],
    Orders: [['order_id', 'customer_id', 'order_date', 'total'], ['10', '1', '2024-02-29', '12.50']],
  };
  const reports = await client.importFile(new Blob([zip(workbook(sheets))]), 'shop.xlsx');
  assert.deepEqual(reports.map(({ part, format, kind, rows }) => [part, format, kind, rows.read]), [
    ['Klienci', 'xlsx', 'customers', 2], ['Orders', 'xlsx', 'orders', 1],
  ]);
  const [only, ...others] = await client.importFile(new Blob([zip(workbook(sheets))]), 'shop.xlsx', { sheet: 'Orders' });
  assert.deepEqual([only.part, others.length, only.mapping.reading], ['Orders', 0, { sheet: 'Orders' }]);
});

test('a file is read as it is told, and the report says what was told', async (t) => {
  const { client } = await engine(t);
  const bytes = Buffer.from('imi\xea;miasto\nJ\xf3zef;\xa3\xf3d\xbc\n', 'latin1');
  const [told] = await client.importFile(new Blob([bytes]), 'a.csv', { encoding: 'iso-8859-2' });
  assert.deepEqual([told.encoding.name, told.encoding.is_told], ['iso-8859-2', true]);
  assert.deepEqual((await client.previewTable(told.id, 0, 1)).rows, [['Józef', 'Łódź']]);
  const [bare] = await client.importFile(new Blob([bytes]), 'a.csv', { delimiter: ',', header_rows: 0 });
  assert.deepEqual([bare.columns.length, bare.rows.read, bare.dialect.delimiter], [1, 2, 'comma']);
  await assert.rejects(client.importFile(new Blob([bytes]), 'a.csv', { colour: 'red' }), { code: 'invalid_json' });
});

test('dates that could be either way round are asked about, and the answer is taken', async (t) => {
  const { client } = await engine(t);
  const rows = ['03/04/2024', '05/06/2024', '07/08/2024'].map((day, index) => `${index},7,${day},1.00`);
  const [report] = await client.importFile(new Blob([['order_id,customer_id,order_date,total', ...rows].join('\n')]), 'a.csv');
  const [ask, ...others] = report.asks;
  assert.deepEqual(others, []);
  const { about, column, answers, taken, example, shown } = ask;
  assert.deepEqual({ about, column, answers, taken, example, shown }, {
    about: 'date_order', column: 2, answers: ['dmy', 'mdy'], taken: 'mdy', example: '03/04/2024', shown: ['2024-04-03', '2024-03-04'],
  });
  assert.deepEqual(report.freshness, { column: 2, first: '2024-03-04', last: '2024-07-08' });
  const types = { order_date: { date_order: 'dmy' } };
  const told = await client.setMapping(report.id, { ...report.mapping, types });
  assert.deepEqual([told.asks, told.columns[2].date_order], [[], 'dmy']);
  assert.deepEqual(told.freshness, { column: 2, first: '2024-04-03', last: '2024-08-07' });
  assert.deepEqual(told.changes, ['column `order_date` is read in another way']);
  assert.equal(told.issue_counts.ambiguous_dates, undefined);
  const back = await client.setMapping(report.id, report.mapping);
  assert.deepEqual([back.changes, back.issue_counts.ambiguous_dates], [[], 1]);
});

test('IP addresses and places are left out until they are taken in', async (t) => {
  const { client } = await engine(t);
  const rows = ['1;ana@example.com;192.0.2.1', '2;jan@example.com;198.51.100.7'];
  const [report] = await client.importFile(new Blob([['customer_id;email;ip_address', ...rows].join('\n')]), 'a.csv');
  assert.deepEqual(report.personal, [
    { column: 1, kind: 'email', rows: 2, left_out: false }, { column: 2, kind: 'ip_address', rows: 2, left_out: true },
  ]);
  assert.deepEqual(report.columns.map(({ left_out }) => left_out), [false, false, true]);
  assert.deepEqual(report.mapping.left_out, ['ip_address']);
  const taken = await client.setMapping(report.id, { ...report.mapping, left_out: ['email'] });
  assert.deepEqual(taken.columns.map(({ left_out }) => left_out), [false, true, false]);
});

test('an issue leads to its row, whatever stands in front of it', async (t) => {
  const { client } = await engine(t);
  const text = 'order_id,customer_id,order_date,total\n1,7,2024-02-29,1.00\n\n2,7,2024-03-01,2.00\n2,7,2024-03-01,2.00\n3,8,2024-03-02,3.00\n4,8,2024-03-03,3.00\n5,9,2024-03-03,3.00\n';
  const [found] = await client.importFile(new Blob([text]), 'a.csv');
  const orders = found.candidates.find(({ kind }) => kind === 'orders');
  const report = await client.setMapping(found.id, orders.mapping);
  const { rows: { read, used, skipped, blank, repeated }, issues } = report;
  assert.deepEqual({ read, used, skipped, blank, repeated }, { read: 6, used: 5, skipped: 1, blank: 1, repeated: 1 });
  const again = issues.find(({ code }) => code === 'repeated_record');
  const { rows: [row], numbers } = await client.previewTable(report.id, again.table_row, 1);
  assert.deepEqual([row[0], again.table_row, numbers], ['2', 2, [again.row]]);
});

test('an unknown file, segment or profile is refused with a code', async (t) => {
  const { client } = await shop(t);
  const codes = await Promise.all([
    client.removeFile(99), client.previewTable(99, 0, 1), client.removeSegment('nobody'), client.profile(99),
    client.findPeople({ segment: 'nobody' }), client.countRule({ feature: 'shoe_size', is: 'known' }),
    client.setOptions({ colour: 'red' }),
  ].map((call) => call.then(() => 'answered', ({ code }) => code)));
  assert.deepEqual(codes, [
    'not_found', 'not_found', 'not_found', 'not_found', 'not_found', 'not_found', 'invalid_json',
  ]);
});

test('a hundred sessions opened, filled, asked and closed leave memory and handles where they were', async () => {
  const module = await openModule(wasm);
  const useOnce = () => {
    const session = new module.Session(1);
    session.beginImport(JSON.stringify({ name: 'orders.csv', size: orders.length }));
    while (JSON.parse(session.nextRange()).value) {
      session.pushChunk(Buffer.from(orders));
      session.endRange();
    }
    let reports = null;
    while (!reports) reports = JSON.parse(session.finishImport()).value;
    assert.equal(reports.length, 1);
    session.overview();
    session.profiles();
    session.findPeople('{}');
    const memory = session.memory();
    session.delete();
    return { memory, handles: module.count_emval_handles?.() };
  };
  const first = useOnce();
  assert.ok(first.memory > 0);
  for (let time = 0; time < 100; ++time) assert.deepEqual(useOnce(), first);
});

test('a hundred imports and removals in one session leave its memory where it was', async (t) => {
  const { client } = await engine(t);
  const large = new Blob([orders, '13,3,2024-03-07,1.00\n'.repeat(20_000)]);
  const once = async () => {
    const [{ id }] = await client.importFile(large, 'orders.csv');
    await client.overview();
    await client.removeFile(id);
    return client.memory();
  };
  await once();
  const early = await once();
  for (let time = 0; time < 98; ++time) await once();
  assert.equal(await client.memory(), early);
});

test('the invented file that warms the engine up is read to its end and forgotten', async () => {
  const module = await openModule(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length));
  const sessions = [];
  const Session = function open(seed) {
    sessions.push(new module.Session(seed));
    return sessions[0];
  };
  let reports = [];
  const finishImport = module.Session.prototype.finishImport;
  module.Session.prototype.finishImport = function finish() {
    const outcome = finishImport.call(this);
    reports = JSON.parse(outcome).value ?? reports;
    return outcome;
  };
  await warmUp({ Session });
  assert.deepEqual(reports.map(({ kind, rows: { read, broken } }) => [kind, read, broken]), [['orders', 20_000, 0]]);
  assert.equal(sessions.length, 1);
  assert.ok(sessions[0].isDeleted());
});
