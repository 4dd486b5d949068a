// Our module in WebAssembly, driven as the page's worker drives it.
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

const build = new URL('../../build/wasm/', import.meta.url);

/** As large as the pieces that the page hands over. */
const pieceBytes = 512 * 1024;
const previewRows = 1000;

export async function openEngine() {
  const { default: createModule } = await import(new URL('sonder.mjs', build));
  return createModule({ wasmBinary: readFileSync(new URL('sonder.wasm', build)) });
}

/** What a call answers; throws what the core says when it fails. */
export function valueOf(reply) {
  const result = JSON.parse(reply);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** The pieces of a stretch of a file that is in memory. */
function* piecesOf(bytes, { from, size }) {
  const end = size === null ? bytes.length : Math.min(bytes.length, from + size);
  for (let at = from; at < end; at += pieceBytes) yield bytes.subarray(at, Math.min(end, at + pieceBytes));
}

/** The same of one on the disk, through one buffer. */
function* piecesOfFile(path, { from, size }) {
  const buffer = new Uint8Array(pieceBytes);
  const file = openSync(path);
  try {
    const end = size === null ? statSync(path).size : from + size;
    for (let at = from; at < end;) {
      const count = readSync(file, buffer, 0, Math.min(pieceBytes, end - at), at);
      if (count === 0) return;
      yield buffer.subarray(0, count);
      at += count;
    }
  } finally {
    closeSync(file);
  }
}

function feed(session, pieces) {
  for (const piece of pieces) {
    if (valueOf(session.pushChunk(piece)).enough) break;
  }
  valueOf(session.endRange());
}

/**
 * Reads a file {name, path, bytes?} into a new session. `onLastByte` is called when all is read, with
 * the linear memory in millions of bytes; what is left then is finding types, kind, fields and people.
 */
export function importInto(engine, { name, path, bytes }, onLastByte = () => {}) {
  const session = new engine.Session(1);
  const size = bytes?.length ?? statSync(path).size;
  valueOf(session.beginImport(JSON.stringify({ name, size })));
  for (let range = valueOf(session.nextRange()); range; range = valueOf(session.nextRange())) {
    feed(session, bytes ? piecesOf(bytes, range) : piecesOfFile(path, range));
  }
  onLastByte(memoryOf(session));
  let reports = null;
  while (!reports) reports = valueOf(session.finishImport());
  const [report] = reports;
  return { session, report };
}

export const memoryOf = (session) => session.memory() / 1e6;

/** Does again what the report of a file makes the core do once its table is there: to find the people. */
export function analyseAgain({ session }) {
  valueOf(session.setOptions('{}'));
  valueOf(session.files());
}

/** The rows of a table as lists of text, by the thousand. */
export function* rowsOf({ session, report }) {
  for (let row = 0; row < report.rows.read; row += previewRows) {
    yield valueOf(session.previewTable(report.id, row, previewRows));
  }
}
