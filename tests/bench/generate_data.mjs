// Makes the data that our measurements run on: customers, their orders and a survey, invented and
// seeded, so that the same size is the same bytes on every machine.
//   node tests/bench/generate_data.mjs small|medium|large [folder]
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { padded, randomFrom } from './seeded_random.mjs';

export const sizes = {
  small: { customers: 10_000, orders: 100_000, responses: 2_500 },
  medium: { customers: 200_000, orders: 2_000_000, responses: 50_000 },
  large: { customers: 1_000_000, orders: 10_000_000, responses: 250_000 },
  gigabyte: { customers: 1_350_000, orders: 13_500_000, responses: 250 },
};

const here = fileURLToPath(new URL('../../build/bench/data/', import.meta.url));
const bufferBytes = 1 << 22;

const stores = ['Harbour', 'Old Town', 'Station', 'Hill', 'Online', 'Online app', 'Market', 'Mill'];
const categories = ['Coffee', 'Tea', 'Cups', 'Filters', 'Grinders', 'Kettles', 'Sweets', 'Gifts', 'Books', 'Spare parts', 'Syrups', 'Travel'];
const firstNames = ['Anna', 'Jan', 'Zofia', 'Piotr', 'Marija', 'Ivan', 'Olga', 'Lena', 'Tomasz', 'Ewa', 'Luka', 'Nina', 'Mark', 'Sara', 'Adam', 'Julia'];
const lastNames = ['Kowal', 'Lipa', 'Babic', 'Novak', 'Orlova', 'Stone', 'Field', 'Brook', 'Zima', 'Wilk', 'Rak', 'Horvat', 'Lis', 'Sokol', 'Baran', 'Hill'];
const cities = ['Riverton', 'Lakeside', 'Northport', 'Eastfield', 'Westhill', 'Southbay', 'Midvale', 'Greenford'];
const praises = ['Fast and friendly', 'I came back for the coffee', 'The parcel was late, but "Hill" helped', 'Good prices; small choice', 'Would love more tea\nand fewer e-mails', 'Nothing to add'];

const pick = (random, list) => list[Math.floor(random() * list.length)];
const days = (() => {
  const list = [];
  for (let day = Date.UTC(2022, 0, 1); day < Date.UTC(2025, 0, 1); day += 86_400_000) {
    list.push(new Date(day).toISOString().slice(0, 10));
  }
  return list;
})();

const emailOf = (customer) => `${firstNames[customer % 16].toLowerCase()}.${lastNames[(customer >> 4) % 16].toLowerCase()}.${customer}@mail.example`;

function* customerRows({ customers }) {
  const random = randomFrom(1);
  yield 'customer_id,email,first_name,last_name,city,registered_on,newsletter\n';
  for (let i = 0; i < customers; ++i) {
    yield `C${padded(i, 7)},${emailOf(i)},${firstNames[i % 16]},${lastNames[(i >> 4) % 16]},` +
      `${pick(random, cities)},${pick(random, days)},${random() < 0.4 ? 'yes' : 'no'}\n`;
  }
}

/** Few customers order much and most order once or twice: the square of a uniform number. */
function* orderRows({ customers, orders }) {
  const random = randomFrom(2);
  yield 'order_id,customer_id,ordered_at,store,category,product,quantity,unit_price,total,status\n';
  for (let i = 0; i < orders; ++i) {
    const customer = Math.floor(random() ** 2 * customers);
    const product = Math.floor(random() ** 2 * 2000);
    const quantity = 1 + Math.floor(random() ** 3 * 9);
    const cents = 199 + (product * 7919) % 9800;
    const total = cents * quantity;
    yield `${1_000_000 + i},C${padded(customer, 7)},${days[Math.floor((i / orders) * days.length)]},` +
      `${pick(random, stores)},${categories[product % 12]},Product ${padded(product, 4)},${quantity},` +
      `${(cents / 100).toFixed(2)},${(total / 100).toFixed(2)},${random() < 0.96 ? 'paid' : 'returned'}\n`;
  }
}

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

function* responseRows({ customers, responses }) {
  const random = randomFrom(3);
  yield 'Timestamp,Email,"How likely are you to recommend us to a friend, from 0 to 10?","How satisfied are you with the delivery?","What do you buy? (tick all)","Anything else, in your own words?"\n';
  for (let i = 0; i < responses; ++i) {
    const bought = categories.filter(() => random() < 0.2).join(', ');
    const words = random() < 0.5 ? '' : quoted(`${pick(random, praises)} (${i})`);
    yield `${pick(random, days)} ${padded(Math.floor(random() * 24), 2)}:${padded(Math.floor(random() * 60), 2)}:00,` +
      `${emailOf(Math.floor(random() * customers))},${Math.floor(10.99 * Math.sqrt(random()))},` +
      `${1 + Math.floor(random() * 5)},${quoted(bought)},${words}\n`;
  }
}

function write(path, rows) {
  const file = openSync(`${path}.part`, 'w');
  let buffer = '';
  for (const row of rows) {
    buffer += row;
    if (buffer.length < bufferBytes) continue;
    writeSync(file, buffer);
    buffer = '';
  }
  writeSync(file, buffer);
  closeSync(file);
  renameSync(`${path}.part`, path);
}

/** The paths of the files of a size, made when they are not there yet. */
export function dataOf(size, folder = here) {
  mkdirSync(folder, { recursive: true });
  const path = (name) => join(folder, `${size}-${name}.csv`);
  const files = { customers: path('customers'), orders: path('orders'), survey: path('survey') };
  const rows = { customers: customerRows, orders: orderRows, survey: responseRows };
  for (const [name, file] of Object.entries(files)) {
    if (!existsSync(file)) write(file, rows[name](sizes[size]));
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , size = 'small', folder] = process.argv;
  if (!(size in sizes)) throw new Error(`the sizes are ${Object.keys(sizes).join(', ')}`);
  console.log(Object.values(dataOf(size, folder)).join('\n'));
}
