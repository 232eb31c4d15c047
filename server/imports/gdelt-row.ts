import { cameoParty, fipsCountry } from '../../domain/cameo/cameo-actors.ts';
import { codedError } from '../../domain/errors/error-codes.ts';
import { LIMITS } from '../../domain/events/event-field.ts';
import { partyName } from '../../domain/parties/party.ts';
import { type Actor, type CodedRow, UnusableRow } from './coded-row.ts';

/**
 * A row of GDELT's event files (GDELT Event Codebook V2.0): 57 columns until March 2013, then 58 with the address of the
 * report; 61 in GDELT 2.0, which has a column more in each of the three groups of places.
 */
export const widthsOfGdelt: readonly number[] = [57, 58, 61];

const ID = 0;
const DAY = 1;
const ACTOR_1 = 5;
const ACTOR_2 = 15;
const EVENT_CODE = 26;
const GOLDSTEIN = 30;
/** Where the group of the place of the action begins, by the number of columns. */
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
    // What is no address is the name of a service whose reports have none.
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

/** `20160731`; zeros for what is not known. */
function dateIn(text: string): string {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year === undefined)
    throw new UnusableRow(codedError('machine-date-invalid', { column: 'SQLDATE', format: 'YYYYMMDD' }));
  if (month === '00') return year;
  return day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`;
}

const actors = new Map<string, Actor>();
const MOST_KEPT = 50_000;

/** Code, name, country and known group stand beside each other. */
function actorIn(cells: readonly string[], first: number): Actor {
  const [, name = '', country = '', group = ''] = cells.slice(first, first + 4).map((cell) => cell.trim());
  const key = `${name}\t${country}\t${group}`;
  const known = actors.get(key);
  if (known !== undefined) return known;
  const party = cameoParty(country, group);
  const partyCalled = party === undefined ? '' : partyName(party);
  const said = inMixedCase(name);
  const isParty = said === '' || said.toLowerCase() === partyCalled.toLowerCase();
  const actor = {
    party,
    name: isParty ? partyCalled : partyCalled === '' ? said : `${said} (${partyCalled})`,
  };
  if (actors.size >= MOST_KEPT) actors.clear();
  actors.set(key, actor);
  return actor;
}

/** Names are shouted in GDELT. */
function inMixedCase(name: string): string {
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
