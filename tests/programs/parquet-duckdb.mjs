// The example of docs/spreadsheets.md in DuckDB: node parquet-duckdb.mjs events.parquet
import { DuckDBInstance } from '@duckdb/node-api';

const file = process.argv[2].replaceAll("'", "''");
const connection = await (await DuckDBInstance.create()).connect();
const run = async (query) => (await connection.runAndReadAll(query)).getRowsJson();

const types = Object.fromEntries(
  (await run(`describe select * from '${file}'`)).map(([name, type]) => [name, type]),
);
if (types.first_day !== 'DATE') throw new Error(`first_day is ${types.first_day}.`);
console.log(await run(`select count(*) from '${file}'`));
console.log(
  await run(`select year(first_day) as year, sum(people_expelled) as people
    from '${file}' where kind = 'expulsion' group by year order by year`),
);
