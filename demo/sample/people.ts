import { FIRST_DAY, LAST_DAY, dayOf, padded } from './calendar.js';
import {
  type Random, below, chance, entry, exponential, gamma, normal, pick, pickWeighted, uniform,
} from './random.js';
import { BRANDS } from './products.js';
import { CULTURES, type Culture, PHONES, type Place, plainLetters } from './words.js';

export const CHANNELS = ['web', 'app', 'store', 'marketplace'] as const;
const CHANNEL_SHARES = [0.5, 0.24, 0.16, 0.1];

/** What makes people buy differently; nobody exports it. */
export interface Traits {
  yearlyOrders: number; // while they keep coming
  warmth: number; // how easily pleased, standard normal
  budget: number; // standard normal
  tastes: readonly number[]; // share of each brand, adds up to 1
  channel: number; // their usual one
}

/** One entry of the CRM; a few people have two. */
export interface Account {
  id: string;
  openedOn: number;
  email: string; // as the CRM has it
  person: Person;
}

export interface Person {
  culture: Culture;
  place: Place;
  firstName: string;
  lastName: string;
  email: string; // lower case; empty when they gave none
  phone: string;
  birthDay: number;
  toldBirthDay: boolean;
  knownSince: number;
  traits: Traits;
  accounts: Account[];
}

const CULTURE_SHARES = CULTURES.map(({ share }) => share);
const DOMAINS = ['example.com', 'example.org', 'example.net', 'poczta.example'];
const SHARE_WITHOUT_EMAIL = 0.06;
const SHARE_WITH_SECOND_ACCOUNT = 0.018;

/** Makes people whose addresses are all different. */
export function makePerson(random: Random, knownSince: number, taken: Set<string>): Person {
  const culture = entry(CULTURES, pickWeighted(random, CULTURE_SHARES));
  const isWoman = chance(random, 0.58);
  const firstName = pick(random, isWoman ? culture.women : culture.men);
  const surname = pick(random, culture.surnames);
  const lastName = isWoman ? feminine(surname, culture.feminine) : surname;
  const place = pick(random, culture.places);
  return {
    culture,
    place: { ...place, postcode: digitsFilled(random, place.postcode) },
    firstName,
    lastName,
    email: makeEmail(random, plainLetters(firstName), plainLetters(lastName), taken),
    phone: makePhone(random, place.country),
    birthDay: makeBirthDay(random),
    toldBirthDay: chance(random, 0.88),
    knownSince,
    traits: makeTraits(random),
    accounts: [],
  };
}

function feminine(surname: string, endings: Culture['feminine']): string {
  const found = endings.find(([his]) => surname.endsWith(his));
  if (found === undefined) return surname;
  const [his, hers] = found;
  return surname.slice(0, surname.length - his.length) + hers;
}

function makeBirthDay(random: Random): number {
  const age = Math.min(86, Math.max(18, 41 + 13 * normal(random)));
  return LAST_DAY - Math.floor(age * 365.25) - below(random, 365);
}

function makeEmail(random: Random, first: string, last: string, taken: Set<string>): string {
  const initial = first.slice(0, 1);
  const shapes = [`${first}.${last}`, `${first}${last}`, `${initial}.${last}`, `${last}.${first}`];
  const local = entry(shapes, pickWeighted(random, [5, 1, 2, 2]));
  const domain = entry(DOMAINS, pickWeighted(random, [4, 2, 2, 2]));
  let email = `${local}@${domain}`;
  for (let number = 2 + below(random, 60); taken.has(email); number += 1) {
    email = `${local}${padded(number, 2)}@${domain}`;
  }
  taken.add(email);
  return email;
}

export function makePhone(random: Random, country: string): string {
  return digitsFilled(random, PHONES[country] ?? '');
}

function digitsFilled(random: Random, pattern: string): string {
  return pattern.replaceAll('#', () => String(below(random, 10)));
}

function makeTraits(random: Random): Traits {
  const likings = BRANDS.map(() => gamma(random, 0.45));
  const all = likings.reduce((sum, liking) => sum + liking, 0);
  return {
    yearlyOrders: 0.4 + 9.7 * gamma(random, 0.7),
    warmth: normal(random),
    budget: normal(random),
    tastes: likings.map((liking) => liking / all),
    channel: pickWeighted(random, CHANNEL_SHARES),
  };
}

/** The days on which people came to be known, in order: a business that has grown for years. */
export function joiningDays(random: Random, count: number, shareBefore: number): number[] {
  const opened = dayOf({ year: 2019, month: 4, day: 1 });
  const days = Array.from({ length: count }, () => {
    const from = chance(random, shareBefore) ? opened : FIRST_DAY;
    const until = from === opened ? FIRST_DAY : LAST_DAY + 1;
    const late = Math.max(uniform(random), chance(random, 0.5) ? uniform(random) : 0);
    return from + Math.floor(late * (until - from));
  });
  return days.sort((first, second) => first - second);
}

/** Gives everyone an account, some people a second one, and ids in the order of opening. */
export function openAccounts(random: Random, people: readonly Person[]): Account[] {
  const accounts = people.flatMap((person) => {
    if (chance(random, SHARE_WITHOUT_EMAIL)) person.email = '';
    const first = { id: '', openedOn: person.knownSince, email: person.email, person };
    person.accounts.push(first);
    if (person.email !== '' && chance(random, SHARE_WITH_SECOND_ACCOUNT)) {
      person.accounts.push(secondAccount(random, person));
    }
    return person.accounts;
  });
  accounts.sort((first, second) => first.openedOn - second.openedOn);
  let number = 1017;
  for (const account of accounts) {
    number += 1 + below(random, 3);
    account.id = padded(number, 6);
  }
  return accounts;
}

function secondAccount(random: Random, person: Person): Account {
  const wait = Math.floor(60 + 300 * exponential(random));
  const openedOn = Math.min(LAST_DAY, Math.max(FIRST_DAY, person.knownSince) + wait);
  return { id: '', openedOn, email: otherCase(random, person.email), person };
}

/** The same address as some people type it. */
export function otherCase(random: Random, email: string): string {
  if (chance(random, 0.4)) return email.toUpperCase();
  return email.replaceAll(/(^|[.@])[a-z]/g, (letter) => letter.toUpperCase());
}
