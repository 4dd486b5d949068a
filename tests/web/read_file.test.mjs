import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { SourceFile } from '../../build/web/read_file.js';

const never = new AbortController().signal;

const whole = { from: 0, size: null, deflated: false, inflated_size: 0 };
const stored = (from, size) => ({ ...whole, from, size });
const deflated = (from, size, inflated_size) => ({ from, size, deflated: true, inflated_size });

async function* piecesOf(file, signal = never, range = whole) {
  yield* (await SourceFile.open(file)).pieces(range, signal);
}

async function readAll(file, signal = never, range = whole) {
  const pieces = [];
  for await (const piece of piecesOf(file, signal, range)) pieces.push(piece);
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

const megabyte = 2 ** 20;

/** How many bytes were unpacked before the file was refused for `reason`. */
async function unpackedUntilRefused(packed, reason) {
  let unpacked = 0;
  const reading = async () => {
    for await (const { bytes } of piecesOf(new Blob([packed]))) unpacked += bytes.length;
  };
  await assert.rejects(reading, { code: 'limit_exceeded', message: reason });
  return unpacked;
}

/** The same file, saying in its last four bytes that it unpacks to `size` bytes. */
function announcing(packed, size) {
  const lying = Buffer.from(packed);
  lying.writeUInt32LE(size, lying.length - 4);
  return lying;
}

test('a small gzip file that announces absurdly much is refused as soon as that seems true', async () => {
  const bomb = gzipSync(Buffer.alloc(512 * megabyte));
  const unpacked = await unpackedUntilRefused(bomb, /200 times/);
  assert.ok(unpacked <= 32 * megabyte, `${unpacked}`);
});

test('so is one that announces little', async () => {
  const liar = announcing(gzipSync(Buffer.alloc(512 * megabyte)), 1000);
  const unpacked = await unpackedUntilRefused(liar, /200 times/);
  assert.ok(unpacked <= 32 * megabyte, `${unpacked}`);
});

test('a gzip file that unpacks to more than it announces is refused after 64 MiB', async () => {
  const liar = announcing(gzipSync(randomBytes(80 * megabyte), { level: 0 }), 1000);
  const unpacked = await unpackedUntilRefused(liar, /more than it announces/);
  assert.ok(unpacked <= 64 * megabyte, `${unpacked}`);
});

test('a gzip file of repeated rows within 64 MiB is no bomb', async () => {
  const content = Buffer.alloc(64 * megabyte, '1;2;3\n');
  assert.equal((await readAll(new Blob([gzipSync(content)]))).bytes.length, content.length);
});

test('a gzip file that begins like a bomb is read when it unpacks to less than 200 times its size', async () => {
  const content = Buffer.concat([Buffer.alloc(80 * megabyte), randomBytes(megabyte)]);
  assert.equal((await readAll(new Blob([gzipSync(content)]))).bytes.length, content.length);
});

test('a cut gzip file is damaged, whatever its last bytes seem to announce', async () => {
  const cut = announcing(gzipSync(randomBytes(300_000)).subarray(0, 200_000), 0xffff_fff0);
  await assert.rejects(readAll(new Blob([cut])), { code: 'read_failed' });
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
  for await (const { position } of piecesOf(blobOf([Buffer.from('ab'), Buffer.from('cd')]), abort.signal)) {
    seen.push(position);
    abort.abort();
  }
  assert.deepEqual(seen, [2]);
});

const text = async (file, range) => (await readAll(file, never, range)).bytes.toString();
const archive = (content, { before = 'PK..', after = 'END.' } = {}) => {
  const packed = deflateRawSync(content);
  return { packed, file: new Blob([before, packed, after]), from: before.length };
};

test('a stored stretch is read from anywhere, and its position counts from its own beginning', async () => {
  const file = new Blob(['0123456789']);
  assert.equal(await text(file, stored(3, 4)), '3456');
  assert.equal(await text(file, stored(9, 1)), '9');
  assert.equal(await text(file, stored(4, null)), '456789');
  assert.equal((await readAll(file, never, stored(3, 4))).pieces.at(-1).position, 4);
});

test('a stretch without bytes, or past the end, has no pieces', async () => {
  const file = new Blob(['0123']);
  for (const range of [stored(0, 0), stored(4, 2), stored(9, 5)]) assert.equal(await text(file, range), '');
});

test('a stretch that is said to be longer than the file ends with the file', async () => {
  assert.equal(await text(new Blob(['0123']), stored(2, 100)), '23');
});

test('a deflated stretch is inflated, and its position counts packed bytes', async () => {
  const content = randomBytes(100_000).toString('hex');
  const { packed, file, from } = archive(content);
  const { bytes, pieces } = await readAll(file, never, deflated(from, packed.length, content.length));
  assert.equal(bytes.toString(), content);
  assert.equal(pieces.at(-1).position, packed.length);
});

test('an empty deflated stretch has no pieces', async () => {
  const { packed, file, from } = archive('');
  assert.equal(await text(file, deflated(from, packed.length, 0)), '');
});

test('a stretch that inflates to one byte more than announced is refused', async () => {
  const { packed, file, from } = archive('0123456789');
  assert.equal(await text(file, deflated(from, packed.length, 10)), '0123456789');
  await assert.rejects(text(file, deflated(from, packed.length, 9)), {
    code: 'limit_exceeded', message: /more packed data than it announces/,
  });
});

test('a bomb in an archive is refused soon after what it announced', async () => {
  const { packed, file, from } = archive(Buffer.alloc(64 * 2 ** 20));
  let inflated = 0;
  const reading = async () => {
    for await (const { bytes } of piecesOf(file, never, deflated(from, packed.length, 2 ** 20))) inflated += bytes.length;
  };
  await assert.rejects(reading, { code: 'limit_exceeded' });
  assert.ok(inflated <= 2 ** 20, `${inflated}`);
});

test('a deflated stretch that is cut or damaged is not_a_table', async () => {
  const content = randomBytes(20_000).toString('hex');
  const { packed, file, from } = archive(content);
  await assert.rejects(text(file, deflated(from, packed.length - 500, content.length)), { code: 'not_a_table' });
  await assert.rejects(text(file, deflated(from + 3, packed.length - 3, content.length)), { code: 'not_a_table' });
});

test('a packed file has no size, and of it no more is unpacked than is wanted', async () => {
  const content = '0123456789'.repeat(500_000);
  const source = await SourceFile.open(new Blob([gzipSync(content)]));
  assert.equal(source.size, null);
  let unpacked = '';
  for await (const { bytes } of source.pieces(stored(0, 25), never)) unpacked += Buffer.from(bytes).toString();
  assert.equal(unpacked, content.slice(0, 25));
  assert.equal((await SourceFile.open(new Blob(['a;b']))).size, 3);
});

test('leaving a stretch early is no error and the next one can be read', async () => {
  const source = await SourceFile.open(new Blob(['x'.repeat(2_000_000), 'end']));
  for await (const { bytes } of source.pieces(stored(0, 2_000_000), never)) {
    assert.ok(bytes.length > 0);
    break;
  }
  const rest = [];
  for await (const { bytes } of source.pieces(stored(2_000_000, 3), never)) rest.push(Buffer.from(bytes).toString());
  assert.equal(rest.join(''), 'end');
});

test('an aborted stretch ends early without an error, deflated or not', async () => {
  const content = randomBytes(3_000_000);
  const { packed, file, from } = archive(content);
  for (const range of [stored(from, packed.length), deflated(from, packed.length, content.length)]) {
    const abort = new AbortController();
    let seen = 0;
    for await (const { bytes } of piecesOf(file, abort.signal, range)) {
      seen += bytes.length;
      abort.abort();
    }
    assert.ok(seen < content.length, `${seen}`);
  }
});
