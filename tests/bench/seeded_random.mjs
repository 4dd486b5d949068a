/**
 * Numbers from 0 to 1, always the same ones for a seed. Mulberry32: 32 bits of state, good enough to
 * spread values.
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number with zeros in front: 7 in a width of 3 is "007". */
export const padded = (number, width) => String(number).padStart(width, '0');
