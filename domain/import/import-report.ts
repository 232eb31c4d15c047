import { z } from 'zod';

/** What became of a file, or what would become of it. */
export const importReport = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z
    .array(
      z.object({
        row: z.int().meta({ description: 'Counts the rows from 1, the header not among them' }),
        line: z.int().meta({ description: 'Line of the file at which the row begins' }),
        id: z.string().optional(),
        errors: z.array(
          z.object({
            path: z.string().meta({ description: 'JSON pointer into the event' }),
            message: z.string(),
            column: z.string().optional().meta({ description: 'Column of the cell, in a CSV file' }),
          }),
        ),
      }),
    )
    .meta({ description: 'The first thousand rows that were refused' }),
  refused_total: z.int().meta({ description: 'How many rows were refused' }),
  skipped: z
    .array(
      z.object({
        row: z.int().meta({ description: 'Counts the rows from 1' }),
        line: z.int().meta({ description: 'Line of the file at which the row begins' }),
        reason: z.string(),
      }),
    )
    .meta({ description: 'Of a file that a machine coded: the first thousand rows that can be no event' }),
  skipped_total: z.int().meta({ description: 'How many rows were skipped' }),
  skipped_reasons: z
    .array(z.object({ reason: z.string(), count: z.int() }))
    .meta({ description: 'Why, most frequent first' }),
  dry_run: z.boolean(),
});
export type ImportReport = z.output<typeof importReport>;
