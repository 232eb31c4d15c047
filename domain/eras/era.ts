import { z } from 'zod';
import { parseEdtf } from '../dates/edtf-date.ts';
import { issueMessage } from '../errors/zod-errors.ts';
import { edtfText, line, optional, partyCode } from '../events/event-field.ts';

const MAX_NAME = 80;
const MAX_SHORT_NAME = 30;

/** Years from 1 to 9999, because an era is drawn on the calendar. An open end is an absent `ends`. */
const eraDate = edtfText.refine((date) => !date.includes('/'), issueMessage('era-date-is-interval'));

/** A named period of the relation, such as a presidency. */
export const eraInput = z
  .strictObject(
    {
      name: optional(line(MAX_NAME)).meta({ description: 'In English' }),
      name_ru: optional(line(MAX_NAME)).meta({
        description: 'In Russian. One of the two names is required.',
      }),
      short_name: optional(line(MAX_SHORT_NAME)).meta({
        description: 'For narrow charts, such as a surname; in English',
      }),
      short_name_ru: optional(line(MAX_SHORT_NAME)).meta({ description: 'The same in Russian' }),
      starts: eraDate.meta({ description: 'The first day, EDTF; of a year or month, its first day' }),
      ends: optional(eraDate).meta({
        description: 'The last day, EDTF; of a year or month, its last day. Absent if the era lasts.',
      }),
      party: optional(partyCode).meta({
        description: 'The party whose era it is. Absent for an era of the relation as a whole.',
      }),
    },
    issueMessage('era-not-an-object'),
  )
  .superRefine(({ name, name_ru, starts, ends }, context) => {
    if (name === undefined && name_ru === undefined)
      context.addIssue({ code: 'custom', path: ['name'], message: issueMessage('era-name-missing') });
    if (ends !== undefined && isReversed(starts, ends))
      context.addIssue({ code: 'custom', path: ['ends'], message: issueMessage('era-reversed') });
  });
export type EraInput = z.input<typeof eraInput>;
export type CheckedEra = z.output<typeof eraInput>;

/** False if one of the dates is not valid, which has its own error. */
function isReversed(starts: string, ends: string): boolean {
  const [first, last] = [eraDate.safeParse(starts), eraDate.safeParse(ends)];
  return first.success && last.success && parseEdtf(first.data).first_day > parseEdtf(last.data).last_day;
}

export const era = z.object({
  id: z.int(),
  name: z.string().optional(),
  name_ru: z.string().optional(),
  short_name: z.string().optional(),
  short_name_ru: z.string().optional(),
  starts: z.string().meta({ description: 'EDTF' }),
  ends: z.string().optional().meta({ description: 'EDTF; absent if the era lasts' }),
  party: z.string().optional(),
  first_day: z.int().meta({ description: 'Days are days since 1970-01-01' }),
  last_day: z.int().meta({ description: '1000000000 if the era lasts' }),
  version: z.int().meta({ description: 'Version number, which increases with every change; also the ETag' }),
});
export type Era = z.output<typeof era>;

export const eraList = z.object({
  items: z.array(era).meta({ description: 'By first day' }),
});
