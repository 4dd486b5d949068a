import { clock, isoDate, padded } from './calendar.js';
import { type Dialect, delimitedRow, money, plainRow, quotedWhereNeeded, writeInSlices } from './delimited.js';
import { BRANDS } from './products.js';
import { type Line, type Order, totalOf } from './purchases.js';
import { entry } from './random.js';

const ORDER_DIALECT: Dialect = { delimiter: ',', lineEnd: '\n' };
const LINE_DIALECT: Dialect = { delimiter: '\t', lineEnd: '\n' };
const ORDER_HEADER = ['order_id', 'customer_id', 'email', 'ordered_at', 'status', 'currency',
  'total', 'channel'];
const LINE_HEADER = ['order_id', 'product', 'category', 'brand', 'quantity', 'unit_price'];
const ORDERS_PER_SLICE = 800;
const FIRST_NUMBER = 58113;

/** Every so many orders: exported twice; by nobody known; a line of an order that was deleted. */
const TWICE_EVERY = 3301;
const NOBODY_EVERY = 6607;
const STRAY_LINE_EVERY = 3989;

function orderId(position: number): string {
  return padded(FIRST_NUMBER + position, 7);
}

/** orders.csv; `orders` by time. */
export function* writeOrders(orders: readonly Order[]): Generator<void, string> {
  const rows = yield* writeInSlices(orders, ORDERS_PER_SLICE, (order, position) => {
    const row = plainRow(orderRow(order, position), ORDER_DIALECT);
    return position % TWICE_EVERY === 99 ? row + row : row;
  });
  return delimitedRow(ORDER_HEADER, ORDER_DIALECT) + rows;
}

function orderRow(order: Order, position: number): string[] {
  const isNobody = position % NOBODY_EVERY === 555;
  return [orderId(position), isNobody ? '' : order.customerId, isNobody ? '' : order.email,
    `${isoDate(order.day)}T${clock(order.second, 2)}`, order.status, order.currency,
    money(totalOf(order)), order.channel];
}

/** order_lines.csv, with tabs; `orders` as for `writeOrders`. */
export function* writeOrderLines(orders: readonly Order[]): Generator<void, string> {
  const rows = yield* writeInSlices(orders, ORDERS_PER_SLICE, ({ lines }, position) => {
    const own = lines.map((line) => writeLine(orderId(position), line)).join('');
    const isFollowed = position % STRAY_LINE_EVERY === 77;
    return isFollowed ? own + writeLine(padded(position, 7), entry(lines, 0)) : own;
  });
  return delimitedRow(LINE_HEADER, LINE_DIALECT) + rows;
}

function writeLine(id: string, { name, source, quantity, unitPrice }: Line): string {
  const cells = [id, quotedWhereNeeded(name, LINE_DIALECT.delimiter), source.category,
    entry(BRANDS, source.brand), String(quantity), money(unitPrice)];
  return plainRow(cells, LINE_DIALECT);
}
