import { polishDate } from './calendar.js';
import { type Dialect, delimitedRow, writeInSlices } from './delimited.js';
import { type Account, makePhone } from './people.js';
import { type Random, below, chance, entry } from './random.js';

const DIALECT: Dialect = { delimiter: ';', lineEnd: '\r\n' };
const HEADER = ['ID klienta', 'Imię', 'Nazwisko', 'E-mail', 'Telefon', 'Miasto', 'Kod pocztowy',
  'Kraj', 'Data urodzenia', 'Data rejestracji', 'Zgoda marketingowa'];

const COLUMN = { firstName: 1, lastName: 2, email: 3, phone: 4, city: 5, birthDate: 8 };
const ACCOUNTS_PER_SLICE = 250;
const COPY_EVERY = 83;
const COPY_DISTANCE = 31;

/** Row numbers, counted from the first account, at which something is wrong. */
const BLANK_LINES = [700, 1499, 2222, 3906, 4711];
const SHORT_ROW = 1234;
const LONG_ROW = 3456;
const IMPOSSIBLE_DATES = new Map([[812, '31.02.1990'], [2718, '30.02.1985']]);
const BROKEN_EMAILS: readonly ((email: string) => string)[] = [
  (email) => email.replace('@', '.'),
  (email) => email.slice(0, email.indexOf('@') + 1),
  (email) => email.replace('@', '@@'),
  () => 'brak',
];

/** customers.csv, with the dirt of a CRM that several shops have typed into for years. */
export function* writeCustomers(
  random: Random, accounts: readonly Account[],
): Generator<void, string> {
  const rows = yield* writeInSlices(accounts, ACCOUNTS_PER_SLICE, (account, position) => {
    const row = writeRow(soiled(random, cleanRow(random, account), position), position);
    return row + writeCopy(random, accounts, position - COPY_DISTANCE);
  });
  return `\uFEFF${delimitedRow(HEADER, DIALECT)}${rows}`;
}

function cleanRow(random: Random, { id, openedOn, email, person }: Account): string[] {
  const { place } = person;
  const born = person.toldBirthDay ? polishDate(person.birthDay) : '';
  const consent = chance(random, 0.14) ? '' : chance(random, 0.68) ? 'tak' : 'nie';
  return [id, person.firstName, person.lastName, email, person.phone, place.city, place.postcode,
    place.country, born, polishDate(openedOn), consent];
}

function writeRow(row: readonly string[], position: number): string {
  const blank = BLANK_LINES.includes(position) ? DIALECT.lineEnd : '';
  return blank + delimitedRow(row, DIALECT);
}

/** Some entries come a second time, with another phone. */
function writeCopy(random: Random, accounts: readonly Account[], position: number): string {
  if (position < 0 || position % COPY_EVERY !== 0) return '';
  const account = entry(accounts, position);
  const row = cleanRow(random, account);
  row[COLUMN.phone] = makePhone(random, account.person.place.country);
  return delimitedRow(row, DIALECT);
}

function soiled(random: Random, clean: readonly string[], position: number): string[] {
  const row = [...clean];
  if (chance(random, 0.03)) changeCell(row, 1 + below(random, 5), (cell) => `${cell} `);
  if (position % 211 === 7) changeCell(row, COLUMN.city, (city) => `${city}; centrum`);
  if (position % 503 === 11) changeCell(row, COLUMN.lastName, (name) => `${name} "Biuro"`);
  if (position % 607 === 13) changeCell(row, COLUMN.email, entry(BROKEN_EMAILS, position % 4));
  const impossible = IMPOSSIBLE_DATES.get(position);
  if (impossible !== undefined) row[COLUMN.birthDate] = impossible;
  if (position === SHORT_ROW) return row.slice(0, COLUMN.birthDate);
  return position === LONG_ROW ? [...row, '', 'VIP'] : row;
}

function changeCell(row: string[], column: number, change: (cell: string) => string): void {
  const cell = row[column] ?? '';
  if (cell !== '') row[column] = change(cell);
}
