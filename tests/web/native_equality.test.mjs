// One core, two builds: the command line and the module give the same bytes for the same files.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import createModule from '../../build/web/sonder_wasm.js';
import { compiled } from './support/compiled.mjs';

const command = fileURLToPath(new URL('../../build/native/sonder', import.meta.url));
const describeBrokenFiles = fileURLToPath(new URL('../../build/native/tests/describe_broken_files', import.meta.url));
const shared = process.env.SONDER_SHARED_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const wasmBinary = readFileSync(new URL('../../web/dist/sonder.wasm', import.meta.url));

let module;
let folder;
before(async () => {
  module = await createModule({ wasmBinary, locateFile: (name) => name });
  folder = mkdtempSync(join(tmpdir(), 'sonder-equality-'));
});
after(() => rmSync(folder, { recursive: true }));

/** The value's own text inside a reply, byte for byte. */
function valueText(reply) {
  const head = '{"ok":true,"value":';
  assert.ok(reply.startsWith(head), reply.slice(0, 200));
  return reply.slice(head.length, -1);
}

function importInto(session, path) {
  const bytes = readFileSync(path);
  valueText(session.beginImport(JSON.stringify({ name: basename(path), size: bytes.length })));
  for (;;) {
    const range = JSON.parse(valueText(session.nextRange()));
    if (range === null) break;
    push(session, bytesOf(bytes, range));
    valueText(session.endRange());
  }
  while (valueText(session.finishImport()) === 'null');
}

function bytesOf(bytes, { from, size, deflated }) {
  const stretch = bytes.subarray(from, size === null ? undefined : from + size);
  return deflated ? inflateRawSync(stretch) : stretch;
}

/** Not in the piece size of the command line: where a file is cut must not show either. */
function push(session, stretch) {
  for (let at = 0; at < stretch.length; at += 70_000) {
    const { enough } = JSON.parse(valueText(session.pushChunk(stretch.subarray(at, at + 70_000))));
    if (enough) return;
  }
}

function native(verb, paths, options = {}) {
  const words = [verb, ...paths, '--options', JSON.stringify(options)];
  return execFileSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 30 }).trimEnd();
}

/** Compares everything that both can be asked about these files. */
function compare(paths, { survey }) {
  const session = new module.Session(7);
  try {
    for (const path of paths) importInto(session, path);
    const inspected = `{"files":${valueText(session.files())},"overview":${valueText(session.overview())}}`;
    assert.equal(inspected, native('inspect', paths));
    assert.equal(valueText(session.segments()), native('segments', paths));
    assert.equal(valueText(session.profile(0)), native('profile', paths, { profile: 0 }));
    const page = { profile: 0, from: 1, count: 2 };
    assert.equal(valueText(session.timeline(JSON.stringify(page))), native('timeline', paths, page));
    const rule = { any: [{ feature: 'order_count', is: '>', value: 1 }, { not: { feature: 'has_email', is: '=', value: true } }] };
    assert.equal(valueText(session.countRule(JSON.stringify(rule))), native('segments', paths, { rule }));
    if (survey) {
      assert.equal(valueText(session.survey('{}')), native('survey', paths));
      assert.equal(valueText(session.surveyQuality('{}')), native('quality', paths));
    }
  } finally {
    session.delete();
  }
}

test('the sample files', async () => {
  const { generateSample } = await compiled('demo/sample/index.ts');
  const paths = generateSample().map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  compare(paths, { survey: true });
});

for (const { files, survey } of [
  { files: ['commerce/cdnow/CDNOW_master.txt'], survey: false },
  { files: ['survey/google_forms/2018-english-form-responses.tsv', 'commerce/cdnow/CDNOW_sample.txt'], survey: true },
  { files: ['survey/google_forms/2019-english-responses.csv', 'identity/febrl/dataset1.csv'], survey: true },
  { files: ['survey/google_forms/2019-english-responses.xlsx', 'commerce/cdnow/CDNOW_sample.txt'], survey: true },
  { files: ['survey/spss/iris.sav', 'commerce/cdnow/CDNOW_sample.txt'], survey: false },
]) {
  const paths = files.map((file) => join(shared, file));
  const skip = paths.every(existsSync) ? false : 'the shared data folder is absent';
  test(files.join(' and '), { skip }, () => compare(paths, { survey }));
}

// Random and damaged files of every format, in pieces of any size.

/** The next `count` bytes of a stream, once they are there. */
function reading(stream) {
  const pieces = stream[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  const more = async () => {
    const { value, done } = await pieces.next();
    if (!done) rest = Buffer.concat([rest, value]);
    return !done;
  };
  const take = (count) => {
    const taken = rest.subarray(0, count);
    rest = rest.subarray(count);
    return taken;
  };
  return {
    async line() {
      while (rest.indexOf(10) < 0) if (!await more()) return null;
      return take(rest.indexOf(10) + 1).toString().trimEnd();
    },
    async bytes(count) {
      while (rest.length < count) assert.ok(await more(), 'the native program stopped');
      return take(count);
    },
  };
}

async function* brokenFiles(first, count) {
  const program = spawn(describeBrokenFiles, [String(first), String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = reading(program.stdout);
  try {
    for (let line = await output.line(); line !== null; line = await output.line()) {
      const [name, bytes, told] = line.split(' ').map(Number);
      yield { name: String(await output.bytes(name)), bytes: await output.bytes(bytes), told: String(await output.bytes(told)) };
    }
  } finally {
    program.kill();
  }
}

/** What is said around the place where two texts part. */
function firstDifference(one, other) {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 150), at + 80)}\nagainst\n${other.slice(Math.max(0, at - 150), at + 80)}`;
}

/** The value's text, or what the core says went wrong. */
function answer(reply) {
  const { ok, error } = JSON.parse(reply);
  return ok ? valueText(reply) : `${error.message} | ${error.hint ?? ''}`;
}

/** Reads to the end, or to the first failure, which is returned. */
function readBroken(session, { name, bytes }, pieceBytes) {
  const failed = (reply) => (JSON.parse(reply).ok ? null : answer(reply));
  session.beginImport(JSON.stringify({ name, size: bytes.length }));
  for (let range = JSON.parse(valueText(session.nextRange())); range; range = JSON.parse(valueText(session.nextRange()))) {
    if (range.deflated) return 'it asks for packed bytes | ';
    const stretch = bytes.subarray(range.from, range.size === null ? undefined : range.from + range.size);
    for (let at = 0; at < stretch.length; at += pieceBytes) {
      const reply = session.pushChunk(stretch.subarray(at, at + pieceBytes));
      if (failed(reply)) return failed(reply);
      if (JSON.parse(reply).value.enough) break;
    }
    const failure = failed(session.endRange());
    if (failure) return failure;
  }
  let reply = session.finishImport();
  while (JSON.parse(reply).ok && valueText(reply) === 'null') reply = session.finishImport();
  return failed(reply);
}

/** All that the native program tells of a file, told by the module. */
function describeBroken(file, pieceBytes) {
  const session = new module.Session(7);
  try {
    const failure = readBroken(session, file, pieceBytes);
    if (failure) return `\n${failure}`;
    const files = valueText(session.files());
    const tables = JSON.parse(files).map(({ id }) => answer(session.previewTable(id, 0, 1000)));
    return ['', files, answer(session.overview()), answer(session.survey('{}')), ...tables].join('\n');
  } finally {
    session.delete();
  }
}

test('3,600 random and damaged files: the same cells, issues, people and answers', async () => {
  const count = 3_600;
  let compared = 0;
  let read = 0;
  for await (const file of brokenFiles(0, count)) {
    const told = describeBroken(file, 1 + (compared * 37) % 997);
    if (told !== file.told) assert.fail(`file ${compared}, ${file.name}: ${firstDifference(told, file.told)}`);
    read += told.startsWith('\n[') ? 1 : 0;
    compared += 1;
  }
  assert.equal(compared, count);
  assert.ok(read > count * 0.7, `only ${read} files could be read`);
});
