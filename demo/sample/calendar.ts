/** Days are counted from 1970-01-01; the sample knows no time zone. */
export interface CivilDate {
  year: number;
  month: number; // 1-12
  day: number; // 1-31
}

/** days_from_civil of Howard Hinnant, "chrono-compatible low-level date algorithms". */
export function dayOf({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leapDays + dayOfYear - 719468;
}

/** civil_from_days of the same source. */
export function civil(days: number): CivilDate {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460)
    + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra
    - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 0 is Sunday. */
export function weekday(days: number): number {
  return (days + 4) % 7;
}

/** The first and the last day the sample company has data for. */
export const FIRST_DAY = dayOf({ year: 2023, month: 10, day: 1 });
export const LAST_DAY = dayOf({ year: 2026, month: 9, day: 30 });

/** 2026-09-30. */
export function isoDate(days: number): string {
  const { year, month, day } = civil(days);
  return `${year}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** 30.09.2026. */
export function polishDate(days: number): string {
  const { year, month, day } = civil(days);
  return `${padded(day, 2)}.${padded(month, 2)}.${year}`;
}

/** 9/30/2026 8:05:00, as Google writes it. */
export function americanMoment(days: number, second: number): string {
  const { year, month, day } = civil(days);
  return `${month}/${day}/${year} ${clock(second, 1)}`;
}

/** 08:05:00 of the 29,100th second of the day; the hour has at least `hourDigits` digits. */
export function clock(second: number, hourDigits: number): string {
  const hour = Math.floor(second / 3600);
  const minute = Math.floor(second / 60) % 60;
  return `${padded(hour, hourDigits)}:${padded(minute, 2)}:${padded(second % 60, 2)}`;
}

export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
