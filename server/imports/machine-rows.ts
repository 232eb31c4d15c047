import type { ImportRow } from '../../db/import/import-events.ts';
import { CAMEO_CODES } from '../../domain/cameo/cameo.ts';
import { isThreat, kindOfCameo } from '../../domain/cameo/cameo-kind.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { shorten } from '../../domain/errors/zod-errors.ts';
import type { EventInput } from '../../domain/events/event.ts';
import { LIMITS } from '../../domain/events/event-field.ts';
import type { Origin } from '../../domain/events/event-values.ts';
import { malformedBody } from '../http/problem-details.ts';
import { type Actor, type CodedRow, UnusableRow } from './coded-row.ts';
import { readGdeltRow, widthsOfGdelt } from './gdelt-row.ts';
import { ICEWS_COLUMNS, readIcewsRow } from './icews-row.ts';
import { linesOf } from './lines.ts';

interface Format {
  readonly origin: Origin;
  readonly read: (cells: readonly string[]) => CodedRow;
  readonly widths: readonly number[];
}

const GDELT: Format = { origin: 'GDELT', read: readGdeltRow, widths: widthsOfGdelt };
const ICEWS: Format = { origin: 'ICEWS', read: readIcewsRow, widths: [ICEWS_COLUMNS.length] };

/**
 * The rows of a machine-coded file: GDELT 1.0 and 2.0, which have no header, or ICEWS, which has one. The first line decides
 * the format. Throws a `Problem` for any other format.
 */
export async function* machineRows(text: AsyncIterable<string>): AsyncGenerator<ImportRow> {
  let format: Format | undefined;
  let line = 0;
  for await (const content of linesOf(text)) {
    line += 1;
    if (content.trim() === '') continue;
    const cells = cellsOf(content);
    if (format === undefined) {
      format = formatOf(cells);
      if (isHeader(cells)) continue;
    }
    yield readRow(cells, line, format);
  }
  if (format === undefined) throw malformedBody(codedError('machine-file-empty'));
}

/** Splits at tabs. Quotes have no special meaning in these files. */
function cellsOf(line: string): string[] {
  const cells = (line.endsWith('\r') ? line.slice(0, -1) : line).split('\t');
  // Some published files have tabs after their last column.
  while (
    cells.length > 20 &&
    ![...GDELT.widths, ...ICEWS.widths].includes(cells.length) &&
    cells.at(-1) === ''
  )
    cells.pop();
  return cells;
}

function formatOf(cells: readonly string[]): Format {
  if (ICEWS_COLUMNS.every((column, index) => cells[index]?.trim() === column)) return ICEWS;
  const isGdelt = GDELT.widths.includes(cells.length) && (/^\d+$/.test(cells[0] ?? '') || isHeader(cells));
  if (isGdelt) return GDELT;
  const start = shorten((cells[0] ?? '').slice(0, 40));
  throw malformedBody(codedError('machine-format-unknown', { columns: cells.length, start }));
}

function isHeader([first = '']: readonly string[]): boolean {
  return /^(event ?id|globaleventid)$/i.test(first.trim());
}

function readRow(cells: readonly string[], line: number, { origin, read, widths }: Format): ImportRow {
  try {
    if (!widths.includes(cells.length))
      throw new UnusableRow(codedError('machine-row-width', { columns: cells.length, expected: widths }));
    return { line, event: eventOf(read(cells), origin) };
  } catch (error) {
    if (!(error instanceof UnusableRow)) throw error;
    return { line, skipped: error.reason };
  }
}

function eventOf(row: CodedRow, origin: Origin): EventInput {
  const { actor, target, cameo, goldstein, place, country, publisher, url } = row;
  const kind = kindOfCameo(cameo);
  if (kind === undefined) throw new UnusableRow(codedError('machine-code-unknown'));
  if (actor.party === undefined) throw new UnusableRow(codedError('machine-actor-unknown'));
  if (target?.party === actor.party) throw new UnusableRow(codedError('machine-same-country'));
  return {
    id: `${origin.toLowerCase()}-${row.id}`,
    date: row.date,
    title: titleOf(actor, target, cameo),
    kind,
    ...(isThreat(cameo) && { status: 'threatened' as const }),
    initiators: [actor.party],
    targets: target?.party === undefined ? [] : [target.party],
    ...((place ?? country) !== undefined && {
      location: { ...(place && { place }), ...(country && { country }) },
    }),
    sources: [{ publisher, ...(url && { url }) }],
    cameo,
    ...(goldstein !== undefined && { goldstein }),
    origin,
  };
}

/** `Foreign Ministry (Russia) → United States: Criticize or denounce` */
function titleOf(actor: Actor, target: Actor | undefined, cameo: string): string {
  const act = (CAMEO_CODES.get(cameo)?.name ?? cameo).replace(', not specified below', '');
  const names = target === undefined || target.name === '' ? actor.name : `${actor.name} → ${target.name}`;
  return `${names}: ${act}`.slice(0, LIMITS.title);
}
