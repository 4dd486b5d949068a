import { CoreError } from './errors.js';

/** Piece of a file as the core is to read it. */
export interface Piece {
  bytes: Uint8Array;
  /** Bytes of the file itself that were read so far; of a packed file, packed bytes. */
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
 * The pieces of a file from its first byte to its last, unpacked when it starts like gzip.
 * Ends early, without an error, when `signal` is aborted.
 *
 * Errors: read_failed naming the byte when the file cannot be read to its end, has another length
 * than it said, or is damaged gzip; limit_exceeded when it unpacks to absurdly much.
 */
export async function* readFile(file: Blob, signal: AbortSignal): AsyncGenerator<Piece> {
  const source = new Source(file);
  const packed = await source.startsLikeGzip();
  const reader = (packed ? source.unpacked() : source.plain()).getReader();
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  let total = 0;
  try {
    for (let next = await source.read(reader); next; next = await source.read(reader)) {
      for (const bytes of cut(next, maximumPieceBytes)) {
        total += bytes.byteLength;
        if (packed) checkUnpacked(total, file.size);
        else source.position = total;
        yield { bytes, position: source.position };
      }
    }
    if (!signal.aborted) source.checkLength();
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function* cut<T extends ArrayBufferLike>(
  bytes: Uint8Array<T>, most: number,
): Generator<Uint8Array<T>> {
  for (let from = 0; from < bytes.byteLength; from += most) yield bytes.subarray(from, from + most);
}

function checkUnpacked(unpacked: number, packed: number): void {
  const bomb = unpacked > harmlessBytes && unpacked > packed * maximumRatio;
  if (!bomb && unpacked <= maximumUnpackedBytes) return;
  throw new CoreError({
    code: 'limit_exceeded',
    message: bomb
      ? `the file unpacks to more than ${maximumRatio} times its size`
      : 'the file unpacks to more than 4 GiB',
    hint: 'Unpack the file and look at it before it is opened here.',
  });
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** A file and how far it has been read. */
class Source {
  position = 0;
  private readonly file: Blob;

  constructor(file: Blob) {
    this.file = file;
  }

  async startsLikeGzip(): Promise<boolean> {
    try {
      const [first, second] = new Uint8Array(await this.file.slice(0, 2).arrayBuffer());
      return first === 0x1f && second === 0x8b;
    } catch {
      throw this.failure();
    }
  }

  plain(): ReadableStream<Uint8Array> {
    return this.file.stream();
  }

  unpacked(): ReadableStream<Uint8Array> {
    return this.file
      .stream()
      .pipeThrough(this.littleByLittle())
      .pipeThrough(new DecompressionStream('gzip'));
  }

  async read(reader: Reader): Promise<Uint8Array | undefined> {
    try {
      return (await reader.read()).value;
    } catch {
      throw this.failure();
    }
  }

  checkLength(): void {
    if (this.position !== this.file.size) throw this.failure();
  }

  private littleByLittle(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
    return new TransformStream({
      transform: (bytes, output) => {
        for (const piece of cut(bytes, packedPieceBytes)) output.enqueue(piece);
        this.position += bytes.byteLength;
      },
    });
  }

  private failure(): CoreError {
    return new CoreError({
      code: 'read_failed',
      message: `the file could not be read past byte ${this.position} of ${this.file.size}`,
      hint: 'It may have changed, moved or be damaged; choose it again.',
    });
  }
}
