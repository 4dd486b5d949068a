import { LAST_DAY, americanMoment } from './calendar.js';
import { type Dialect, delimitedRow, writeInSlices } from './delimited.js';
import { type Person, otherCase } from './people.js';
import { PHRASES, type Phrases } from './phrases.js';
import { BRANDS } from './products.js';
import { type Order, brandCounts } from './purchases.js';
import {
  type Random, below, chance, entry, normal, pick, pickWeighted,
} from './random.js';
import { withoutMarks } from './words.js';

const DIALECT: Dialect = { delimiter: ',', lineEnd: '\r\n' };
const HEADER = ['Timestamp', 'Email Address',
  'How likely are you to recommend us to a friend or colleague?',
  'Overall, how satisfied are you with your last order?',
  'What do you buy from us most? (check all that apply)',
  'Why did you choose us?', 'How old are you?', 'Which brand do you know best?',
  'What should we do better?'];

const RANGE_OF: Readonly<Record<string, string>> = {
  Camping: 'Tents, sleeping bags and rucksacks',
  'Outdoor clothing': 'Outdoor clothing and shoes',
  Kitchen: 'Kitchen and tableware',
  Tableware: 'Kitchen and tableware',
  'Home textiles': 'Home textiles',
  'Toys & games': 'Toys and games',
  "Kids' clothing": "Children's clothes, shoes and school things",
  'School & travel': "Children's clothes, shoes and school things",
};
const RANGES_ASKED = [...new Set(Object.values(RANGE_OF))];
const REASONS = ['Quality', 'Price', 'Wide choice, everything in one place', 'Fast delivery',
  'Recommended by a friend'];
const OTHER_RANGES = ['Gift cards', 'Karty podarunkowe', 'Akcesoria dla psa', 'Pokloni'];
const OTHER_REASONS = ['Polish brand', 'Mam sklep po drodze', 'A gift, I got a voucher', 'Dizajn',
  'Случайно', 'Córka poleciła!', 'Ładne zdjęcia w internecie', 'Umweltfreundlich', 'Za dárek'];
const AGE_BANDS: readonly [number, string][] = [[65, '65 or over'], [55, '55-64'], [45, '45-54'],
  [35, '35-44'], [25, '25-34'], [0, '18-24']];

const SURVEY_DAYS = 365;
const RESPONSE_RATE = 0.38;
const GUEST_RESPONSE_RATE = 0.1;
const PEOPLE_PER_SLICE = 600;
const RESPONSES_PER_SLICE = 150;

interface Response {
  person: Person;
  orders: readonly Order[]; // up to the one the survey asks about
  day: number;
  second: number;
}

/** survey.csv: people who bought in the last year, asked after one of their orders. */
export function* writeSurvey(
  random: Random, histories: readonly (readonly Order[])[],
): Generator<void, string> {
  const responses: Response[] = [];
  for (const [position, orders] of histories.entries()) {
    responses.push(...askPerson(random, orders));
    if (position % PEOPLE_PER_SLICE === 0) yield;
  }
  responses.sort((first, second) => first.day - second.day || first.second - second.second);
  const rows = yield* writeInSlices(responses, RESPONSES_PER_SLICE, (response) =>
    delimitedRow(answerAll(random, response), DIALECT));
  return delimitedRow(HEADER, DIALECT) + rows;
}

function askPerson(random: Random, orders: readonly Order[]): Response[] {
  const asked = orders.flatMap(({ day, status }, position) =>
    status === 'completed' && day > LAST_DAY - SURVEY_DAYS && day < LAST_DAY - 20 ? [position] : []);
  const [anyOrder] = orders;
  const isGuest = anyOrder?.buyer.accounts.length === 0;
  if (asked.length === 0 || !chance(random, isGuest ? GUEST_RESPONSE_RATE : RESPONSE_RATE)) return [];
  const first = makeResponse(random, orders, pick(random, asked));
  const again = makeResponse(random, orders, entry(asked, asked.length - 1));
  return chance(random, 0.1) && again.day > first.day + 60 ? [first, again] : [first];
}

function makeResponse(random: Random, orders: readonly Order[], position: number): Response {
  const { buyer, day } = entry(orders, position);
  return {
    person: buyer,
    orders: orders.slice(0, position + 1),
    day: day + 6 + below(random, 14),
    second: 3600 * (7 + below(random, 16)) + below(random, 3600),
  };
}

function answerAll(random: Random, response: Response): string[] {
  const satisfaction = feltSatisfaction(random, response);
  const likelihood = feltLikelihood(random, response, satisfaction);
  const answered = (share: number, answer: () => string) => (chance(random, share) ? answer() : '');
  return [
    americanMoment(response.day, response.second),
    answerEmail(random, response.person),
    answered(0.985, () => onScale(likelihood, 0, 10)),
    answered(0.97, () => onScale(satisfaction, 1, 5)),
    answered(0.96, () => answerRanges(random, response.orders)),
    answered(0.95, () => answerReason(random)),
    answered(0.96, () => answerAge(random, response)),
    answered(0.93, () => answerBrand(random, response.orders)),
    answered(0.46, () => answerOpen(random, response, satisfaction)),
  ];
}

function onScale(felt: number, lowest: number, highest: number): string {
  return String(Math.min(highest, Math.max(lowest, Math.round(felt))));
}

function feltSatisfaction(random: Random, { person, orders }: Response): number {
  const { wasLate, wasReturned } = entry(orders, orders.length - 1);
  const loyalty = Math.min(orders.length, 20) * 0.015;
  return 4.05 + loyalty + 0.5 * person.traits.warmth + 0.65 * normal(random)
    - (wasLate ? 1.5 : 0) - (wasReturned ? 1 : 0);
}

function feltLikelihood(random: Random, { person, orders }: Response, satisfaction: number): number {
  if (chance(random, 0.015)) return below(random, 3);
  const loyalty = Math.min(orders.length, 20) * 0.05;
  return 8.2 + loyalty + 1.1 * (satisfaction - 4) + 1.1 * person.traits.warmth
    + 1.4 * normal(random);
}

/** Mostly the address they buy with; sometimes another one, or none. */
function answerEmail(random: Random, { email }: Person): string {
  const kind = pickWeighted(random, [0.85, 0.05, 0.02, 0.04, 0.04]);
  if (kind === 4) return '';
  if (kind === 3 || email === '') return `private.${below(random, 90000) + 10000}@mail.example`;
  if (kind === 2) return `${email} `;
  return kind === 1 ? otherCase(random, email) : email;
}

function answerRanges(random: Random, orders: readonly Order[]): string {
  const bought = new Set(orders.flatMap(({ lines }) => lines.map(({ source }) => source.category)));
  const own = new Set([...bought].map((category) => RANGE_OF[category]));
  const ticked = RANGES_ASKED.filter((range) => chance(random, own.has(range) ? 0.72 : 0.05));
  if (chance(random, 0.01)) ticked.push(asTyped(random, pick(random, OTHER_RANGES)));
  return ticked.join(', ');
}

function answerReason(random: Random): string {
  const choice = pickWeighted(random, [0.32, 0.2, 0.19, 0.11, 0.13, 0.05]);
  return REASONS[choice] ?? asTyped(random, pick(random, OTHER_REASONS));
}

function answerAge(random: Random, { person, day }: Response): string {
  if (chance(random, 0.06)) return 'Prefer not to say';
  const age = (day - person.birthDay) / 365.25;
  return AGE_BANDS.find(([from]) => age >= from)?.[1] ?? '';
}

function answerBrand(random: Random, orders: readonly Order[]): string {
  if (chance(random, 0.08)) return 'All of them equally';
  return entry(BRANDS, pickWeighted(random, brandCounts(orders).map((count) => count + 0.4)));
}

function answerOpen(random: Random, { person, orders }: Response, satisfaction: number): string {
  const phrases = PHRASES[chance(random, 0.12) ? 'en' : person.culture.language];
  const topic = topicOf(random, phrases, entry(orders, orders.length - 1), satisfaction);
  const sentence = say(random, topic, phrases);
  if (!chance(random, 0.3)) return asTyped(random, sentence);
  const more = say(random, phrases.wishes, phrases);
  return asTyped(random, sentence + (chance(random, 0.4) ? '\n' : ' ') + more);
}

function say(random: Random, sentences: readonly string[], { things }: Phrases): string {
  const filled = pick(random, sentences).replace('~', pick(random, things));
  return filled.replace('#', String(5 + below(random, 5)));
}

/** As people type on a phone: small letters, no marks on letters, many exclamation marks. */
function asTyped(random: Random, text: string): string {
  const habit = pickWeighted(random, [0.5, 0.2, 0.12, 0.1, 0.08]);
  if (habit === 1) return text.toLowerCase().replace(/[.!]$/, '');
  if (habit === 2) return withoutMarks(text);
  if (habit === 3) return text.replace(/[.!]$/, '!!!');
  return habit === 4 ? `${text} :)` : text;
}

function topicOf(
  random: Random, phrases: Phrases, { wasLate, wasReturned }: Order, satisfaction: number,
): readonly string[] {
  if (wasLate && chance(random, 0.8)) return phrases.late;
  if (wasReturned && chance(random, 0.7)) return phrases.returned;
  if (satisfaction < 3) return phrases.unhappy;
  return chance(random, 0.45) ? phrases.happy : phrases.wishes;
}
