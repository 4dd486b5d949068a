import { FIRST_DAY, LAST_DAY, civil, weekday } from './calendar.js';
import { exp } from './elementary.js';
import { CHANNELS, type Person, otherCase } from './people.js';
import { BRANDS, type Product, RANGES, SEASONS, TIERS } from './products.js';
import {
  type Random, below, chance, entry, exponential, normal, pick, pickWeighted,
} from './random.js';

export interface Line {
  source: Product;
  name: string; // of the make and variant
  quantity: number; // negative in a return
  unitPrice: number; // minor units of the order's currency
}

export interface Order {
  buyer: Person;
  day: number;
  second: number; // of the day
  status: 'completed' | 'cancelled' | 'refunded';
  currency: 'PLN' | 'EUR';
  channel: string;
  customerId: string; // empty for guests
  email: string; // as typed
  lines: Line[];
  wasLate: boolean;
  wasReturned: boolean;
}

const SHARE_CANCELLED = 0.02;
const SHARE_AS_GUEST = 0.035;
const RETURN_RATE = 0.042;
const WEEKDAYS = [1.15, 1.1, 1, 0.95, 0.95, 0.85, 1];
const HIGHEST_WEEKDAY = 1.15;
const HIGHEST_SEASON = 2.3;
const HOURS = [2, 1, 1, 0, 0, 1, 2, 4, 6, 7, 8, 8, 7, 7, 6, 6, 7, 8, 9, 11, 13, 12, 8, 5];
const LINE_COUNTS = [0.52, 0.25, 0.12, 0.06, 0.03, 0.02];
const DISCOUNTS = [0.9, 0.85, 0.8, 0.7];
const GROSZE_PER_CENT = 4.3;

/** 0 for January, of every day of the sample. */
const MONTHS = Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, past) =>
  civil(FIRST_DAY + past).month - 1);

function monthOf(day: number): number {
  return entry(MONTHS, day - FIRST_DAY);
}

/**
 * All orders of one person, returns among them: a Poisson process with a season, thinned (Lewis
 * and Shedler 1979); after each order some do not come back (Fader, Hardie and Lee 2005).
 */
export function shopOverTime(random: Random, person: Person): Order[] {
  const orders: Order[] = [];
  const peak = HIGHEST_SEASON * HIGHEST_WEEKDAY;
  const pace = 365 / (person.traits.yearlyOrders * peak);
  let time = firstVisit(random, person, pace);
  for (; time < LAST_DAY + 1; time += pace * exponential(random)) {
    const day = Math.floor(time);
    if (orders.length > 0 && !chance(random, inclination(person, day) / peak)) continue;
    const order = placeOrder(random, person, day);
    orders.push(order, ...returnOf(random, order));
    if (chance(random, leavingChance(order, orders.length === 1))) break;
  }
  return orders;
}

/** When they first buy; those who came before the sample's first day may have left by then. */
function firstVisit(random: Random, { knownSince }: Person, pace: number): number {
  if (knownSince >= FIRST_DAY) {
    return knownSince + (chance(random, 0.85) ? 3 : 4 * pace) * exponential(random);
  }
  const yearsBefore = (FIRST_DAY - knownSince) / 365;
  const hasStayed = chance(random, exp(-0.22 * yearsBefore));
  return hasStayed ? FIRST_DAY + 2 * pace * exponential(random) : LAST_DAY + 1;
}

function seasonOf(brand: number, day: number): number {
  return entry(entry(SEASONS, brand), monthOf(day));
}

function inclination({ traits }: Person, day: number): number {
  let season = 0;
  for (let brand = 0; brand < BRANDS.length; brand += 1) {
    season += entry(traits.tastes, brand) * seasonOf(brand, day);
  }
  return season * entry(WEEKDAYS, weekday(day));
}

function leavingChance({ buyer, wasLate, wasReturned }: Order, isFirst: boolean): number {
  const disappointment = (wasLate ? 0.08 : 0) + (wasReturned ? 0.05 : 0);
  return 0.03 * exp(-0.6 * buyer.traits.warmth) + disappointment + (isFirst ? 0.15 : 0);
}

function placeOrder(random: Random, buyer: Person, day: number): Order {
  const isEuro = buyer.place.country !== 'Polska' && chance(random, 0.0135);
  const channel = chooseChannel(random, buyer);
  const isShipped = channel !== 'store';
  return {
    buyer,
    day,
    second: 3600 * pickWeighted(random, HOURS) + below(random, 3600),
    status: chance(random, SHARE_CANCELLED) ? 'cancelled' : 'completed',
    currency: isEuro ? 'EUR' : 'PLN',
    channel,
    customerId: chooseCustomerId(random, buyer, day),
    email: chance(random, 0.02) ? otherCase(random, buyer.email) : buyer.email,
    lines: fillBasket(random, buyer, day, isEuro),
    wasLate: isShipped && chance(random, monthOf(day) === 11 ? 0.2 : 0.06),
    wasReturned: false,
  };
}

function chooseChannel(random: Random, { email, traits }: Person): string {
  if (email === '') return 'store';
  return chance(random, 0.8) ? entry(CHANNELS, traits.channel) : pick(random, CHANNELS);
}

function chooseCustomerId(random: Random, { accounts, email }: Person, day: number): string {
  if (email !== '' && chance(random, SHARE_AS_GUEST)) return '';
  const [first, second] = accounts;
  const isSecond = second !== undefined && second.openedOn <= day && chance(random, 0.5);
  return (isSecond ? second : first)?.id ?? '';
}

function fillBasket(random: Random, buyer: Person, day: number, isEuro: boolean): Line[] {
  const wishes = buyer.traits.tastes.map((taste, brand) => taste * seasonOf(brand, day));
  const mainBrand = pickWeighted(random, wishes);
  const lines: Line[] = [];
  for (let more = pickWeighted(random, LINE_COUNTS); more >= 0; more -= 1) {
    const brand = chance(random, 0.75) ? mainBrand : pickWeighted(random, wishes);
    lines.push(chooseLine(random, buyer, pick(random, entry(RANGES, brand)), day, isEuro));
  }
  return lines;
}

function chooseLine(
  random: Random, { traits }: Person, source: Product, day: number, isEuro: boolean,
): Line {
  const fancy = traits.budget + 0.6 * normal(random);
  const tier = fancy < 0.7 ? 0 : fancy < 1.6 ? 1 : 2;
  const level = entry(TIERS, tier).factor * priceLevel(day) * discount(random, day);
  const inGrosze = source.price * level;
  return {
    source,
    name: pick(random, entry(source.names, tier)),
    quantity: 1 + (chance(random, 0.6) ? below(random, source.mostPieces) : 0),
    unitPrice: 10 * Math.round(inGrosze / (isEuro ? GROSZE_PER_CENT : 1) / 10),
  };
}

/** Prices rise by 4 % each October. */
function priceLevel(day: number): number {
  return 1 + 0.04 * Math.floor((day - FIRST_DAY) / 365.25);
}

/** Sales in January and July and at the end of November. */
function discount(random: Random, day: number): number {
  return chance(random, isSale(day) ? 0.5 : 0.06) ? pick(random, DISCOUNTS) : 1;
}

function isSale(day: number): boolean {
  const month = monthOf(day);
  return month === 0 || month === 6 || (month === 10 && monthOf(Math.min(LAST_DAY, day + 8)) === 11);
}

/** The return of an order, as an order of its own with negative quantities; usually none. */
function returnOf(random: Random, order: Order): Order[] {
  const risk = order.lines.reduce((sum, { source }) => sum + source.returnRisk, 0);
  const isLikely = chance(random, (RETURN_RATE * risk) / order.lines.length);
  const day = order.day + 4 + below(random, 17);
  if (order.status !== 'completed' || !isLikely || day > LAST_DAY) return [];
  order.wasReturned = true;
  const isWhole = chance(random, 0.5);
  const lines = isWhole ? order.lines : [pick(random, order.lines)];
  return [{
    ...order,
    day,
    second: 3600 * 9 + below(random, 3600 * 8),
    status: 'refunded',
    lines: lines.map((line) => ({ ...line, quantity: -line.quantity })),
  }];
}

export function totalOf({ lines }: Order): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

/** Share of a person's purchases in each brand, by lines. */
export function brandCounts(orders: readonly Order[]): number[] {
  const counts = BRANDS.map(() => 0);
  for (const { lines } of orders) {
    for (const { source } of lines) counts[source.brand] = (counts[source.brand] ?? 0) + 1;
  }
  return counts;
}

/** Orders by time. One list per day is sorted at once, so that no step takes long. */
export function* byTime(orders: readonly Order[]): Generator<void, Order[]> {
  const days = MONTHS.map((): Order[] => []);
  for (const order of orders) entry(days, order.day - FIRST_DAY).push(order);
  const sorted: Order[] = [];
  for (const [past, day] of days.entries()) {
    sorted.push(...day.sort((first, second) => first.second - second.second));
    if (past % 200 === 0) yield;
  }
  return sorted;
}
