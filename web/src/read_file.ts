import type { ByteRange } from './core.js';
import { CoreError } from './errors.js';

/** Piece of a stretch of a file, as the core is to read it. */
export interface Piece {
  bytes: Uint8Array;
  /** Bytes of the stretch itself that were read so far; of packed ones, packed bytes. */
  position: number;
}

/** Exports of any kind pack to far more than a 200th; only a bomb gets past this ... */
const maximumRatio = 200;
/** ... and tiny files may, because no harm comes of them. */
const harmlessBytes = 64 * 2 ** 20;
/** A bomb grows a thousandfold before anybody can look at it, hence packed bytes go in by little. */
const packedPieceBytes = 16 * 1024;
/** What the core reads in far less than the 100 ms in which progress and cancel are due. */
const maximumPieceBytes = 512 * 1024;

/**
 * A file whose stretches can be read. One that starts like gzip is unpacked: its size is then not
 * known, and it has no stretches but from its first byte on.
 */
export class SourceFile {
  private readonly file: Blob;
  /** Of a packed file, the bytes it says it unpacks to. */
  private readonly announced: number | null;

  private constructor(file: Blob, announced: number | null) {
    this.file = file;
    this.announced = announced;
  }

  /** Errors: read_failed. */
  static async open(file: Blob): Promise<SourceFile> {
    try {
      const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
      const isPacked = start[0] === 0x1f && start[1] === 0x8b;
      return new SourceFile(file, isPacked ? await announcedBytes(file) : null);
    } catch {
      throw readFailed(0, file.size);
    }
  }

  /** Bytes as the core will see them, or null. */
  get size(): number | null {
    return this.announced === null ? this.file.size : null;
  }

  /**
   * The pieces of a stretch from its first byte to its last, inflated if it says so. Ends early,
   * without an error, when `signal` is aborted.
   *
   * Errors: read_failed naming the byte when the file cannot be read to the end of the stretch, has
   * another length than it said, or is damaged gzip; not_a_table for a damaged stretch;
   * limit_exceeded when something unpacks to absurdly much, or to more than was announced.
   */
  async *pieces(range: ByteRange, signal: AbortSignal): AsyncGenerator<Piece> {
    const stretch =
      this.announced === null
        ? stretchOf(this.file, range)
        : new Gzip(this.file, range, this.announced);
    const reader = stretch.stream().getReader();
    const stop = (): void => void reader.cancel().catch(() => undefined);
    signal.addEventListener('abort', stop);
    try {
      for (let next = await read(reader, stretch); next; next = await read(reader, stretch)) {
        for (const bytes of cut(next, maximumPieceBytes)) {
          const wanted = stretch.take(bytes);
          if (wanted.byteLength > 0) yield { bytes: wanted, position: stretch.position };
          if (wanted.byteLength < bytes.byteLength || signal.aborted) return;
        }
      }
      if (!signal.aborted) stretch.checkEnd();
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }
}

/** The last four bytes of gzip are the length of its content, below 4 GiB (RFC 1952, ISIZE). */
async function announcedBytes(file: Blob): Promise<number> {
  const end = await file.slice(-4).arrayBuffer();
  return end.byteLength < 4 ? 0 : new DataView(end).getUint32(0, true);
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function read(reader: Reader, stretch: Stretch): Promise<Uint8Array | undefined> {
  try {
    return (await reader.read()).value;
  } catch {
    throw stretch.failure();
  }
}

function* cut<T extends ArrayBufferLike>(
  bytes: Uint8Array<T>, most: number,
): Generator<Uint8Array<T>> {
  for (let from = 0; from < bytes.byteLength; from += most) yield bytes.subarray(from, from + most);
}

/** One way of reading a stretch, and how far it has come. */
interface Stretch {
  readonly position: number;
  stream(): ReadableStream<Uint8Array>;
  /** What is wanted of the next bytes; fewer than all when the rest is not. Throws at a limit. */
  take(bytes: Uint8Array): Uint8Array;
  /** Throws unless the stream had to end where it ended. */
  checkEnd(): void;
  failure(): CoreError;
}

function stretchOf(file: Blob, range: ByteRange): Stretch {
  return range.deflated ? new Deflated(file, range) : new Plain(file, range);
}

/** Bytes as they stand in the file. */
class Plain implements Stretch {
  position = 0;
  protected readonly file: Blob;
  protected readonly from: number;
  protected readonly end: number;

  constructor(file: Blob, { from, size }: ByteRange) {
    this.file = file;
    this.from = from;
    this.end = size === null ? file.size : Math.min(file.size, from + size);
  }

  stream(): ReadableStream<Uint8Array> {
    return this.slice();
  }

  take(bytes: Uint8Array): Uint8Array {
    this.position += bytes.byteLength;
    return bytes;
  }

  checkEnd(): void {
    if (this.from + this.position !== Math.max(this.from, this.end)) throw this.failure();
  }

  failure(): CoreError {
    return readFailed(this.from + this.position, this.file.size);
  }

  protected slice(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const isWhole = this.from === 0 && this.end === this.file.size;
    return (isWhole ? this.file : this.file.slice(this.from, this.end)).stream();
  }
}

/** A member of an archive. */
class Deflated extends Plain {
  private readonly announced: number;
  private inflated = 0;

  constructor(file: Blob, range: ByteRange) {
    super(file, range);
    this.announced = range.inflated_size;
  }

  override stream(): ReadableStream<Uint8Array> {
    return unpack(this.slice(), 'deflate-raw', (count) => (this.position += count));
  }

  override take(bytes: Uint8Array): Uint8Array {
    this.inflated += bytes.byteLength;
    if (this.inflated <= this.announced) return bytes;
    throw new CoreError({
      code: 'limit_exceeded',
      message: 'the file holds more packed data than it announces',
      hint: 'Do not trust it; export it again.',
    });
  }

  override failure(): CoreError {
    return new CoreError({
      code: 'not_a_table',
      message: 'the packed data inside the file are damaged',
      hint: 'Export the file again.',
    });
  }
}

/** A whole file that is packed. */
class Gzip implements Stretch {
  position = 0;
  private readonly file: Blob;
  private readonly wanted: number;
  private readonly announced: number;
  private unpacked = 0;

  constructor(file: Blob, { size }: ByteRange, announced: number) {
    this.file = file;
    this.wanted = size ?? Infinity;
    this.announced = announced;
  }

  stream(): ReadableStream<Uint8Array> {
    return unpack(this.file.stream(), 'gzip', (count) => (this.position += count));
  }

  take(bytes: Uint8Array): Uint8Array {
    const wanted = bytes.subarray(0, this.wanted - this.unpacked);
    this.unpacked += wanted.byteLength;
    if (this.isBomb()) throw tooMuch(`the file unpacks to more than ${maximumRatio} times its size`);
    if (this.unpacked > Math.max(this.announced, harmlessBytes)) {
      throw tooMuch('the file unpacks to more than it announces, or to more than 4 GiB');
    }
    return wanted;
  }

  checkEnd(): void {
    if (this.position !== this.file.size) throw this.failure();
  }

  failure(): CoreError {
    return new CoreError({
      code: 'read_failed',
      message: `the packed file could not be unpacked past byte ${this.position} of ${this.file.size}`,
      hint: 'It may be cut, damaged or made of several packed files; unpack it and choose what is in it.',
    });
  }

  /**
   * What came of it so far and what it announces agree that it is one, or it has lied: an honest
   * file may begin with the same row many times over, and the end of a cut one announces anything.
   */
  private isBomb(): boolean {
    const { announced, file, unpacked, position } = this;
    const isAbsurd = announced > Math.max(harmlessBytes, maximumRatio * file.size);
    return (isAbsurd || unpacked > announced) && unpacked > maximumRatio * position;
  }
}

/** Unpacks by little: `count` hears of the next packed bytes when those before them are unpacked. */
function unpack(
  packed: ReadableStream<Uint8Array<ArrayBuffer>>, format: CompressionFormat,
  count: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  const byLittle = new WritableStream<Uint8Array<ArrayBuffer>>({
    async write(bytes) {
      for (const piece of cut(bytes, packedPieceBytes)) {
        count(piece.byteLength);
        await writer.write(piece);
      }
    },
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  });
  // Whoever reads what was unpacked hears of errors there.
  packed.pipeTo(byLittle).catch(() => undefined);
  return readable;
}

function tooMuch(message: string): CoreError {
  const hint = 'Unpack the file and look at it before it is opened here.';
  return new CoreError({ code: 'limit_exceeded', message, hint });
}

function readFailed(position: number, size: number): CoreError {
  return new CoreError({
    code: 'read_failed',
    message: `the file could not be read past byte ${position} of ${size}`,
    hint: 'It may have changed, moved or be damaged; choose it again.',
  });
}
