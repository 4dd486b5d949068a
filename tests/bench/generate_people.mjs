// Makes the customers of three shops of whom we know who is who, invented and seeded, so that the same
// size is the same bytes on every machine: a Polish shop, a Croatian one and one that sells to people
// from Russia and Ukraine. Many are customers of several, some of one shop twice, and between two
// records of one person there are slips of the keyboard, names that changed places, marriages, moves,
// new phones and addresses, lost diacritics and another alphabet. Relatives share address, surname and
// phone, and some are twins.
//   node tests/bench/generate_people.mjs records [folder]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countries } from './names.mjs';
import { padded, randomFrom } from './seeded_random.mjs';

const here = fileURLToPath(new URL('../../build/bench/data/', import.meta.url));

/** Shares, of people or of records. */
const share = {
  relatives: 0.3,
  twins: 0.015,
  otherShop: 0.45,
  twiceInShop: 0.06,
  slip: 0.04,
  swapped: 0.01,
  married: 0.05,
  moved: 0.15,
  newPhone: 0.2,
  newEmail: 0.25,
  plain: 0.3,
  shortName: 0.04,
  noEmail: 0.25,
  noPhone: 0.3,
  noBirthDate: 0.35,
  noAddress: 0.2,
  wrongDate: 0.01,
};

const random = { next: null };
const happens = (chance) => random.next() < chance;
const below = (count) => Math.floor(random.next() * count);
const pick = (list) => list[below(list.length)];
/** The first of a list come most often, as in Zipf's law. */
const pickCommon = (list) => list[Math.floor(list.length ** random.next()) - 1];

function phoneOf(country) {
  return `${country.prefix}${country.mobile}${padded(below(10 ** country.digits), country.digits)}`;
}

function addressOf(country) {
  const city = pickCommon(country.cities);
  const at = country.cities.indexOf(city);
  // Large cities have many postcodes and streets, small ones few.
  const codes = Math.max(1, Math.floor(120 / (1 + at)));
  return {
    city,
    postcode: country.postcode(at, below(codes)),
    street: pick(country.streets),
    house: String(1 + below(150)),
  };
}

function birthDate(from, years) {
  return { year: from + below(years), month: 1 + below(12), day: 1 + below(28) };
}

const latin = { ą: 'a', ć: 'c', ę: 'e', ł: 'l', ń: 'n', ó: 'o', ś: 's', ź: 'z', ż: 'z', č: 'c', š: 's', ž: 'z', đ: 'd' };
const plain = (text) => [...text].map((letter) => {
  const known = latin[letter.toLowerCase()];
  if (!known) return letter;
  return letter === letter.toLowerCase() ? known : known.toUpperCase();
}).join('');

const passport = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'ie', ґ: 'g',
};
const everyday = { ...passport, й: 'y', ю: 'yu', я: 'ya', ц: 'c', х: 'h' };
/** Cyrillic as one of two systems writes it in Latin letters. */
function romanised(text, system) {
  return [...text].map((letter) => {
    const lower = letter.toLowerCase();
    const known = system[lower];
    if (known === undefined) return letter;
    return letter === lower ? known : known.slice(0, 1).toUpperCase() + known.slice(1);
  }).join('');
}

function emailOf(person) {
  const given = romanised(plain(person.given), everyday).toLowerCase();
  const surname = romanised(plain(person.surname), everyday).toLowerCase().replace(/[^a-z]/g, '');
  const forms = [
    `${given}.${surname}`, `${given}${surname}`, `${given[0]}.${surname}`, `${surname}.${given}`,
    `${given}${String(person.born.year).slice(2)}`, `${pick(['kot', 'sun', 'max', 'luna', 'star', 'moto'])}${below(1000)}`,
  ];
  // Providers have an address only once.
  return `${pick(forms)}${below(100_000)}@${pick(['mail', 'post', 'inbox', 'letters'])}.example`;
}

/** The surname that a person of this sex has: Kowalski and Kowalska, Иванов and Иванова. */
function surnameOf(country, family, isWoman) {
  return isWoman ? country.ofWoman(family) : family;
}

function newPerson(country) {
  const isWoman = happens(0.52);
  const family = pickCommon(country.surnames);
  const person = {
    country,
    isWoman,
    family,
    given: pickCommon(isWoman ? country.women : country.men),
    surname: surnameOf(country, family, isWoman),
    born: birthDate(1940, 66),
    phone: phoneOf(country),
    ...addressOf(country),
  };
  person.email = emailOf(person);
  return person;
}

/** Somebody of the same household: another given name and, but for twins, another birth date. */
function relativeOf(person) {
  const isWoman = happens(0.5);
  const given = pickCommon(isWoman ? person.country.women : person.country.men);
  const relative = {
    ...person,
    isWoman,
    given: given === person.given ? pick(isWoman ? person.country.women : person.country.men) : given,
    surname: surnameOf(person.country, person.family, isWoman),
    born: happens(share.twins) ? person.born : birthDate(1940, 66),
  };
  if (happens(0.5)) relative.phone = phoneOf(person.country);
  relative.email = emailOf(relative);
  return relative;
}

/** One letter left out, doubled, exchanged with the next or mistaken. */
function slipped(text) {
  if (text.length < 3 || !happens(share.slip)) return text;
  const at = 1 + below(text.length - 2);
  const kinds = [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + text[at] + text.slice(at),
    () => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2),
    () => text.slice(0, at) + pick([...'aeionrstklm']) + text.slice(at + 1),
  ];
  return pick(kinds)();
}

/** What became of a person before the next record. */
function grownOlder(person) {
  const later = { ...person };
  if (happens(share.moved)) Object.assign(later, addressOf(person.country));
  if (happens(share.newPhone)) later.phone = phoneOf(person.country);
  if (person.isWoman && happens(share.married)) {
    later.family = pickCommon(person.country.surnames);
    later.surname = surnameOf(person.country, later.family, true);
  }
  if (happens(share.newEmail)) later.email = emailOf(later);
  return later;
}

function dateIn(shop, { year, month, day }) {
  let [m, d] = [month, day];
  if (happens(share.wrongDate)) [m, d] = d <= 12 ? [d, m] : [m, 1 + below(28)];
  return shop.dayFirst
    ? `${padded(d, 2)}.${padded(m, 2)}.${year}` : `${year}-${padded(m, 2)}-${padded(d, 2)}`;
}

function phoneIn(shop, phone) {
  if (shop.spaced) return phone.replace(/(\d{3})(?=\d)/g, '$1 ').trim();
  return happens(0.3) ? phone.replace(/^\+/, '00') : phone;
}

/** How the shop writes it: in its letters, with slips, blanks and a comma quoted. */
function writtenBy(shop, person) {
  const system = happens(0.5) ? passport : everyday;
  const loses = happens(share.plain);
  const write = (text) => {
    const letters = shop.cyrillic ? text : romanised(text, system);
    return slipped(loses ? plain(letters) : letters);
  };
  let given = write(happens(share.shortName) ? (person.country.short[person.given] ?? person.given) : person.given);
  let surname = write(person.surname);
  if (happens(share.swapped)) [given, surname] = [surname, given];
  const hasAddress = !happens(share.noAddress);
  return {
    given,
    surname,
    born: happens(share.noBirthDate) ? '' : dateIn(shop, person.born),
    email: happens(share.noEmail) ? '' : person.email,
    phone: happens(share.noPhone) ? '' : phoneIn(shop, person.phone),
    street: hasAddress ? write(person.street) : '',
    house: hasAddress ? person.house : '',
    postcode: hasAddress ? person.postcode : '',
    city: write(person.city),
  };
}

const shops = [
  {
    name: 'brzoza.csv', spaced: true, dayFirst: true,
    header: 'ID klienta,Imię,Nazwisko,Data urodzenia,E-mail,Telefon,Ulica,Nr domu,Kod pocztowy,Miasto',
    row: (id, r) => [id, r.given, r.surname, r.born, r.email, r.phone, r.street, r.house, r.postcode, r.city],
  },
  {
    name: 'jela.csv', spaced: false, dayFirst: false,
    header: 'customer_id,full_name,date_of_birth,email,phone,street,house_number,postal_code,city',
    row: (id, r) => [id, `${r.given} ${r.surname}`, r.born, r.email, r.phone, r.street, r.house, r.postcode, r.city],
  },
  {
    name: 'sosna.csv', spaced: false, dayFirst: false, cyrillic: true,
    header: 'customer_id,first_name,last_name,date_of_birth,email,phone,street,house_number,postal_code,city',
    row: (id, r) => [id, r.given, r.surname, r.born, r.email, r.phone, r.street, r.house, r.postcode, r.city],
  },
];

/** Texts of the three files, and of each the people behind its rows. */
export function generatePeople(records, seed = 1) {
  random.next = randomFrom(seed);
  const files = shops.map(({ name, header }) => ({ name, rows: [header], people: [] }));
  const mostShops = [0, 1, 2];
  let written = 0;
  const record = (shop, number, person) => {
    if (written === records) return;
    files[shop].people.push(number);
    const row = shops[shop].row(files[shop].people.length, writtenBy(shops[shop], person));
    files[shop].rows.push(row.join(','));
    ++written;
  };
  let previous = null;
  for (let number = 0; written < records; ++number) {
    const person = previous && happens(share.relatives) ? relativeOf(previous) : newPerson(pick(countries));
    previous = person;
    const home = countries.indexOf(person.country) % shops.length;
    let now = person;
    record(home, number, now);
    for (const shop of mostShops) {
      const comes = shop === home ? happens(share.twiceInShop) : happens(share.otherShop / 2);
      if (!comes) continue;
      now = grownOlder(now);
      record(shop, number, now);
    }
  }
  return files.map(({ name, rows, people }) => ({ name, text: `${rows.join('\n')}\n`, people }));
}

/** The files on the disk, made where they are not there yet. */
export function peopleFiles(records, folder = here) {
  mkdirSync(folder, { recursive: true });
  const stamp = join(folder, `people_${records}.json`);
  if (!existsSync(stamp)) {
    const files = generatePeople(records).map(({ name, text, people }) => {
      const path = join(folder, `${records}_${name}`);
      writeFileSync(path, text);
      return { name, path, people };
    });
    writeFileSync(stamp, JSON.stringify(files));
  }
  return JSON.parse(readFileSync(stamp, 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , records, folder] = process.argv;
  for (const { path, people } of peopleFiles(Number(records), folder)) console.log(path, people.length);
}
