import type { ByteRange } from './core.js';
import { CoreError } from './errors.js';

/** Piece of a stretch of a file, as the core is to read it. */
export interface Piece {
  bytes: Uint8Array;
  /** Bytes of the stretch itself that were read so far; of packed ones, packed bytes. */
  position: number;
}

/** Gzip is not unpacked beyond this: the core's memory ends there too. */
const maximumUnpackedBytes = 4 * 2 ** 30;
/** Exports of any kind pack to far more than a 200th; only a bomb gets past this ... */
const maximumRatio = 200;
/** ... and tiny files may, because no harm comes of them. */
const harmlessBytes = 32 * 2 ** 20;
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
  private readonly isPacked: boolean;

  private constructor(file: Blob, isPacked: boolean) {
    this.file = file;
    this.isPacked = isPacked;
  }

  /** Errors: read_failed. */
  static async open(file: Blob): Promise<SourceFile> {
    let start: ArrayBuffer;
    try {
      start = await file.slice(0, 2).arrayBuffer();
    } catch {
      throw readFailed(0, file.size);
    }
    const [first, second] = new Uint8Array(start);
    return new SourceFile(file, first === 0x1f && second === 0x8b);
  }

  /** Bytes as the core will see them, or null. */
  get size(): number | null {
    return this.isPacked ? null : this.file.size;
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
    const stretch = this.isPacked ? new Gzip(this.file, range) : stretchOf(this.file, range);
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
    return this.slice()
      .pipeThrough(littleByLittle((count) => (this.position += count)))
      .pipeThrough(new DecompressionStream('deflate-raw'));
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
  private unpacked = 0;

  constructor(file: Blob, { size }: ByteRange) {
    this.file = file;
    this.wanted = size ?? Infinity;
  }

  stream(): ReadableStream<Uint8Array> {
    return this.file
      .stream()
      .pipeThrough(littleByLittle((count) => (this.position += count)))
      .pipeThrough(new DecompressionStream('gzip'));
  }

  take(bytes: Uint8Array): Uint8Array {
    const wanted = bytes.subarray(0, this.wanted - this.unpacked);
    this.unpacked += wanted.byteLength;
    const bomb =
      this.unpacked > harmlessBytes && this.unpacked > this.file.size * maximumRatio;
    if (!bomb && this.unpacked <= maximumUnpackedBytes) return wanted;
    throw new CoreError({
      code: 'limit_exceeded',
      message: bomb
        ? `the file unpacks to more than ${maximumRatio} times its size`
        : 'the file unpacks to more than 4 GiB',
      hint: 'Unpack the file and look at it before it is opened here.',
    });
  }

  checkEnd(): void {
    if (this.position !== this.file.size) throw this.failure();
  }

  failure(): CoreError {
    return readFailed(this.position, this.file.size);
  }
}

function littleByLittle(
  count: (bytes: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(bytes, output) {
      for (const piece of cut(bytes, packedPieceBytes)) output.enqueue(piece);
      count(bytes.byteLength);
    },
  });
}

function readFailed(position: number, size: number): CoreError {
  return new CoreError({
    code: 'read_failed',
    message: `the file could not be read past byte ${position} of ${size}`,
    hint: 'It may have changed, moved or be damaged; choose it again.',
  });
}
