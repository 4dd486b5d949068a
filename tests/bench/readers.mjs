// Readers under one form: open() once, then read(file) as often as wanted. A file is {name, path} and
// holds its bytes when they are in memory already. A reading has rows, column(name), which gives all
// values of a column, and close().
import { readFileSync } from 'node:fs';
import { analyseAgain, importInto, memoryOf, openEngine, rowsOf } from './engine.mjs';
import { openArquero, openDuckdb, openDuckdbWasm, openPapaparse, openUdsv } from './peers.mjs';

const nothing = () => {};
/** Of those that take text and not bytes. */
const textOf = ({ path, bytes }) => new TextDecoder().decode(bytes ?? readFileSync(path));

function* ourColumn(reading, name) {
  for (const { columns, rows } of rowsOf(reading)) {
    const at = columns.indexOf(name);
    for (const row of rows) yield row[at];
  }
}

async function openOurs() {
  const engine = await openEngine();
  return (file, onLastByte) => {
    const reading = importInto(engine, file, onLastByte);
    return {
      rows: reading.report.rows.read,
      column: (name) => ourColumn(reading, name),
      linear: memoryOf(reading.session),
      analyseAgain: () => analyseAgain(reading),
      close: () => reading.session.delete(),
    };
  };
}

function openPapa() {
  const papa = openPapaparse();
  return (file) => {
    const { data } = papa.parse(textOf(file), { header: true, dynamicTyping: true, skipEmptyLines: true });
    return { rows: data.length, column: (name) => data.map((row) => row[name]), close: nothing };
  };
}

function openUdsvTyped() {
  const { inferSchema, initParser } = openUdsv();
  return (file) => {
    const text = textOf(file);
    const schema = inferSchema(text);
    const columns = initParser(schema).typedCols(text);
    const names = schema.cols.map(({ name }) => name);
    return { rows: columns[0].length, column: (name) => columns[names.indexOf(name)], close: nothing };
  };
}

async function openArqueroTable() {
  const { fromCSV } = await openArquero();
  return (file) => {
    const table = fromCSV(textOf(file));
    return { rows: table.numRows(), column: (name) => table.array(name), close: nothing };
  };
}

const columnSql = (name) => `SELECT "${name}" AS x FROM t`;
const rowsSql = 'SELECT count(*)::INTEGER AS x FROM t';

async function openDuckdbInWasm() {
  const { database, connection, fileProtocol } = await openDuckdbWasm();
  const values = (sql) => connection.query(sql).getChild('x').toArray();
  return ({ name, path, bytes }) => {
    if (bytes) database.registerFileBuffer(name, bytes);
    else database.registerFileURL(name, path, fileProtocol, true);
    connection.query(`CREATE TABLE t AS SELECT * FROM read_csv('${name}')`);
    database.dropFile(name);
    return {
      rows: values(rowsSql)[0],
      column: (column) => values(columnSql(column)),
      close: () => connection.query('DROP TABLE t'),
    };
  };
}

async function openDuckdbNatively() {
  const connection = await openDuckdb();
  const values = async (sql) => (await connection.runAndReadAll(sql)).getColumnsJS()[0];
  return async ({ path }) => {
    await connection.run(`CREATE TABLE t AS SELECT * FROM read_csv('${path}')`);
    return {
      rows: (await values(rowsSql))[0],
      column: (column) => values(columnSql(column)),
      close: () => connection.run('DROP TABLE t'),
    };
  };
}

/** By the names that the tables show; ours first. */
export const readers = {
  'ours': openOurs,
  'duckdb-wasm eh': openDuckdbInWasm,
  'duckdb, native, 1 thread': openDuckdbNatively,
  'udsv, typed columns': openUdsvTyped,
  'arquero': openArqueroTable,
  'papaparse, dynamicTyping': openPapa,
};
