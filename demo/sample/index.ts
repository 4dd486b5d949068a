import { writeCustomers } from './crm.js';
import { type Account, type Person, joiningDays, makePerson, openAccounts } from './people.js';
import { type Order, byTime, shopOverTime } from './purchases.js';
import { seededRandom } from './random.js';
import { writeOrderLines, writeOrders } from './shop.js';
import { writeSurvey } from './survey.js';

/** One invented export, as a page would read it from a disk. */
export interface SampleFile {
  name: string;
  text: string; // to be written as UTF-8; begins with U+FEFF where the export has a BOM
  about: string; // for people, in English
}

const SEED = 20260930;
const CUSTOMERS = 5000;
const GUESTS = 740;
const PEOPLE_PER_SLICE = 50;

const ABOUT = {
  customers: 'CRM export of Trzy Marki, an invented company. Polish headers, semicolons, BOM, CRLF, '
    + 'DD.MM.YYYY. Some people are there twice; addresses are missing or broken, two birth dates '
    + 'do not exist, two rows are ragged.',
  orders: 'Shop export, one row per order, commas. A return is a row of its own: own order id, '
    + 'status refunded, negative total; the order it takes back stays completed. Guests have no '
    + 'customer id, a few orders are in EUR, some rows are there twice.',
  orderLines: 'Shop export, one row per product of an order, tabs. Quantity × unit price adds up '
    + 'to the total of the order; returns have negative quantities. A few lines have no order.',
  survey: 'Responses of a web form: recommendation, satisfaction, choices joined by commas though '
    + 'options contain commas, open answers in six languages.',
};

/** The same four files every time, byte for byte. */
export function generateSample(): SampleFile[] {
  const steps = sampleSteps();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same files, made in about 370 slices of a few milliseconds. `onSlice` is awaited after
 * each, so that the page can draw, report or stop it by throwing; by default a new task begins.
 */
export async function generateSampleInSlices(
  onSlice: () => Promise<void> | void = nextTask,
): Promise<SampleFile[]> {
  const steps = sampleSteps();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await onSlice();
  }
}

/** A message, because browsers hold nested timers back by 4 ms each. */
function nextTask(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}

/** Every file has random numbers of its own, so that a change to one leaves the others alone. */
function* sampleSteps(): Generator<void, SampleFile[]> {
  const { people, accounts } = yield* makePeople();
  const histories = yield* makeHistories(people);
  const orders = yield* byTime(histories.flat());
  return [
    {
      name: 'customers.csv',
      about: ABOUT.customers,
      text: yield* writeCustomers(seededRandom(SEED + 3), accounts),
    },
    { name: 'orders.csv', about: ABOUT.orders, text: yield* writeOrders(orders) },
    { name: 'order_lines.csv', about: ABOUT.orderLines, text: yield* writeOrderLines(orders) },
    {
      name: 'survey.csv',
      about: ABOUT.survey,
      text: yield* writeSurvey(seededRandom(SEED + 4), histories),
    },
  ];
}

/** Those with an account first, then the guests. */
function* makePeople(): Generator<void, { people: Person[]; accounts: Account[] }> {
  const random = seededRandom(SEED);
  const days = [...joiningDays(random, CUSTOMERS, 0.3), ...joiningDays(random, GUESTS, 0)];
  const taken = new Set<string>();
  const people: Person[] = [];
  for (const [position, day] of days.entries()) {
    people.push(makePerson(random, day, taken));
    if (position % PEOPLE_PER_SLICE === 0) yield;
  }
  const accounts = openAccounts(seededRandom(SEED + 1), people.slice(0, CUSTOMERS));
  for (const guest of people.slice(CUSTOMERS)) guest.traits.yearlyOrders *= 0.25;
  return { people, accounts };
}

/** Each person's orders. */
function* makeHistories(people: readonly Person[]): Generator<void, Order[][]> {
  const random = seededRandom(SEED + 2);
  const histories: Order[][] = [];
  for (const [position, person] of people.entries()) {
    histories.push(shopOverTime(random, person));
    if (position % PEOPLE_PER_SLICE === 0) yield;
  }
  return histories;
}
