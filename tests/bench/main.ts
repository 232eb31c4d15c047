import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunchOptions } from '../browser/chromium.ts';
import { type Bench, type Store, say } from './bench.ts';
import { type ChildServer, startDemarche, startExpressPeer } from './child-server.ts';
import { generatedEvents, starterCollection } from './data-set.ts';
import { measureExport } from './measure-export.ts';
import { importByCall, importFromTerminal, importSection } from './measure-import.ts';
import { measurePage } from './measure-page.ts';
import { measurePeers } from './measure-peers.ts';
import { measurePictures } from './measure-pictures.ts';
import { measureAnswers, measureList, measureTimeline } from './measure-requests.ts';
import { measureServers } from './measure-servers.ts';
import { measureStreams } from './measure-streams.ts';
import { measureWrites } from './measure-writes.ts';
import { merge, type Section, toMarkdown } from './report.ts';
import { ENGINES, type EngineWord, Stores } from './stores.ts';

const HELP = `Measures Démarche and what it is compared with, and prints tables of Markdown.

  npm run bench                            the starter collection and 100,000 generated events, on both engines
  npm run bench -- --events 1000,1000000   generated events only, so many
  npm run bench -- --engine sqlite         one engine: sqlite or postgres
  npm run bench -- --only list,csv         some of page, pictures, peers, list, timeline, answers, csv, write, import, servers, streams
`;

const GROUPS = [
  'page',
  'pictures',
  'peers',
  'list',
  'timeline',
  'answers',
  'csv',
  'write',
  'import',
  'servers',
  'streams',
] as const;
type Group = (typeof GROUPS)[number];
const IN_BROWSER: ReadonlySet<Group> = new Set(['page', 'pictures', 'peers']);
/** More take minutes, and tell nothing more. */
const MOST_BY_CALL = 100_000;

const USUAL_EVENTS = 100_000;

interface Wish {
  /** How many generated events; `starter` for the collection. */
  readonly sets: readonly (number | 'starter')[];
  readonly groups: ReadonlySet<Group>;
  readonly engines: readonly EngineWord[];
}

function readArguments(): Wish | 'help' {
  const { values } = parseArgs({
    options: {
      events: { type: 'string' },
      engine: { type: 'string', default: ENGINES.join(',') },
      only: { type: 'string', default: GROUPS.join(',') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const counts = values.events?.split(',').map(Number);
  if (counts?.some((count) => !Number.isInteger(count) || count < 100)) {
    throw new Error('--events takes whole numbers from 100, such as --events 1000,100000.');
  }
  return {
    sets: counts ?? ['starter', USUAL_EVENTS],
    groups: new Set(readWords('--only', values.only, GROUPS)),
    engines: readWords('--engine', values.engine, ENGINES),
  };
}

function readWords<W extends string>(option: string, text: string, known: readonly W[]): W[] {
  return text.split(',').map((given) => {
    const word = known.find((each) => each === given.trim());
    if (!word) throw new Error(`${option} knows ${known.join(', ')}, not “${given}”.`);
    return word;
  });
}

async function run({ sets, groups, engines }: Wish): Promise<void> {
  const [loadBefore] = loadavg();
  buildPage();
  const folder = await mkdtemp(join(tmpdir(), 'demarche-bench-'));
  const peer = await startExpressPeer();
  const stores = new Stores(folder);
  let launched: Promise<Browser> | undefined;
  const browser = () => {
    launched ??= chromiumLaunchOptions().then((options) => chromium.launch(options));
    return launched;
  };
  try {
    const sections: Section[] = [];
    for (const [index, set] of sets.entries()) {
      const setFolder = await mkdtemp(join(folder, `${index}-`));
      const dataSet = await (set === 'starter'
        ? starterCollection(setFolder)
        : generatedEvents(setFolder, set));
      for (const [turn, engine] of engines.entries()) {
        const store = await stores.open(engine);
        console.error(`${dataSet.name}, ${dataSet.count} events, ${store.engine}`);
        // What the page does is the same whatever answers it.
        const here = turn === 0 ? groups : new Set([...groups].filter((group) => !IN_BROWSER.has(group)));
        sections.push(...(await measureSet({ dataSet, store, peer, browser }, here, stores)));
      }
      await rm(setFolder, { recursive: true });
    }
    const chromiumVersion = launched !== undefined ? (await browser()).version() : undefined;
    console.log(`${sayMachine(chromiumVersion, loadBefore)}\n`);
    for (const section of merge(sections)) console.log(toMarkdown(section));
  } finally {
    if (launched) await (await launched).close();
    await peer.stop();
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const MEASURES: Record<Exclude<Group, 'import'>, (bench: Bench) => Promise<readonly Section[]>> = {
  page: measurePage,
  peers: async (bench) => [await measurePeers(bench)],
  list: async (bench) => [await measureList(bench)],
  pictures: async (bench) => [await measurePictures(bench)],
  timeline: async (bench) => [await measureTimeline(bench)],
  answers: async (bench) => [await measureAnswers(bench)],
  csv: async (bench) => [await measureExport(bench)],
  write: async (bench) => [await measureWrites(bench)],
  // A file is one machine's; what several servers do is PostgreSQL's to show.
  servers: async (bench) => (bench.store.engine === 'PostgreSQL' ? measureServers(bench) : []),
  streams: async (bench) => [await measureStreams(bench)],
};

async function measureSet(
  parts: Omit<Bench, 'server'>,
  groups: Wish['groups'],
  stores: Stores,
): Promise<Section[]> {
  const { store, dataSet } = parts;
  const fromTerminal = await importFromTerminal(store, dataSet);
  const sections: Section[] = [];
  for (const group of GROUPS) {
    if (!groups.has(group)) continue;
    if (group === 'import') {
      const byCall =
        dataSet.count <= MOST_BY_CALL &&
        (await withServer(await stores.open(store.word), (server) => importByCall(server, dataSet)));
      const figures = { 'from the terminal': fromTerminal, ...(byCall && { 'over HTTP': byCall }) };
      sections.push(importSection(dataSet, store.engine, figures));
    }
    // A server each, so that none has the memory or the warmth of what was measured before.
    else {
      const measure = MEASURES[group];
      sections.push(...(await withServer(store, (server) => measure({ ...parts, server }))));
    }
  }
  return sections;
}

async function withServer<T>(store: Store, act: (server: ChildServer) => Promise<T>): Promise<T> {
  const server = await startDemarche(store.databaseUrl);
  try {
    return await act(server);
  } finally {
    await server.stop();
  }
}

function buildPage(): void {
  say('building the page');
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function sayMachine(chromiumVersion: string | undefined, loadBefore: number | undefined): string {
  const browser = chromiumVersion === undefined ? '' : `, Chromium ${chromiumVersion} headless without a GPU`;
  return `Measured in one run on ${availableParallelism()} cores, shared by server, client and browser; Node ${process.version}${browser}. Load of the machine: ${sayLoad(loadBefore)} before, ${sayLoad(loadavg()[0])} at the end, of which the bench itself makes about 2.`;
}

function sayLoad(load: number | undefined): string {
  return load === undefined ? 'unknown' : load.toFixed(1);
}

const wish = readArguments();
if (wish === 'help') console.log(HELP);
else await run(wish);
