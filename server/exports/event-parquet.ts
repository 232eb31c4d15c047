import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import {
  FLAT_NAMES,
  type FlatName,
  type FlatType,
  type FlatValue,
  flatColumn,
} from '../../domain/flat/flat-columns.ts';
import type { Language } from '../../domain/language/language.ts';

/** Bounds memory, and is enough for readers to skip groups by their statistics. */
const ROWS_PER_GROUP = 5_000;

/**
 * A file of Apache Parquet with the flat columns, sent group by group. Days are typed (`DATE`), so that programs need not parse them.
 * `language` is that of the names.
 */
export async function* eventParquet(
  events: AsyncIterable<DiplomaticEvent>,
  language: Language,
): AsyncGenerator<Uint8Array> {
  const bytes = new DrainedWriter();
  const file = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy: 'Démarche' });
  let columns = emptyColumns();
  let rows = 0;
  const writeGroup = () => {
    file.write({
      columnData: FLAT_NAMES.map((name, index) => ({ name, data: columns[index] ?? [] })),
      rowGroupSize: ROWS_PER_GROUP,
    });
    columns = emptyColumns();
    rows = 0;
  };
  for await (const event of events) {
    for (const [index, name] of FLAT_NAMES.entries())
      columns[index]?.push(parquetValue(event, name, language));
    rows += 1;
    if (rows < ROWS_PER_GROUP) continue;
    writeGroup();
    yield bytes.take();
  }
  if (rows > 0) writeGroup();
  file.finish();
  yield bytes.take();
}

function emptyColumns(): unknown[][] {
  return FLAT_NAMES.map(() => []);
}

function parquetValue(event: DiplomaticEvent, name: FlatName, language: Language): FlatValue | Date {
  const { type, read } = flatColumn(name);
  const value = read(event, language);
  return type === 'day' && value !== undefined ? new Date(Number(value) * MS_PER_DAY) : value;
}

const MS_PER_DAY = 86_400_000;

const TYPES: Readonly<Record<FlatType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  code: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  name: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  word: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};

const SCHEMA: SchemaElement[] = [
  { name: 'events', num_children: FLAT_NAMES.length },
  ...FLAT_NAMES.map((name) => ({
    name,
    repetition_type: 'OPTIONAL' as const,
    ...TYPES[flatColumn(name).type],
  })),
];

/** Hands out what was written since the last time. */
class DrainedWriter extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}
