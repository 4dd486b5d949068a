/** How one export writes its rows. */
export interface Dialect {
  delimiter: string;
  lineEnd: '\n' | '\r\n';
}

/** One row with its line end; cells are quoted where RFC 4180 asks for it, and only there. */
export function delimitedRow(cells: readonly string[], dialect: Dialect): string {
  return plainRow(cells.map((cell) => quotedWhereNeeded(cell, dialect.delimiter)), dialect);
}

/** As `delimitedRow`, of cells that are quoted already or never need it; much faster. */
export function plainRow(cells: readonly string[], { delimiter, lineEnd }: Dialect): string {
  return cells.join(delimiter) + lineEnd;
}

export function quotedWhereNeeded(cell: string, delimiter: string): string {
  const isPlain = !cell.includes(delimiter) && !cell.includes('"') && !cell.includes('\n');
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

/** 1234 minor units are 12.34. */
export function money(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The text of all items, yielding after every `itemsPerSlice` of them. */
export function* writeInSlices<T>(
  items: readonly T[], itemsPerSlice: number, write: (item: T, position: number) => string,
): Generator<void, string> {
  const slices: string[] = [];
  for (let from = 0; from < items.length; from += itemsPerSlice) {
    const slice = items.slice(from, from + itemsPerSlice);
    slices.push(slice.map((item, position) => write(item, from + position)).join(''));
    yield;
  }
  return slices.join('');
}
