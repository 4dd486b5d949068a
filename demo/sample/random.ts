import { exp, ln } from './elementary.js';

/** Gives the next of a fixed sequence of whole numbers, 0 to 2^32 - 1. */
export type Random = () => number;

type State = [number, number, number, number];

/**
 * xoshiro128** 1.1 of Blackman and Vigna (2018), ACM TOMS 47(4); https://prng.di.unimi.it.
 * The state must not be all zero.
 */
export function xoshiro128(state: State): Random {
  let [a, b, c, d] = state;
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return scrambled;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/**
 * A sequence of its own for every seed. The state is filled by splitmix32: steps of the golden
 * ratio (Steele, Lea and Flood 2014) through MurmurHash3's finaliser.
 */
export function seededRandom(seed: number): Random {
  return xoshiro128([1, 2, 3, 4].map((step) => finalise(seed + step * 0x9e3779b9)) as State);
}

function finalise(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Uniform in the open interval 0 to 1. */
export function uniform(random: Random): number {
  return (random() + 0.5) / 4294967296;
}

/** A whole number, 0 to limit - 1. */
export function below(random: Random, limit: number): number {
  return Math.floor(uniform(random) * limit);
}

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return uniform(random) < probability;
}

/** One of the list, each as likely. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return entry(list, below(random, list.length));
}

/** The position of one of the weights, each as likely as it is large. */
export function pickWeighted(random: Random, weights: readonly number[]): number {
  let left = 0;
  for (const weight of weights) left += weight;
  left *= uniform(random);
  for (let position = 0; position < weights.length; position += 1) {
    left -= weights[position] ?? 0;
    if (left < 0) return position;
  }
  return weights.length - 1;
}

/** The entry at a position that is known to exist. */
export function entry<T>(list: readonly T[], position: number): T {
  const found = list[position];
  if (found === undefined) throw new RangeError(`no entry ${position} among ${list.length}`);
  return found;
}

/** Exponential with mean 1, by inversion. */
export function exponential(random: Random): number {
  return -ln(uniform(random));
}

/** Standard normal, by the ratio of uniforms: Kinderman and Monahan (1977), ACM TOMS 3(3). */
export function normal(random: Random): number {
  for (;;) {
    const u = uniform(random);
    const x = (1.7155277699214135 * (uniform(random) - 0.5)) / u;
    if (x * x <= -4 * ln(u)) return x;
  }
}

/** Gamma with shape 0 to 1 and mean 1: GS of Ahrens and Dieter (1974), Computing 12. */
export function gamma(random: Random, shape: number): number {
  const edge = 1 + shape / Math.E;
  for (;;) {
    const p = edge * uniform(random);
    const x = p <= 1 ? exp(ln(p) / shape) : -ln((edge - p) / shape);
    const accepted = p <= 1 ? exp(-x) : exp((shape - 1) * ln(x));
    if (uniform(random) <= accepted) return x / shape;
  }
}
