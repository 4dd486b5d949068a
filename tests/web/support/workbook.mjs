// The smallest workbooks there are: inline texts, nothing packed.

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});
const crc32 = (bytes) => {
  const sum = bytes.reduce((value, byte) => crcTable[(value ^ byte) & 0xff] ^ (value >>> 8), 0xffffffff);
  return (sum ^ 0xffffffff) >>> 0;
};

const little = (...fields) => Buffer.concat(fields.map(([size, value]) => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes;
}));

/** An archive of stored members: {name: content} (APPNOTE 6.3.10, 4.3). */
export function zip(members) {
  const locals = [];
  const entries = [];
  let at = 0;
  for (const [name, content] of Object.entries(members)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
    const common = [[2, 20], [2, 0], [2, 0], [2, 0], [2, 0x21], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, path.length], [2, 0]];
    const local = Buffer.concat([little([4, 0x04034b50], ...common), path, bytes]);
    entries.push(little([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), path);
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = Object.keys(members).length;
  const end = little([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, at], [2, 0]);
  return Buffer.concat([...locals, directory, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letters = (column) => String.fromCharCode(65 + column);

const sheet = (rows) => `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, row) =>
  `<row r="${row + 1}">${cells.map((cell, column) =>
    `<c r="${letters(column)}${row + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`;

/** The parts of a workbook: {sheet: rows of texts, at most 26 columns}. */
export function workbook(sheets) {
  const names = Object.keys(sheets);
  const parts = {
    '_rels/.rels': `<Relationships xmlns="${packages}"><Relationship Id="r" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}">${names.map((_, index) =>
      `<Relationship Id="r${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
  };
  for (const [index, name] of names.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = sheet(sheets[name]);
  return parts;
}
