import type { ImportRow } from '../../db/import/import-events.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { shorten } from '../../domain/errors/zod-errors.ts';
import { cellText, type TableCell } from '../../domain/flat/flat-event.ts';
import { isFlatHeader } from '../../domain/flat/flat-headings.ts';
import { SheetChecksum } from '../../domain/flat/sheet-checksum.ts';
import { codedProblem, malformedBody, type Problem } from '../http/problem-details.ts';
import { type FlatRowReader, flatRowReader } from './flat-rows.ts';
import { MAX_UNPACKED_BYTES, readWorkbook, type Sheet } from './tables/workbook.ts';
import { BrokenXml } from './tables/xml-tokens.ts';
import { BrokenZip, UnpackedTooLarge } from './tables/zip-directory.ts';
import { wholeFile } from './whole-file.ts';

/** The container of encrypted workbooks, and of those of Excel before 2007. */
const COMPOUND_FILE = 0xd0cf11e0;

/**
 * The rows of the sheets of an Excel workbook that have the columns of events. The other sheets of an exported workbook are for readers:
 * they may be deleted, but a change in them is an error, because it would be lost. Throws `InvalidInput` for an invalid header, and a
 * `Problem` for a file that is not a workbook.
 */
export async function* workbookRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<ImportRow> {
  const file = await wholeFile(bytes);
  if (file.length >= 4 && file.readUInt32BE(0) === COMPOUND_FILE) {
    throw malformedBody(codedError('workbook-encrypted'));
  }
  try {
    yield* rowsOf(await readWorkbook(file));
  } catch (error) {
    throw problemOf(error) ?? error;
  }
}

async function* rowsOf(sheets: readonly Sheet[]): AsyncGenerator<ImportRow> {
  let hasEvents = false;
  const others = new Map<string, SheetChecksum>();
  const notes: (readonly TableCell[])[] = [];
  for (const sheet of sheets) {
    let read: FlatRowReader | undefined;
    const checksum = new SheetChecksum();
    let isFirst = true;
    for await (const { line, cells } of sheet.rows()) {
      if (isFirst && isFlatHeader(cells.map(cellText))) {
        read = flatRowReader(cells.map(cellText));
        hasEvents = true;
      } else if (read !== undefined) {
        yield read(cells, line);
      } else {
        checksum.add(cells.map(cellText));
        if (cells.length <= 3 && notes.length < MAX_NOTES) notes.push(cells);
      }
      isFirst = false;
    }
    if (read === undefined) others.set(sheet.name, checksum);
  }
  if (!hasEvents) {
    throw malformedBody(
      codedError('workbook-without-events', { sheets: [...others.keys()].map(shorten).slice(0, 10) }),
    );
  }
  checkOtherSheets(others, notes);
}

/** The sheet “Read me” has fewer rows. */
const MAX_NOTES = 1_000;

/** Compares the sheets with the checksums that an exported workbook has in its sheet “Read me”. */
function checkOtherSheets(
  sheets: ReadonlyMap<string, SheetChecksum>,
  notes: readonly (readonly TableCell[])[],
): void {
  for (const [name, mark, value] of notes.map((cells) => cells.map(cellText))) {
    if (mark !== SheetChecksum.MARK || name === undefined) continue;
    const sheet = sheets.get(name);
    if (sheet !== undefined && sheet.value !== value) {
      throw codedProblem('validation-failed', codedError('workbook-sheet-edited', { sheet: name }));
    }
  }
}

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof UnpackedTooLarge) {
    const max_mib = MAX_UNPACKED_BYTES / 1024 ** 2;
    return codedProblem('content-too-large', codedError('workbook-too-large', { max_mib }));
  }
  const isBroken = error instanceof BrokenZip || error instanceof BrokenXml;
  return isBroken ? malformedBody(codedError('workbook-invalid', { reason: error.message })) : undefined;
}
