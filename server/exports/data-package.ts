import { Zip, ZipDeflate } from 'fflate';
import { CSV_COLUMNS, type CsvColumn, csvLine, eventToRow } from '../../domain/csv/event-csv.ts';
import type { DiplomaticEvent } from '../../domain/events/event.ts';
import { ORIGINS, REVIEWS, STATUSES } from '../../domain/events/event-values.ts';
import { KINDS } from '../../domain/events/kind.ts';
import { FIELD_DESCRIPTIONS } from '../openapi/descriptions.ts';
import { describeExport, type ExportInfo } from './export-info.ts';

/** A column as a Table Schema field (Data Package, version 2). */
interface Field {
  readonly name: CsvColumn;
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly description: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
}

const JOINED = ' Lists are joined with “; ”.';
const LOCATION_DESCRIPTIONS: Readonly<Record<'place' | 'country', string>> = {
  place: 'The place',
  country: 'The ISO 3166-1 code of the country',
};

const DETAILS: { readonly [C in CsvColumn]?: Partial<Field> } = {
  id: { constraints: { required: true, unique: true } },
  date: { constraints: { required: true } },
  kind: { constraints: { required: true, enum: KINDS } },
  status: { constraints: { required: true, enum: STATUSES } },
  review: { constraints: { required: true, enum: REVIEWS } },
  origin: { constraints: { enum: ORIGINS } },
  initiators: { constraints: { required: true }, description: FIELD_DESCRIPTIONS.initiators + JOINED },
  targets: { description: FIELD_DESCRIPTIONS.targets + JOINED },
  participants: { description: `${FIELD_DESCRIPTIONS.participants}: name | office | party.${JOINED}` },
  missions_affected: { description: FIELD_DESCRIPTIONS.missions_affected + JOINED },
  links: { description: `${FIELD_DESCRIPTIONS.links}: relation and id.${JOINED}` },
  sources: {
    description: `${FIELD_DESCRIPTIONS.sources}: publisher | title | published | url | quote | archived_url.${JOINED}`,
  },
  tags: { description: FIELD_DESCRIPTIONS.tags + JOINED },
  people_expelled: { type: 'integer', constraints: { minimum: 1 } },
  in_force: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  pinned: { type: 'boolean', trueValues: ['true'], falseValues: ['false'] },
  goldstein: { type: 'number', constraints: { minimum: -10, maximum: 10 } },
};

export const PACKAGE_FIELDS: readonly Field[] = CSV_COLUMNS.map((name) => ({
  name,
  type: 'string',
  description:
    name === 'place' || name === 'country' ? LOCATION_DESCRIPTIONS[name] : FIELD_DESCRIPTIONS[name],
  ...DETAILS[name],
}));

/** The content of datapackage.json: <https://datapackage.org/standard/data-package/>, version 2. */
export function packageDescriptor(info: ExportInfo): Record<string, unknown> {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'demarche-events',
    title: info.title,
    description: describeExport(info),
    homepage: info.permalink,
    created: `${info.day}T00:00:00Z`,
    sources: [{ title: info.title, path: info.permalink }],
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
          'One event per row. A cell that a spreadsheet would read as a formula is prefixed with an apostrophe.',
        dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
        schema: { fields: PACKAGE_FIELDS, primaryKey: ['id'], missingValues: [''] },
      },
    ],
  };
}

/** A zip file with events.csv and datapackage.json, streamed as the events are read. */
export async function* dataPackage(
  info: ExportInfo,
  events: AsyncIterable<DiplomaticEvent>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, data) => {
    if (error) failure = error;
    else ready.push(data);
  });
  const encoder = new TextEncoder();
  function* takeReady(): Generator<Uint8Array> {
    if (failure) throw failure;
    yield* ready.splice(0);
  }

  const descriptor = new ZipDeflate('datapackage.json');
  zip.add(descriptor);
  descriptor.push(encoder.encode(`${JSON.stringify(packageDescriptor(info), undefined, 2)}\n`), true);
  const table = new ZipDeflate('events.csv', { level: 6 });
  zip.add(table);
  let lines = csvLine(CSV_COLUMNS);
  for await (const event of events) {
    lines += csvLine(eventToRow(event));
    if (lines.length < CHUNK_LENGTH) continue;
    table.push(encoder.encode(lines));
    lines = '';
    yield* takeReady();
  }
  table.push(encoder.encode(lines), true);
  zip.end();
  yield* takeReady();
}

const CHUNK_LENGTH = 64 * 1024;
