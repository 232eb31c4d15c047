import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isPartyCode, PARTIES, partyName } from '../../../domain/parties/party.ts';
import { language } from '../../state/page-state.ts';
import type { FieldPath } from '../model/field-errors.ts';
import { ChipsEntry } from './chips-entry.tsx';
import { findParties, findPartyCode } from './party-search.ts';
import { partySearch } from './searches.ts';
import { ListedValue } from './text-entries.tsx';

interface PartiesEntryProps {
  readonly path: FieldPath;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (codes: string[]) => void;
  readonly hint: string;
  readonly required?: boolean;
}

/** Any number of parties, by code or by name. */
export function PartiesEntry(props: PartiesEntryProps): JSX.Element {
  const { values } = props;
  const search = useMemo(() => partySearch(), []);
  return (
    <ChipsEntry
      {...props}
      search={async (text, signal) =>
        (await search(text, signal)).filter(({ value }) => !values.includes(value))
      }
      suggestedValue={(code) => code}
      parse={(text) => findPartyCode(text) ?? text}
      bestMatch={(text) => (text.trim() === '' ? '' : (findParties(text)[0]?.code ?? text))}
      format={partyLabel}
      separators={/[,;]/}
      picksFirst
    />
  );
}

interface PartyEntryProps {
  readonly path: FieldPath;
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Offers countries, but no organisations. */
  readonly countriesOnly?: boolean;
}

/** One party, by code or by name. */
export function PartyEntry({ countriesOnly = false, ...props }: PartyEntryProps): JSX.Element {
  const search = useMemo(
    () => partySearch((code) => !countriesOnly || PARTIES.get(code)?.kind === 'country'),
    [countriesOnly],
  );
  return <ListedValue {...props} search={search} parse={findPartyCode} format={partyLabel} />;
}

/** The name of a party; any other text unchanged. */
function partyLabel(code: string): string {
  return isPartyCode(code) ? partyName(code, language.value) : code;
}
