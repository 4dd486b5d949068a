/**
 * Natural logarithm and exponential from + - * / alone. IEEE 754 fixes those four to the last
 * bit; Math.log and Math.exp are approximations that differ between browsers, and one different
 * bit would make different files.
 */

const LN_2 = 0.6931471805599453;
const ARTANH_SERIES = [19, 17, 15, 13, 11, 9, 7, 5, 3, 1].map((power) => 1 / power);

/** ln(x) of a finite x > 0, to about 14 digits: ln(m · 2^k) by the series of artanh. */
export function ln(x: number): number {
  let mantissa = x;
  let exponent = 0;
  for (; mantissa > 1.5; exponent += 1) mantissa /= 2;
  for (; mantissa < 0.75; exponent -= 1) mantissa *= 2;
  const y = (mantissa - 1) / (mantissa + 1);
  const square = y * y;
  let sum = 0;
  for (const coefficient of ARTANH_SERIES) sum = sum * square + coefficient;
  return exponent * LN_2 + 2 * y * sum;
}

/** e^x for |x| < 700, to about 14 digits: e^r · 2^k with |r| <= ln 2 / 2 by the power series. */
export function exp(x: number): number {
  const exponent = Math.floor(x / LN_2 + 0.5);
  const rest = x - exponent * LN_2;
  let result = 1;
  for (let term = 14; term >= 1; term -= 1) result = 1 + (rest * result) / term;
  const factor = exponent < 0 ? 0.5 : 2;
  for (let step = Math.abs(exponent); step > 0; step -= 1) result *= factor;
  return result;
}
