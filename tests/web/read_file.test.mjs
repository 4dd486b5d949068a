import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readFile } from '../../build/web/read_file.js';

const never = new AbortController().signal;

async function readAll(file, signal = never) {
  const pieces = [];
  for await (const piece of readFile(file, signal)) pieces.push(piece);
  return { bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)), pieces };
}

/** A blob whose bytes come from `chunks`, whatever length it claims; a chunk may be an error. */
function blobOf(chunks, size = chunks.reduce((sum, chunk) => sum + (chunk.length ?? 0), 0)) {
  const blob = new Blob([chunks[0] instanceof Error ? '' : chunks[0]]);
  const stream = () => new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else if (chunk instanceof Error) controller.error(chunk);
      else controller.enqueue(new Uint8Array(chunk));
    },
  });
  return Object.defineProperties(blob, { size: { value: size }, stream: { value: stream } });
}

test('a plain file is read as it is, and the position ends at its length', async () => {
  const content = Buffer.from('imię;miasto\nŁucja;Kraków\n');
  const { bytes, pieces } = await readAll(new Blob([content]));
  assert.deepEqual(bytes, content);
  assert.equal(pieces.at(-1).position, content.length);
});

test('an empty file has no pieces', async () => {
  assert.deepEqual((await readAll(new Blob([]))).pieces, []);
});

test('a file of one byte is read', async () => {
  assert.equal((await readAll(new Blob(['x']))).bytes.toString(), 'x');
});

test('gzip is unpacked, whatever the file is called, and the position counts packed bytes', async () => {
  const content = randomBytes(300_000);
  const packed = gzipSync(content);
  const { bytes, pieces } = await readAll(new Blob([packed]));
  assert.deepEqual(bytes, content);
  assert.equal(pieces.at(-1).position, packed.length);
});

test('a small gzip file that unpacks to absurdly much is refused soon after 32 MiB', async () => {
  const packed = new Blob([gzipSync(Buffer.alloc(64 * 2 ** 20))]);
  let unpacked = 0;
  const reading = async () => {
    for await (const { bytes } of readFile(packed, never)) unpacked += bytes.length;
  };
  await assert.rejects(reading, { code: 'limit_exceeded', message: /200 times/ });
  assert.ok(unpacked <= 33 * 2 ** 20, `${unpacked}`);
});

test('a gzip file of repeated rows within 32 MiB is no bomb', async () => {
  const content = Buffer.from('1;2;3\n'.repeat(1_000_000));
  assert.equal((await readAll(new Blob([gzipSync(content)]))).bytes.length, content.length);
});

test('gzip that ends early is read_failed', async () => {
  const packed = gzipSync(randomBytes(10_000)).subarray(0, 5_000);
  await assert.rejects(readAll(new Blob([packed])), { code: 'read_failed' });
});

test('gzip with a damaged byte is read_failed', async () => {
  const packed = gzipSync(Buffer.from('a;b\n1;2\n'.repeat(1000)));
  packed[packed.length - 6] ^= 1;
  await assert.rejects(readAll(new Blob([packed])), { code: 'read_failed' });
});

test('an error while reading names the byte it came after', async () => {
  const file = blobOf([Buffer.from('a\n1\n'), new Error('NotReadableError')], 100);
  await assert.rejects(readAll(file), { code: 'read_failed', message: /past byte 4 of 100/ });
});

test('a file that became shorter meanwhile is read_failed', async () => {
  await assert.rejects(readAll(blobOf([Buffer.from('a\n1\n')], 6)), {
    code: 'read_failed', message: /past byte 4 of 6/,
  });
});

test('an aborted read ends early without an error', async () => {
  const abort = new AbortController();
  const seen = [];
  for await (const { position } of readFile(blobOf([Buffer.from('ab'), Buffer.from('cd')]), abort.signal)) {
    seen.push(position);
    abort.abort();
  }
  assert.deepEqual(seen, [2]);
});
