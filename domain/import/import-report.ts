import { z } from 'zod';
import { codedErrorFields, wireError } from '../errors/wire-error.ts';

/** The result of an import, or of a dry run of it. */
export const importReport = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z
    .array(
      z.object({
        row: z.int().meta({ description: 'Number of the row, from 1, without the header' }),
        line: z.int().meta({ description: 'Line of the file at which the row begins' }),
        id: z.string().optional(),
        errors: z.array(
          wireError.extend({
            column: z.string().optional().meta({ description: 'Column of the cell, for CSV files' }),
          }),
        ),
      }),
    )
    .meta({ description: 'The first thousand rejected rows' }),
  refused_total: z.int().meta({ description: 'Number of rejected rows' }),
  skipped: z
    .array(
      z.object({
        row: z.int().meta({ description: 'Number of the row, from 1' }),
        line: z.int().meta({ description: 'Line of the file at which the row begins' }),
        reason: z.string().meta({ description: 'In English' }),
        ...codedErrorFields,
      }),
    )
    .meta({ description: 'The first thousand rows of a machine-coded file that cannot become events' }),
  skipped_total: z.int().meta({ description: 'Number of skipped rows' }),
  skipped_reasons: z
    .array(z.object({ reason: z.string(), ...codedErrorFields, count: z.int() }))
    .meta({ description: 'Reasons for skipping, most frequent first' }),
  warnings: z
    .array(
      wireError.extend({
        row: z.int().meta({ description: 'Number of the row, from 1, without the header' }),
        line: z.int().meta({ description: 'Line of the file at which the row begins' }),
        id: z.string().optional(),
        column: z.string().optional().meta({ description: 'Column of the cell, for CSV files' }),
      }),
    )
    .meta({
      description:
        'The first thousand rows that probably exist already, and the first thousand values that are valid, but probably not as intended',
    }),
  warnings_total: z.int().meta({ description: 'Number of these rows and values' }),
  duplicates_total: z.int().meta({
    description:
      'Number of warnings `row-may-exist` and `row-similar-to-row`. After a thousand the search stops',
  }),
  not_compared: z.int().meta({
    description: 'Number of rows that were not compared with other events, because the file has too many',
  }),
  dry_run: z.boolean(),
});
export type ImportReport = z.output<typeof importReport>;
