import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../db/import/import-events.ts';
import { CAMEO_CODES } from '../../../domain/cameo/cameo.ts';
import { cameoParty, fipsCountry } from '../../../domain/cameo/cameo-actors.ts';
import { kindOfCameo } from '../../../domain/cameo/cameo-kind.ts';
import { checkEvent, type EventInput } from '../../../domain/events/event.ts';
import { KIND, KINDS } from '../../../domain/events/kind.ts';
import { machineRows } from '../../../server/imports/machine-rows.ts';
import { collectAll } from '../../support/collect-all.ts';

describe('CAMEO', () => {
  it('has a kind for every code, and the default code of a kind maps to this kind', () => {
    for (const code of CAMEO_CODES.keys()) expect(KINDS).toContain(kindOfCameo(code));
    const others = KINDS.filter((kind) => kindOfCameo(KIND[kind].cameo) !== kind);
    // 161 is the default code of both expulsion and mission, and maps to expulsion.
    expect(others).toEqual(['mission']);
    expect(kindOfCameo('999')).toBeUndefined();
  });

  it.each([
    ['161', 'expulsion'],
    ['163', 'sanctions'],
    ['1723', 'sanctions'],
    ['173', 'legal'],
    ['046', 'talks'],
    ['0841', 'exchange'],
    ['085', 'relief'],
    ['138', 'military'],
    ['190', 'military'],
    ['112', 'statement'],
  ])('maps %s to %s', (code, kind) => expect(kindOfCameo(code)).toBe(kind));

  it('maps actors to parties, preferring the group to its country', () => {
    expect([
      cameoParty('USA', ''),
      cameoParty('RUS', ''),
      cameoParty('ROM', ''),
      cameoParty('', 'NAT'),
    ]).toEqual(['US', 'RU', 'RO', 'NATO']);
    expect(cameoParty('BEL', 'EEC')).toBe('EU');
    // Regions and rebel groups are not parties.
    expect([cameoParty('AFR', ''), cameoParty('', 'TAL'), cameoParty('', '')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('maps FIPS codes of places to ISO codes', () => {
    expect(['RS', 'CH', 'AS', 'SZ', 'UK', 'KV'].map(fipsCountry)).toEqual([
      'RU',
      'CN',
      'AU',
      'CH',
      'GB',
      'XK',
    ]);
  });
});

describe('A GDELT file', () => {
  it('of any version gives an event or a reason for each row', async () => {
    const rows = await read(await sample('gdelt-1.tsv'));
    expect(rows).toHaveLength(50);
    expect(reasons(rows)).toEqual({
      'machine-actor-unknown': expect.any(Number),
      'machine-same-country': expect.any(Number),
    });
    const events = eventsOf(rows);
    expect(events.length).toBeGreaterThan(20);
    for (const event of events) expect(checkEvent(event)).toMatchObject({ origin: 'GDELT' });
    const old = events.find(({ sources }) => sources?.[0]?.publisher === 'GDELT');
    expect(old?.date).toMatch(/^1982-/);
  });

  it('has the actors, code, score, place and source of each event', async () => {
    expect(eventsOf(await read(gdelt({ 26: '112', 30: '-2' })))).toEqual([
      {
        id: 'gdelt-410412347',
        date: '2016-07-31',
        title: 'Foreign Ministry (Russia) → United States: Accuse',
        kind: 'statement',
        initiators: ['RU'],
        targets: ['US'],
        location: { place: 'Moscow, Moskva, Russia', country: 'RU' },
        sources: [{ publisher: 'news.example', url: 'https://www.news.example/1' }],
        cameo: '112',
        goldstein: -2,
        origin: 'GDELT',
      },
    ]);
  });

  it('can have scores that differ from the code’s, imprecise dates and threats', async () => {
    const [event] = eventsOf(await read(gdelt({ 1: '20160700', 26: '106', 30: '0' })));
    expect(checkEvent(event)).toMatchObject({ date: '2016-07', cameo: '106', goldstein: 0 });
    const [year] = eventsOf(await read(gdelt({ 1: '20160000' })));
    expect(year?.date).toBe('2016');
    const [threat] = eventsOf(await read(gdelt({ 26: '138' })));
    expect(threat).toMatchObject({ kind: 'military', status: 'threatened' });
  });

  it('of version 2.0 has one more column in each group of places', async () => {
    const cells = gdelt().split('\t');
    cells.splice(40, 0, 'ADM2');
    cells.splice(48, 0, 'ADM2');
    cells.splice(56, 0, 'ADM2');
    expect(cells).toHaveLength(61);
    const [event] = eventsOf(await read(cells.join('\t')));
    expect(event).toMatchObject({ location: { place: 'Moscow, Moskva, Russia', country: 'RU' } });
    expect(event?.sources?.[0]?.url).toBe('https://www.news.example/1');
  });

  it.each([
    [{ 0: 'x1' }, 'machine-id-invalid'],
    [{ 1: '2016' }, 'machine-date-invalid'],
    [{ 26: '999' }, 'machine-code-unknown'],
    [{ 7: '', 8: '' }, 'machine-actor-unknown'],
    [{ 7: 'AFR' }, 'machine-actor-unknown'],
    [{ 17: 'RUS' }, 'machine-same-country'],
  ])('has rows with %o skipped as %s', async (change, code) => {
    const [, second] = await read(`${gdelt()}\n${gdelt(change)}`);
    expect(second).toMatchObject({ line: 2, skipped: { code } });
  });

  it('gives a source its address only if it is a valid one', async () => {
    const sources = async (url: string) => eventsOf(await read(gdelt({ 57: url })))[0]?.sources;
    expect(await sources('BBC Monitoring')).toEqual([{ publisher: 'BBC Monitoring' }]);
    expect(await sources('')).toEqual([{ publisher: 'GDELT' }]);
    expect(await sources('https://user:word@news.example/')).toEqual([
      { publisher: 'https://user:word@news.example/' },
    ]);
  });
});

describe('An ICEWS file', () => {
  it('is recognized by its header, and may have missing values', async () => {
    const rows = await read(await sample('icews.tab'));
    expect(rows).toHaveLength(40);
    const events = eventsOf(rows);
    expect(events.length).toBeGreaterThan(20);
    for (const event of events) expect(checkEvent(event)).toMatchObject({ origin: 'ICEWS' });
    const parties = new Set(events.flatMap(({ initiators }) => initiators));
    expect([...parties]).toEqual(expect.arrayContaining(['US', 'RU', 'EU']));
    expect(events.every(({ sources }) => sources?.[0]?.publisher !== 'NA')).toBe(true);
    // The title names the country that a person acts for.
    for (const { title } of events.filter(({ title }) => /Trump|Lavrov|Putin/.test(title ?? '')))
      expect(title).toMatch(/(Trump|Lavrov|Putin) \((United States|Russia)\)/);
    expect(events.some(({ title }) => /Trump|Lavrov|Putin/.test(title ?? ''))).toBe(true);
  });

  it('may have CRLF line ends and tabs after the last column', async () => {
    const lines = (await sample('icews.tab')).trimEnd().split('\n');
    const odd = lines.map((line, index) => (index === 0 ? line : `${line}\t\t`)).join('\r\n');
    expect(eventsOf(await read(odd))).toEqual(eventsOf(await read(lines.join('\n'))));
  });
});

it.each(['', 'a\tb\tc', `${'x\t'.repeat(57)}x`])(
  '%j is rejected with a description of both formats',
  async (text) => {
    await expect(read(text)).rejects.toThrow(/GDELT/);
  },
);

function sample(name: string): Promise<string> {
  return readFile(new URL(`./samples/${name}`, import.meta.url), 'utf8');
}

async function read(text: string): Promise<ImportRow[]> {
  return collectAll(machineRows(pieces(text)));
}

/** Chunks that do not end at line breaks. */
async function* pieces(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += 997) yield text.slice(start, start + 997);
}

function eventsOf(rows: readonly ImportRow[]): EventInput[] {
  return rows.flatMap((row) => ('event' in row ? [row.event as EventInput] : []));
}

function reasons(rows: readonly ImportRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    if ('skipped' in row) counts[row.skipped.code] = (counts[row.skipped.code] ?? 0) + 1;
  }
  return counts;
}

/** A row of 58 columns: the Foreign Ministry of Russia and the United States, in Moscow. */
function gdelt(change: Readonly<Record<number, string>> = {}): string {
  const cells = Array.from({ length: 58 }, () => '');
  const given: Readonly<Record<number, string>> = {
    0: '410412347',
    1: '20160731',
    5: 'RUSGOV',
    6: 'FOREIGN MINISTRY',
    7: 'RUS',
    15: 'USA',
    16: 'UNITED STATES',
    17: 'USA',
    26: '010',
    30: '0.0',
    50: 'Moscow, Moskva, Russia',
    51: 'RS',
    57: 'https://www.news.example/1',
    ...change,
  };
  for (const [index, cell] of Object.entries(given)) cells[Number(index)] = cell;
  return cells.join('\t');
}
