import { LRUCache } from 'lru-cache';
import { icewsParty } from '../../domain/cameo/icews-actors.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { LIMITS } from '../../domain/events/event-field.ts';
import { partyName } from '../../domain/parties/party.ts';
import { type Actor, type CodedRow, UnusableRow } from './coded-row.ts';

/** The columns of ICEWS event files (doi:10.7910/DVN/28075, doi:10.7910/DVN/QI2T9A). Missing values are NA or NULL. */
export const ICEWS_COLUMNS = [
  'Event ID',
  'Event Date',
  'Source Name',
  'Source Sectors',
  'Source Country',
  'Event Text',
  'CAMEO Code',
  'Intensity',
  'Target Name',
  'Target Sectors',
  'Target Country',
  'Story ID',
  'Sentence Number',
  'Publisher',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
] as const;

const COLUMN_INDEX = Object.fromEntries(ICEWS_COLUMNS.map((column, index) => [column, index])) as Record<
  (typeof ICEWS_COLUMNS)[number],
  number
>;

export function readIcewsRow(cells: readonly string[]): CodedRow {
  const cell = (column: keyof typeof COLUMN_INDEX) => {
    const text = cells[COLUMN_INDEX[column]]?.trim() ?? '';
    return text === 'NA' || text === 'NULL' ? '' : text;
  };
  const target = actorOf(cell('Target Name'), cell('Target Country'));
  const place = [cell('City'), cell('Province')].filter((name) => name !== '');
  return {
    id: idIn(cell('Event ID')),
    date: dateIn(cell('Event Date')),
    actor: actorOf(cell('Source Name'), cell('Source Country')),
    target: target.name === '' && target.party === undefined ? undefined : target,
    cameo: cell('CAMEO Code'),
    goldstein: scoreIn(cell('Intensity')),
    place: [...new Set(place)].join(', ').slice(0, LIMITS.place) || undefined,
    country: countryOf(cell('Country')),
    publisher: cell('Publisher').slice(0, LIMITS.publisher) || 'ICEWS',
    url: undefined,
  };
}

const actorCache = new LRUCache<string, Actor>({ max: 50_000 });

/**
 * Organisations have no country. Other actors act for one, which most names already contain: “Foreign Affairs (Bangladesh)”.
 * It is appended to the names that do not.
 */
function actorOf(name: string, country: string): Actor {
  const key = `${name}\t${country}`;
  const cached = actorCache.get(key);
  if (cached !== undefined) return cached;
  const party = country === '' ? icewsParty(name) : icewsParty(country);
  const hasPartyName = party === undefined || name.includes('(') || icewsParty(name) === party;
  const actor = { party, name: hasPartyName ? name : `${name} (${partyName(party)})` };
  actorCache.set(key, actor);
  return actor;
}

function countryOf(name: string): string | undefined {
  const code = icewsParty(name);
  return code?.length === 2 ? code : undefined;
}

function idIn(text: string): string {
  if (!/^\d{1,20}$/.test(text))
    throw new UnusableRow(codedError('machine-id-invalid', { column: 'Event ID' }));
  return text;
}

function dateIn(text: string): string {
  // Some releases append a time, which is always midnight.
  const [, date] = /^(\d{4}-\d\d-\d\d)(?: 00:00:00)?$/.exec(text) ?? [];
  if (date === undefined)
    throw new UnusableRow(codedError('machine-date-invalid', { column: 'Event Date', format: 'YYYY-MM-DD' }));
  return date;
}

function scoreIn(text: string): number | undefined {
  const score = Number(text);
  return text === '' || Number.isNaN(score) || Math.abs(score) > 10 ? undefined : Math.round(score * 10) / 10;
}
