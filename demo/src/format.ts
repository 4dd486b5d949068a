/** Numbers, money, dates and sizes as people read them. */

const locale = navigator.language.startsWith('en') ? navigator.language : 'en-GB';
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
const monthLong = new Intl.DateTimeFormat(locale, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthShort = new Intl.DateTimeFormat(locale, {
  month: 'short',
  year: '2-digit',
  timeZone: 'UTC',
});

/** What stands where nothing is known. */
export const unknown = '–';

export const count = (value: number): string => whole.format(value);

/** "1 order", "3,204 orders". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function decimal(value: number | null, digits = 2): string {
  if (value === null) return unknown;
  return value.toLocaleString(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** As many decimals as it has, at most two. */
export const upToTwo = (value: number): string =>
  value.toLocaleString(locale, { maximumFractionDigits: 2 });

/** A share of 0-1 as percent. Only none is 0 %, and only all are 100 %. */
export function percent(share: number | null, digits = 1): string {
  if (share === null) return unknown;
  const least = 10 ** -digits;
  const size = share * 100;
  if (size > 0 && size < least / 2) return `<${decimal(least, digits)}\u202f%`;
  if (size < 100 && size >= 100 - least / 2) return `>${decimal(100 - least, digits)}\u202f%`;
  return `${decimal(share * 100, digits)}\u202f%`;
}

export interface MoneyFormat {
  currency: string;
  /** Decimals that amounts are exact to. */
  decimals: number;
}

/** An amount in major units with as many decimals as the file is exact to, at least two. */
export function money(value: number | null, format: MoneyFormat): string {
  if (value === null) return unknown;
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: Math.max(2, format.decimals) };
  if (!/^[A-Z]{3}$/.test(format.currency)) return value.toLocaleString(locale, digits);
  return value.toLocaleString(locale, { style: 'currency', currency: format.currency, ...digits });
}

/** An amount for an axis: "1.2M". */
export const compactNumber = (value: number): string => compact.format(value);

const asUtc = (text: string): Date => new Date(text.length > 10 ? `${text}Z` : `${text}T00:00:00Z`);

function formatted(format: Intl.DateTimeFormat, text: string | null): string {
  if (!text) return unknown;
  const date = asUtc(text);
  return Number.isNaN(date.getTime()) ? text : format.format(date);
}

export const dateOf = (text: string | null): string => formatted(day, text);
/** A day, with the time of day where the file knows one. */
export const momentOf = (text: string | null): string =>
  formatted(text !== null && text.length > 10 && !text.endsWith('T00:00:00') ? moment : day, text);
export const monthOf = (text: string): string => formatted(monthLong, text);
export const shortMonthOf = (text: string): string => formatted(monthShort, text);

export function bytes(value: number): string {
  if (value < 1_000) return `${count(value)} B`;
  if (value < 1_000_000) return `${decimal(value / 1_000, 1)} kB`;
  return `${decimal(value / 1_000_000, 1)} MB`;
}

export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${count(Math.max(1, milliseconds))} ms`;
  return `${decimal(milliseconds / 1_000, 1)} s`;
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}

/** What a person without a name in the files is called. */
export const nameOf = (name: string): string => name || 'Without a name';
