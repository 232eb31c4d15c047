import { isPartyCode, PARTIES, type Party } from '../../../domain/parties/party.ts';

/**
 * The parties that match a text, best first: by code, then those with events (`counts`, by code), then by the beginning of
 * the name or of a word in it. Equally good matches are ordered by their number of events.
 */
export function findParties(text: string, counts: ReadonlyMap<string, number> = new Map()): readonly Party[] {
  const wanted = fold(text);
  const ranked: { party: Party; rank: number; count: number }[] = [];
  for (const party of PARTIES.values()) {
    const rank = rankOf(party, wanted);
    if (rank !== undefined) ranked.push({ party, rank, count: counts.get(party.code) ?? 0 });
  }
  return ranked
    .sort(
      (a, b) =>
        order(a) - order(b) ||
        a.rank - b.rank ||
        b.count - a.count ||
        a.party.name.localeCompare(b.party.name, 'en'),
    )
    .map(({ party }) => party);
}

/** An exact match comes first, then the parties of the collection. */
function order({ rank, count }: { readonly rank: number; readonly count: number }): number {
  return rank === 0 ? 0 : count > 0 ? 1 : 2;
}

/** The code of the party with exactly this code, name or alias; undefined if there is none. */
export function findPartyCode(text: string): string | undefined {
  const wanted = fold(text);
  if (wanted === '') return undefined;
  const code = wanted.toUpperCase();
  if (isPartyCode(code)) return code;
  const alias = ALIASES.get(wanted);
  if (alias !== undefined) return alias;
  return [...PARTIES.values()].find(({ name, name_ru }) => fold(name) === wanted || fold(name_ru) === wanted)
    ?.code;
}

function rankOf(party: Party, wanted: string): number | undefined {
  if (wanted === '') return 0;
  if (party.code.toLowerCase() === wanted || ALIASES.get(wanted) === party.code) return 0;
  const names = [fold(party.name), fold(party.name_ru)];
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (party.code.toLowerCase().startsWith(wanted)) return 2;
  return names.some((name) => name.split(/[ \-()]/).some((word) => word.startsWith(wanted))) ? 3 : undefined;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F.’']/g, '')
    .toLowerCase()
    .trim();
}

// Common names of the most frequent parties that are neither code nor name.
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['usa', 'US'],
  ['america', 'US'],
  ['united states of america', 'US'],
  ['сша', 'US'],
  ['russian federation', 'RU'],
  ['рф', 'RU'],
  ['uk', 'GB'],
  ['britain', 'GB'],
  ['great britain', 'GB'],
]);
