import type { CoreModule } from './core.js';
import { importFile } from './import_file.js';

/** Enough for the reader's loops to be compiled well; read in some ten milliseconds. */
const rowCount = 20_000;

/**
 * Reads an invented file and forgets it, while whoever opened the page still chooses theirs: a browser
 * compiles code well only after it has run for a while, and the first file would pay for that.
 */
export async function warmUp(module: CoreModule): Promise<void> {
  const session = new module.Session(1);
  const quiet = { signal: new AbortController().signal, onProgress: () => {} };
  await importFile(session, { file: new Blob([inventedOrders()]), name: 'orders.csv', reading: {} }, quiet);
  session.delete();
}

function inventedOrders(): string {
  const rows = ['order_id,customer_id,ordered_at,product,quantity,total'];
  for (let i = 0; i < rowCount; ++i) {
    const customer = String((i * 7919) % 5003).padStart(6, '0');
    const day = String((i % 28) + 1).padStart(2, '0');
    rows.push(`${100_000 + i},C${customer},2024-03-${day},"Tea, no. ${i % 97}",${(i % 4) + 1},${i % 89}.${10 + (i % 90)}`);
  }
  return `${rows.join('\n')}\n`;
}
