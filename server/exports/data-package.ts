import { Zip, ZipDeflate } from 'fflate';
import { CSV_COLUMNS, type CsvColumn, csvLine, eventToRow } from '../../domain/csv/event-csv.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { ORIGINS, REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { KINDS } from '../../domain/events/kind.ts';
import { FIELDS } from '../openapi/descriptions.ts';
import { describeFile } from './chronology.ts';
import type { ExportInfo } from './export-info.ts';

/** A column as a Table Schema field (Data Package, version 2). */
interface Field {
  readonly name: CsvColumn;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly description: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
}

const JOINED = ' Several are joined with “; ”.';
const PLACES: Readonly<Record<'place' | 'country', string>> = {
  place: 'Where: the place',
  country: 'Where: the code of the country',
};

const DETAILS: { readonly [C in CsvColumn]?: Partial<Field> } = {
  id: { constraints: { required: true, unique: true } },
  date: { constraints: { required: true } },
  title: { constraints: { required: true } },
  kind: { constraints: { required: true, enum: KINDS } },
  status: { constraints: { required: true, enum: STATUSES } },
  review: { constraints: { required: true, enum: REVIEWS } },
  origin: { constraints: { enum: ORIGINS } },
  initiators: { constraints: { required: true }, description: FIELDS.initiators + JOINED },
  targets: { description: FIELDS.targets + JOINED },
  participants: { description: `${FIELDS.participants}: name | office | party.${JOINED}` },
  missions_affected: { description: FIELDS.missions_affected + JOINED },
  links: { description: `${FIELDS.links}: relation and id.${JOINED}` },
  sources: {
    description: `${FIELDS.sources}: publisher | title | published | url | quote | archived_url.${JOINED}`,
  },
  tags: { description: FIELDS.tags + JOINED },
  people_expelled: { type: 'integer', constraints: { minimum: 1 } },
  in_force: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  goldstein: { type: 'number', constraints: { minimum: -10, maximum: 10 } },
};

export const PACKAGE_FIELDS: readonly Field[] = CSV_COLUMNS.map((name) => ({
  name,
  type: 'string',
  description: name === 'place' || name === 'country' ? PLACES[name] : FIELDS[name],
  ...DETAILS[name],
}));

/** What describes the table: <https://datapackage.org/standard/data-package/>, version 2. */
export function packageDescriptor(about: ExportInfo): Record<string, unknown> {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'demarche-events',
    title: about.title,
    description: describeFile(about),
    homepage: about.permalink,
    created: `${about.day}T00:00:00Z`,
    sources: [{ title: about.title, path: about.permalink }],
    resources: [
      {
        name: 'events',
        type: 'table',
        path: 'events.csv',
        scheme: 'file',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        description:
          'An event a row. A cell that a spreadsheet would take for a formula has an apostrophe before it.',
        dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
        schema: { fields: PACKAGE_FIELDS, primaryKey: ['id'], missingValues: [''] },
      },
    ],
  };
}

/** The table and what describes it, as one zip, written as the events come. */
export async function* dataPackage(
  about: ExportInfo,
  events: AsyncIterable<DiplomaticEvent>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, data) => {
    if (error) failure = error;
    else ready.push(data);
  });
  const encoder = new TextEncoder();
  function* taken(): Generator<Uint8Array> {
    if (failure) throw failure;
    yield* ready.splice(0);
  }

  const descriptor = new ZipDeflate('datapackage.json');
  zip.add(descriptor);
  descriptor.push(encoder.encode(`${JSON.stringify(packageDescriptor(about), undefined, 2)}\n`), true);
  const table = new ZipDeflate('events.csv', { level: 6 });
  zip.add(table);
  let lines = csvLine(CSV_COLUMNS);
  for await (const event of events) {
    lines += csvLine(eventToRow(event));
    if (lines.length < CHUNK_LENGTH) continue;
    table.push(encoder.encode(lines));
    lines = '';
    yield* taken();
  }
  table.push(encoder.encode(lines), true);
  zip.end();
  yield* taken();
}

const CHUNK_LENGTH = 64 * 1024;
