// Questions whose answers must be the same whoever read the file.

/** Of the orders. */
async function answerOrders(reading) {
  const customers = new Set(await reading.column('customer_id'));
  let cents = 0;
  for (const total of await reading.column('total')) cents += Math.round(Number(total) * 100);
  return { rows: reading.rows, customers: customers.size, cents };
}

const likelihood = 'How likely are you to recommend us to a friend, from 0 to 10?';
const words = 'Anything else, in your own words?';

/** Of the survey: the counts of the NPS, and the free answers with their quotes and line breaks. */
async function answerSurvey(reading) {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const score of await reading.column(likelihood)) {
    counts[score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors'] += 1;
  }
  const free = { answers: 0, bytes: 0, quotes: 0, lineBreaks: 0 };
  for (const text of await reading.column(words)) {
    free.answers += text ? 1 : 0;
    free.bytes += text?.length ?? 0;
    free.quotes += text?.includes('"') ? 1 : 0;
    free.lineBreaks += text?.includes('\n') ? 1 : 0;
  }
  return { rows: reading.rows, ...counts, ...free };
}

export const answersOf = { orders: answerOrders, survey: answerSurvey };
