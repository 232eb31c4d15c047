import type { Authority, AuthorityInput } from '../../domain/authorities/authority.ts';
import type { AuthorityKind } from '../../domain/authorities/authority-kind.ts';
import { parseTypedDate } from '../form/date/typed-date.ts';

/** An entry as it is typed: an alias per line, dates as people say them. */
export interface EntryDraft {
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly name_ru: string;
  readonly aliases: string;
  readonly country: string;
  readonly offices: readonly OfficeDraft[];
}

export interface OfficeDraft {
  readonly key: number;
  readonly office: string;
  readonly party: string;
  readonly from: string;
  readonly to: string;
}

export function draftOf(kind: AuthorityKind, entry: Authority | undefined): EntryDraft {
  const { name = '', name_ru = '', aliases = [], country = '', offices = [] } = entry ?? {};
  return {
    kind,
    name,
    name_ru,
    aliases: aliases.join('\n'),
    country,
    offices: offices.map(({ office, party = '', from = '', to = '' }, key) => ({
      key,
      office,
      party,
      from,
      to,
    })),
  };
}

/** An empty text is an absent field. */
export function inputOfDraft({ aliases, offices, ...draft }: EntryDraft): AuthorityInput {
  return {
    ...draft,
    aliases: aliasLines(aliases).filter((alias) => alias !== ''),
    offices: offices.map(({ office, party, from, to }) => ({
      office,
      party,
      from: edtfOf(from),
      to: edtfOf(to),
    })),
  };
}

function aliasLines(text: string): string[] {
  return text.split('\n').map((line) => line.trim());
}

/** What a user can change of an entry. */
export function inputOf({
  id: _id,
  events: _events,
  version: _version,
  ...input
}: Authority): AuthorityInput {
  return input;
}

/** A date as typed, in EDTF; unchanged if it is not understood or could mean two days. The server then says so. */
function edtfOf(text: string): string {
  const parsed = text.trim() === '' ? undefined : parseTypedDate(text);
  return parsed && 'edtf' in parsed ? parsed.edtf : text.trim();
}
