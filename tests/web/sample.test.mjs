import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { bundled, compiled } from './support/compiled.mjs';
import { groupBy, minor, normalEmail, records, sampleTables } from './support/sample_tables.mjs';

function assertBetween(value, lowest, highest) {
  assert.ok(value >= lowest && value <= highest, `${value} is not within ${lowest} to ${highest}`);
}

const share = (list, is) => list.filter(is).length / list.length;

describe('The generator of the sample', () => {
  let sample;
  before(async () => {
    sample = await compiled('demo/sample/index.ts');
  });

  const hashes = (files) => files.map(({ name, text }) =>
    `${name} ${createHash('sha256').update(text).digest('hex')}`);

  test('gives the same bytes every time, in one go or in slices', async () => {
    const first = hashes(sample.generateSample());
    assert.deepEqual(hashes(sample.generateSample()), first);
    assert.deepEqual(hashes(await sample.generateSampleInSlices()), first);
  });

  test('uses nothing that another browser, clock or locale may answer differently', async () => {
    const source = await bundled('demo/sample/index.ts');
    const code = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
    const used = new Set(code.match(/\b(Math\.\w+|Date|Intl|performance|crypto|\w*[lL]ocale\w*)\b/g));
    const exact = ['Math.E', 'Math.abs', 'Math.floor', 'Math.imul', 'Math.max', 'Math.min', 'Math.round'];
    assert.deepEqual([...used].filter((name) => !exact.includes(name)), []);
    assert.ok(!code.includes('**'), 'powers are approximations too');
  });

  test('lets the page in often, and stops when the page throws', async () => {
    let slices = 0;
    const stop = () => {
      slices += 1;
      if (slices === 100) throw new Error('stopped');
    };
    await assert.rejects(sample.generateSampleInSlices(stop), /stopped/);
    assert.equal(slices, 100);
  });

  test('describes each of its four files', () => {
    const files = sample.generateSample();
    assert.deepEqual(files.map(({ name }) => name),
      ['customers.csv', 'orders.csv', 'order_lines.csv', 'survey.csv']);
    assert.ok(files.every(({ about }) => about.length > 50));
  });

  test('is small', async () => {
    const code = await bundled('demo/sample/index.ts', true);
    assertBetween(Buffer.byteLength(code), 1, 26 * 1024);
  });
});

describe('Random numbers', () => {
  let random;
  before(async () => {
    random = await compiled('demo/sample/random.ts');
  });

  const moments = (draw) => {
    const next = random.seededRandom(7);
    const values = Array.from({ length: 100_000 }, () => draw(next));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, variance };
  };

  test('follow the reference implementation of xoshiro128** 1.1', () => {
    const next = random.xoshiro128([1, 2, 3, 4]);
    assert.deepEqual(Array.from({ length: 10 }, next), [11520, 0, 5927040, 70819200, 2031721883,
      1637235492, 1287239034, 3734860849, 3729100597, 4258142804]);
  });

  // 100,000 draws: a mean is off by more than 0.02 once in millions of seeds here.
  test('have the mean and variance of their distributions', () => {
    const expected = [
      [random.uniform, 0.5, 1 / 12],
      [random.exponential, 1, 1],
      [random.normal, 0, 1],
      [(next) => random.gamma(next, 0.7), 1, 1 / 0.7],
      [(next) => random.gamma(next, 0.45), 1, 1 / 0.45],
    ];
    for (const [draw, mean, variance] of expected) {
      const found = moments(draw);
      assertBetween(found.mean, mean - 0.02, mean + 0.02);
      assertBetween(found.variance / variance, 0.94, 1.06);
    }
  });

  test('pick by weight and never what weighs nothing', () => {
    const next = random.seededRandom(1);
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 10_000; draw += 1) counts[random.pickWeighted(next, [1, 0, 3])] += 1;
    assert.equal(counts[1], 0);
    assertBetween(counts[2], 7300, 7700);
  });

  test('rest on a logarithm and exponential that agree with Math', async () => {
    const { exp, ln } = await compiled('demo/sample/elementary.ts');
    for (let x = -30; x < 30; x += 0.37) {
      assertBetween(exp(x) / Math.exp(x), 1 - 1e-13, 1 + 1e-13);
      assertBetween(ln(Math.exp(x)) - x, -1e-13 * 30, 1e-13 * 30);
    }
  });
});

test('The calendar agrees with Date on every day of two leap cycles', async () => {
  const { civil, dayOf, isoDate, weekday } = await compiled('demo/sample/calendar.ts');
  for (let day = -15_000; day < 25_000; day += 1) {
    const date = new Date(day * 86_400_000);
    assert.equal(isoDate(day), date.toISOString().slice(0, 10));
    assert.equal(dayOf(civil(day)), day);
    if (day >= 0) assert.equal(weekday(day), date.getUTCDay());
  }
});

describe('customers.csv', () => {
  let table;
  let customers;
  before(async () => {
    table = (await sampleTables())['customers.csv'];
    customers = records(table);
  });

  test('is a Polish CRM export: BOM, semicolons, CRLF, days first', () => {
    assert.equal(table.text.charCodeAt(0), 0xfeff);
    assert.ok(!/[^\r]\n/.test(table.text));
    assert.deepEqual(table.header, ['ID klienta', 'Imię', 'Nazwisko', 'E-mail', 'Telefon', 'Miasto',
      'Kod pocztowy', 'Kraj', 'Data urodzenia', 'Data rejestracji', 'Zgoda marketingowa']);
    assert.ok(customers.every((row) => /^(\d\d\.\d\d\.\d{4})?$/.test(row['Data rejestracji'])));
    assert.deepEqual(new Set(customers.map((row) => row['Zgoda marketingowa'])), new Set(['tak', 'nie', '']));
  });

  test('has about 5,150 rows for 5,000 people, some under two ids, some twice', () => {
    assertBetween(customers.length, 5100, 5200);
    const byId = groupBy(customers, (row) => row['ID klienta']);
    const repeated = [...byId.values()].filter((rows) => rows.length > 1);
    assertBetween(repeated.length, 50, 70);
    assert.ok(repeated.every(([first, second]) => first['Telefon'] !== second['Telefon']));

    const spelled = [...groupBy(customers, (row) => normalEmail(row['E-mail']))]
      .filter(([email]) => email.includes('@') && !email.includes('@@'))
      .filter(([, rows]) => new Set(rows.map((row) => row['ID klienta'])).size > 1);
    assertBetween(spelled.length, 60, 110);
    assert.ok(spelled.every(([, rows]) => new Set(rows.map((row) => row['E-mail'].trim())).size > 1));
    assertBetween(byId.size - spelled.length, 4990, 5010);
  });

  test('is dirty in the stated amounts', () => {
    assertBetween(share(customers, (row) => row['E-mail'] === ''), 0.05, 0.075);
    assertBetween(share(customers, (row) => Object.values(row).some((cell) => cell !== cell.trimEnd())), 0.015, 0.035);
    const broken = customers.filter((row) => row['E-mail'] !== '' && !/^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(row['E-mail'].trim()));
    assertBetween(broken.length, 5, 12);
    assert.equal(table.rows.filter((row) => row.length === 1).length, 5);
    assert.deepEqual(table.rows.map((row) => row.length).filter((width) => width > 1 && width !== 11), [8, 13]);
    assertBetween(customers.filter((row) => row['Miasto'].includes(';')).length, 15, 35);
    assertBetween(customers.filter((row) => row['Nazwisko'].includes('"')).length, 5, 15);
  });

  test('has two birth dates that do not exist', () => {
    const exists = (text) => {
      const [day, month, year] = text.split('.').map(Number);
      return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
    };
    const dates = customers.map((row) => row['Data urodzenia']).filter((text) => text !== '');
    assert.deepEqual(dates.filter((text) => !exists(text)), ['31.02.1990', '30.02.1985']);
  });

  test('has Polish, Croatian, Czech, German and Russian names', () => {
    for (const name of ['Łukasz', 'Małgorzata', 'Čović', 'Đurić', 'Růžička', 'Müller', 'Иван']) {
      assert.ok(table.text.includes(name), name);
    }
    const women = customers.filter((row) => row['Imię'].trim() === 'Małgorzata');
    assert.ok(women.every((row) => !/[sc]ki$/.test(row['Nazwisko'])));
  });

  test('rings nobody up', () => {
    const phones = customers.map((row) => row['Telefon'].trim());
    assert.ok(phones.every((phone) => /^\+(48|385|420|371|7) 000 [\d ]+$|^\+49 30 23125 \d{3}$/.test(phone)));
  });
});

describe('orders.csv and order_lines.csv', () => {
  let tables;
  let orders;
  let lines;
  before(async () => {
    tables = await sampleTables();
    orders = records(tables['orders.csv']);
    lines = records(tables['order_lines.csv']);
  });

  test('are shop exports: commas and tabs, line feeds, English headers', () => {
    for (const name of ['orders.csv', 'order_lines.csv']) assert.ok(!/[\r\uFEFF]/.test(tables[name].text));
    assert.deepEqual(tables['orders.csv'].header, ['order_id', 'customer_id', 'email', 'ordered_at',
      'status', 'currency', 'total', 'channel']);
    assert.deepEqual(tables['order_lines.csv'].header, ['order_id', 'product', 'category', 'brand',
      'quantity', 'unit_price']);
    assert.ok(orders.every((row) => /^0\d{6}$/.test(row.order_id)));
    assert.ok(orders.every((row) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(row.ordered_at)));
    assert.ok([...orders, ...lines].every((row) => Object.keys(row).length >= 6));
  });

  test('hold about 40,000 orders of three years and 75,000 lines', () => {
    assertBetween(orders.length, 39_000, 41_000);
    assertBetween(lines.length, 72_000, 78_000);
    const times = orders.map((row) => row.ordered_at);
    assert.deepEqual([...times].sort(), times);
    assert.ok(times[0].startsWith('2023-10-01') && times.at(-1).startsWith('2026-09-30'));
  });

  test('have twelve rows twice and no other order id twice', () => {
    const repeated = [...groupBy(orders, (row) => row.order_id).values()].filter((rows) => rows.length > 1);
    assert.equal(repeated.length, 12);
    for (const [first, second] of repeated) assert.deepEqual(first, second);
  });

  test('have cancelled orders, returns with negative totals, guests, nobody and euros', () => {
    assertBetween(share(orders, (row) => row.status === 'cancelled'), 0.015, 0.025);
    assertBetween(share(orders, (row) => row.status === 'refunded'), 0.035, 0.045);
    assert.ok(orders.every((row) => row.status === 'refunded' === row.total.startsWith('-')));
    assertBetween(share(orders, (row) => row.customer_id === ''), 0.07, 0.095);
    assertBetween(orders.filter((row) => row.customer_id === '' && row.email === '').length, 3, 9);
    assertBetween(share(orders, (row) => row.currency === 'EUR'), 0.003, 0.007);
  });

  test('name customers of customers.csv only, and some guests are customers', () => {
    const customers = records(tables['customers.csv']);
    const ids = new Set(customers.map((row) => row['ID klienta']));
    const emails = new Set(customers.map((row) => normalEmail(row['E-mail'])));
    assert.ok(orders.every((row) => row.customer_id === '' || ids.has(row.customer_id)));
    const guests = orders.filter((row) => row.customer_id === '' && row.email !== '');
    assertBetween(share(guests, (row) => emails.has(normalEmail(row.email))), 0.25, 0.5);
  });

  test('agree: the lines of every order add up to its total, and ten lines have no order', () => {
    const sums = new Map();
    for (const { order_id: id, quantity, unit_price: price } of lines) {
      sums.set(id, (sums.get(id) ?? 0) + Number(quantity) * minor(price));
    }
    for (const row of orders) assert.equal(sums.get(row.order_id), minor(row.total), row.order_id);
    const ids = new Set(orders.map((row) => row.order_id));
    assertBetween(lines.filter((row) => !ids.has(row.order_id)).length, 8, 12);
  });

  test('have product names with quotes and commas, three brands, prices above zero', () => {
    assert.ok(lines.some((row) => row.product.startsWith('Patelnia 11", nieprzywierająca')));
    assert.ok(lines.every((row) => row.product !== '' && minor(row.unit_price) > 0 && Number(row.quantity) !== 0));
    assert.deepEqual(new Set(lines.map((row) => row.brand)), new Set(['Halniak', 'Miskarnia', 'Bąkoludki']));
  });
});

describe('The people of the sample', () => {
  let buyers;
  let lines;
  let orders;
  before(async () => {
    const tables = await sampleTables();
    orders = records(tables['orders.csv']);
    lines = records(tables['order_lines.csv']);
    const known = orders.filter((row) => row.customer_id !== '' && row.currency === 'PLN' && row.status !== 'cancelled');
    buyers = [...groupBy(known, (row) => row.customer_id).values()];
  });

  const lastPurchase = (rows) => rows.filter((row) => row.status === 'completed').at(-1)?.ordered_at ?? '';

  test('spend unequally: the top fifth brings 60 to 70 % of revenue', () => {
    const spend = buyers.map((rows) => rows.reduce((sum, row) => sum + minor(row.total), 0)).sort((a, b) => b - a);
    const sum = (list) => list.reduce((total, value) => total + value, 0);
    assertBetween(sum(spend.slice(0, Math.ceil(spend.length / 5))) / sum(spend), 0.6, 0.7);
  });

  test('come, stay or leave: some bought once, some are lapsed, some are new', () => {
    assertBetween(share(buyers, (rows) => rows.length === 1), 0.2, 0.4);
    assertBetween(share(buyers, (rows) => lastPurchase(rows) < '2025-10-01'), 0.2, 0.45);
    assertBetween(share(buyers, (rows) => lastPurchase(rows) >= '2026-07-01'), 0.3, 0.6);
    assertBetween(share(buyers, ([first]) => first.ordered_at >= '2026-07-01'), 0.05, 0.15);
  });

  test('buy for Christmas, and outdoor things in summer', () => {
    const months = groupBy(orders, (row) => row.ordered_at.slice(0, 7));
    assertBetween(months.get('2025-12').length / (orders.length / 36), 1.5, 2.5);
    const monthOf = new Map(orders.map((row) => [row.order_id, row.ordered_at.slice(0, 7)]));
    const outdoor = (month) => share(lines.filter((row) => monthOf.get(row.order_id) === month), (row) => row.brand === 'Halniak');
    assert.ok(outdoor('2026-06') > outdoor('2025-12') + 0.15);
  });

  test('often know more than one brand', () => {
    const buyerOf = new Map(orders.map((row) => [row.order_id, row.customer_id]));
    const named = lines.filter((row) => buyerOf.get(row.order_id));
    const brands = [...groupBy(named, (row) => buyerOf.get(row.order_id)).values()]
      .map((rows) => new Set(rows.map((row) => row.brand)).size);
    assertBetween(share(brands, (count) => count > 1), 0.4, 0.8);
    assertBetween(share(brands, (count) => count === 3), 0.15, 0.5);
  });
});

describe('survey.csv', () => {
  let table;
  let responses;
  let orders;
  let knownEmails;
  const [recommend, satisfied, ranges, reason] = [2, 3, 4, 5];
  before(async () => {
    const tables = await sampleTables();
    table = tables['survey.csv'];
    responses = table.rows;
    orders = groupBy(records(tables['orders.csv']), (row) => normalEmail(row.email));
    knownEmails = new Set(records(tables['customers.csv']).map((row) => normalEmail(row['E-mail'])));
  });

  const netPromoterScore = (rows) => {
    const answers = rows.map((row) => row[recommend]).filter((cell) => cell !== '').map(Number);
    return 100 * (share(answers, (value) => value >= 9) - share(answers, (value) => value <= 6));
  };

  test('looks like a form export of about 1,200 responses', () => {
    assert.deepEqual(table.errors, []);
    assertBetween(responses.length, 1100, 1300);
    assert.ok(responses.every((row) => row.length === table.header.length));
    assert.ok(responses.every((row) => /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d$/.test(row[0])));
    const answers = (column) => new Set(responses.map((row) => row[column]).filter((cell) => cell !== ''));
    assert.deepEqual([...answers(recommend)].map(Number).sort((a, b) => a - b), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.deepEqual([...answers(satisfied)].sort(), ['1', '2', '3', '4', '5']);
  });

  test('has blank answers to every question but the time', () => {
    for (let column = 1; column < table.header.length; column += 1) {
      assertBetween(share(responses, (row) => row[column] === ''), 0.005, 0.65);
    }
  });

  test('belongs to known customers for the most part', () => {
    const given = responses.map((row) => normalEmail(row[1])).filter((email) => email !== '');
    assertBetween(share(given, (email) => knownEmails.has(email)), 0.8, 0.9);
  });

  test('offers options with commas inside', () => {
    const cells = (column) => responses.map((row) => row[column]);
    assert.ok(cells(ranges).includes('Tents, sleeping bags and rucksacks'));
    assert.ok(cells(ranges).some((cell) => cell.includes("Toys and games, Children's clothes, shoes and school things")));
    assert.ok(cells(reason).includes('Wide choice, everything in one place'));
  });

  test('has open answers with line breaks and quotes, in several languages', () => {
    const answers = responses.map((row) => row.at(-1)).filter((cell) => cell !== '');
    assertBetween(answers.filter((cell) => cell.includes('\n')).length, 20, 150);
    assert.ok(answers.some((cell) => cell.includes('"')));
    for (const letters of [/[ąęłżź]/, /[đć]/, /[ěř]/, /[äöüß]/, /[а-я]/]) {
      assert.ok(answers.some((cell) => letters.test(cell)), String(letters));
    }
  });

  test('is happier the more people buy, and less so after a return', () => {
    assertBetween(netPromoterScore(responses), 15, 50);
    const countOf = (row) => orders.get(normalEmail(row[1]))?.length ?? 0;
    const rare = responses.filter((row) => countOf(row) >= 1 && countOf(row) <= 3);
    const regular = responses.filter((row) => countOf(row) > 15);
    assert.ok(netPromoterScore(regular) > netPromoterScore(rare) + 15);

    const hasReturned = (row) => orders.get(normalEmail(row[1]))?.some(({ status }) => status === 'refunded') ?? false;
    const topTwoShare = (rows) => share(rows.filter((row) => row[satisfied] !== ''), (row) => row[satisfied] >= '4');
    const oneOff = (row) => countOf(row) <= 5 && countOf(row) > 0;
    const returners = responses.filter((row) => oneOff(row) && hasReturned(row));
    const others = responses.filter((row) => oneOff(row) && !hasReturned(row));
    assert.ok(topTwoShare(returners) < topTwoShare(others) - 0.1);
  });
});

test('Every address of the sample is on a domain kept for examples', async () => {
  for (const { text } of Object.values(await sampleTables())) {
    const domains = new Set(text.toLowerCase().match(/@[\w.-]+/g));
    const kept = ['@example.com', '@example.org', '@example.net', '@poczta.example', '@mail.example'];
    assert.deepEqual([...domains].filter((domain) => !kept.includes(domain)), []);
  }
});
