import { z } from 'zod';
import { parseEdtf } from '../dates/edtf-date.ts';
import { issueMessage } from '../errors/zod-errors.ts';
import {
  edtfText,
  LIMITS,
  line,
  oneOf,
  optional,
  partyCode,
  requiredLine,
  uniqueTexts,
  withoutAbsent,
} from '../events/event-field.ts';
import { AUTHORITY_KINDS, type AuthorityKind } from './authority-kind.ts';

const MAX_ALIASES = 300;
const MAX_OFFICES = 50;

/** As long as the field of an event that holds the name. */
const MAX_NAME: Readonly<Record<AuthorityKind, number>> = {
  person: LIMITS.name,
  office: LIMITS.office,
  place: LIMITS.place,
  organisation: LIMITS.mission,
  publisher: LIMITS.publisher,
};
const MAX_ANY_NAME = Math.max(...Object.values(MAX_NAME));

const officeDate = edtfText.refine((date) => !date.includes('/'), issueMessage('office-date-is-interval'));

const heldOffice = z
  .strictObject(
    {
      office: requiredLine(LIMITS.office, 'office-missing'),
      party: optional(partyCode),
      from: optional(officeDate).meta({ description: 'First day, EDTF; absent if it is not known' }),
      to: optional(officeDate).meta({ description: 'Last day, EDTF; absent if it lasts or is not known' }),
    },
    issueMessage('office-not-an-object'),
  )
  .overwrite(withoutAbsent)
  .superRefine(({ from, to }, context) => {
    if (from !== undefined && to !== undefined && isReversed(from, to))
      context.addIssue({ code: 'custom', path: ['to'], message: issueMessage('office-reversed') });
  });

function isReversed(from: string, to: string): boolean {
  const [first, last] = [officeDate.safeParse(from), officeDate.safeParse(to)];
  return first.success && last.success && parseEdtf(first.data).first_day > parseEdtf(last.data).last_day;
}

/** An entry of an authority list: the names of one person, place, … in both languages, and other spellings. */
export const authorityInput = z
  .strictObject(
    {
      kind: oneOf(AUTHORITY_KINDS),
      name: optional(line(MAX_ANY_NAME)).meta({ description: 'In English' }),
      name_ru: optional(line(MAX_ANY_NAME)).meta({
        description: 'In Russian. One of the two names is required.',
      }),
      aliases: z
        .array(requiredLine(MAX_ANY_NAME, 'alias-missing'), issueMessage('list-missing'))
        .max(MAX_ALIASES, issueMessage('list-too-long', { max: MAX_ALIASES }))
        .superRefine(uniqueTexts())
        .default([])
        .meta({ description: 'Other spellings that mean the same, in any language' }),
      country: optional(partyCode).meta({ description: 'The country of a place, organisation or publisher' }),
      offices: z
        .array(heldOffice, issueMessage('list-missing'))
        .max(MAX_OFFICES, issueMessage('list-too-long', { max: MAX_OFFICES }))
        .default([])
        .meta({ description: 'The offices of a person, first to last' }),
    },
    issueMessage('authority-not-an-object'),
  )
  .overwrite(withoutAbsent)
  .superRefine(({ kind, name, name_ru, aliases, country, offices }, context) => {
    const addIssue = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (name === undefined && name_ru === undefined)
      addIssue(['name'], issueMessage('authority-name-missing'));
    if (kind === 'person' && country !== undefined) addIssue(['country'], issueMessage('country-of-person'));
    if (kind !== 'person' && offices.length > 0) addIssue(['offices'], issueMessage('offices-of-no-person'));
    const max = MAX_NAME[kind];
    const tooLong = issueMessage('text-too-long', { max });
    if (name !== undefined && name.length > max) addIssue(['name'], tooLong);
    if (name_ru !== undefined && name_ru.length > max) addIssue(['name_ru'], tooLong);
    for (const [index, alias] of aliases.entries()) {
      if (alias.length > max) addIssue(['aliases', index], tooLong);
    }
  });
export type AuthorityInput = z.input<typeof authorityInput>;
export type CheckedAuthority = z.output<typeof authorityInput>;
export type HeldOffice = z.output<typeof heldOffice>;

export const authority = z.object({
  id: z.int(),
  kind: z.enum(AUTHORITY_KINDS),
  name: z.string().optional(),
  name_ru: z.string().optional(),
  aliases: z.array(z.string()),
  country: z.string().optional(),
  offices: z.array(heldOffice),
  events: z.int().meta({ description: 'Number of events that mention it, in any spelling' }),
  version: z.int().meta({ description: 'Version number, which increases with every change; also the ETag' }),
});
export type Authority = z.output<typeof authority>;

export const authorityList = z.object({
  items: z.array(authority).meta({ description: 'Those of most events first' }),
  total: z.int().meta({ description: 'Number of entries that match' }),
});
export type AuthorityList = z.output<typeof authorityList>;

/** The entry that another one is merged into disappears; its names become aliases. */
export const authorityMerge = z.strictObject(
  {
    id: z.int(issueMessage('whole-number-missing')).meta({ description: 'The entry to merge into this one' }),
    version: z.int(issueMessage('version-number-missing')).meta({ description: 'The version of that entry' }),
  },
  issueMessage('merge-not-an-object'),
);
export type AuthorityMerge = z.output<typeof authorityMerge>;

const MAX_ASKED = 1_000;

/** Recorded texts whose entries are wanted. */
export const recordedNames = z.strictObject(
  {
    names: z
      .array(
        z.strictObject(
          {
            kind: oneOf(AUTHORITY_KINDS),
            recorded: line(MAX_ANY_NAME, 'text-missing').meta({
              description: 'The text as events record it',
            }),
          },
          issueMessage('recorded-name-not-an-object'),
        ),
        issueMessage('list-missing'),
      )
      .max(MAX_ASKED, issueMessage('list-too-long', { max: MAX_ASKED })),
  },
  issueMessage('recorded-names-not-an-object'),
);
export type RecordedNames = z.output<typeof recordedNames>;
export type RecordedName = RecordedNames['names'][number];

export const namedEntries = z.object({
  items: z
    .array(
      z.object({
        kind: z.enum(AUTHORITY_KINDS),
        recorded: z.string(),
        id: z.int(),
        name: z.string().optional(),
        name_ru: z.string().optional(),
      }),
    )
    .meta({
      description:
        'One for each text that is a spelling of an entry, in the order of the request. Texts that say more than the name, such as “Reuters (via Yahoo)”, have none',
    }),
});
export type NamedEntry = z.output<typeof namedEntries>['items'][number];
