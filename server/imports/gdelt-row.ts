import { LRUCache } from 'lru-cache';
import { cameoParty, fipsCountry } from '../../domain/cameo/cameo-actors.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { LIMITS } from '../../domain/events/event-field.ts';
import { partyName } from '../../domain/parties/party.ts';
import { type Actor, type CodedRow, UnusableRow } from './coded-row.ts';

/**
 * The numbers of columns of GDELT's event files (GDELT Event Codebook V2.0): 57 until March 2013, then 58 with the address of
 * the report, and 61 in GDELT 2.0, which has one more column in each of the three groups of places.
 */
export const widthsOfGdelt: readonly number[] = [57, 58, 61];

const ID = 0;
const DAY = 1;
const ACTOR_1 = 5;
const ACTOR_2 = 15;
const EVENT_CODE = 26;
const GOLDSTEIN = 30;
/** The first column of the place of the action, by the number of columns. */
const ACTION_PLACE: Readonly<Record<number, number>> = { 57: 49, 58: 49, 61: 51 };

export function readGdeltRow(cells: readonly string[]): CodedRow {
  const cell = (index: number) => cells[index]?.trim() ?? '';
  const place = ACTION_PLACE[cells.length] ?? 0;
  const url = cells.length > 57 ? cell(cells.length - 1) : '';
  const address = readAddress(url);
  return {
    id: idIn(cell(ID)),
    date: dateIn(cell(DAY)),
    actor: actorIn(cells, ACTOR_1),
    target: cell(ACTOR_2) === '' ? undefined : actorIn(cells, ACTOR_2),
    cameo: cell(EVENT_CODE),
    goldstein: scoreIn(cell(GOLDSTEIN)),
    place: cell(place + 1).slice(0, LIMITS.place) || undefined,
    country: fipsCountry(cell(place + 2)),
    // A text that is not an address is the name of a service without addresses, such as BBC Monitoring.
    publisher: (address?.hostname.replace(/^www\./, '') || (address ? '' : url) || 'GDELT').slice(
      0,
      LIMITS.publisher,
    ),
    url: address && url.length <= LIMITS.url ? url : undefined,
  };
}

function idIn(text: string): string {
  if (!/^\d{1,20}$/.test(text))
    throw new UnusableRow(codedError('machine-id-invalid', { column: 'GLOBALEVENTID' }));
  return text;
}

/** Parses `20160731`, in which unknown parts are zeros. */
function dateIn(text: string): string {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year === undefined)
    throw new UnusableRow(codedError('machine-date-invalid', { column: 'SQLDATE', format: 'YYYYMMDD' }));
  if (month === '00') return year;
  return day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`;
}

const actorCache = new LRUCache<string, Actor>({ max: 50_000 });

/** The actor whose columns begin at `first`: code, name, country and known group. */
function actorIn(cells: readonly string[], first: number): Actor {
  const [, name = '', country = '', group = ''] = cells.slice(first, first + 4).map((cell) => cell.trim());
  const key = `${name}\t${country}\t${group}`;
  const cached = actorCache.get(key);
  if (cached !== undefined) return cached;
  const party = cameoParty(country, group);
  const nameOfParty = party === undefined ? '' : partyName(party);
  const actorName = titleCase(name);
  const isParty = actorName === '' || actorName.toLowerCase() === nameOfParty.toLowerCase();
  const actor = {
    party,
    name: isParty ? nameOfParty : nameOfParty === '' ? actorName : `${actorName} (${nameOfParty})`,
  };
  actorCache.set(key, actor);
  return actor;
}

/** GDELT writes names in capitals. */
function titleCase(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}’'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function scoreIn(text: string): number | undefined {
  const score = Number(text);
  return text === '' || Number.isNaN(score) || Math.abs(score) > 10 ? undefined : Math.round(score * 10) / 10;
}

function readAddress(text: string): URL | null {
  if (!/^https?:\/\/\S+$/i.test(text)) return null;
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.password === '' ? url : null;
}
