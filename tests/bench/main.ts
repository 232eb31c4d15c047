import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunchOptions } from '../browser/chromium.ts';
import { type Bench, logProgress } from './bench.ts';
import { type ChildServer, PROJECT_FOLDER, startDemarche, startExpressPeer } from './child-server.ts';
import { generatedEvents, starterCollection } from './data-set.ts';
import { measureExport } from './measure-export.ts';
import { importFromTerminal, importOverHttp, importSection } from './measure-import.ts';
import { comparePage, measurePage } from './measure-page.ts';
import { measurePeers } from './measure-peers.ts';
import { measurePictures } from './measure-pictures.ts';
import {
  measureAnalysis,
  measureList,
  measureSearch,
  measureSuggestions,
  measureTimeline,
} from './measure-requests.ts';
import { measureServers } from './measure-servers.ts';
import { measureStreams } from './measure-streams.ts';
import { measureWrites } from './measure-writes.ts';
import { merge, type Section, toMarkdown } from './report.ts';
import { ENGINES, type EngineKey, type Store, Stores } from './stores.ts';

const HELP = `Measures Démarche and its peers, and prints Markdown tables.

  npm run bench                            the starter collection and 100,000 generated events, on both engines
  npm run bench -- --events 1000,1000000   only generated events: 1,000 and 1,000,000
  npm run bench -- --engine sqlite         one engine: sqlite or postgres
  npm run bench -- --against DIR           compares the page with another checkout of Démarche, installed there
  npm run bench -- --only list,csv         some of page, pictures, peers, list, timeline, analysis, suggestions, search, csv, write, import, servers, streams
`;

const GROUPS = [
  'page',
  'pictures',
  'peers',
  'list',
  'timeline',
  'analysis',
  'suggestions',
  'search',
  'csv',
  'write',
  'import',
  'servers',
  'streams',
] as const;
type Group = (typeof GROUPS)[number];
const IN_BROWSER: ReadonlySet<Group> = new Set(['page', 'pictures', 'peers']);
/** Larger imports over HTTP take minutes and show nothing new. */
const MAX_EVENTS_OVER_HTTP = 100_000;

const DEFAULT_EVENTS = 100_000;

interface BenchOptions {
  /** How many generated events; `starter` for the collection. */
  readonly sets: readonly (number | 'starter')[];
  readonly groups: ReadonlySet<Group>;
  readonly engines: readonly EngineKey[];
  /** The folder of another checkout. */
  readonly against: string | undefined;
}

function readArguments(): BenchOptions | 'help' {
  const { values } = parseArgs({
    options: {
      events: { type: 'string' },
      engine: { type: 'string', default: ENGINES.join(',') },
      only: { type: 'string', default: GROUPS.join(',') },
      against: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const counts = values.events?.split(',').map(Number);
  if (counts?.some((count) => !Number.isInteger(count) || count < 100)) {
    throw new Error('--events takes whole numbers of at least 100, such as --events 1000,100000.');
  }
  return {
    sets: counts ?? ['starter', DEFAULT_EVENTS],
    groups: new Set(readChoices('--only', values.only, GROUPS)),
    engines: readChoices('--engine', values.engine, ENGINES),
    against: values.against && resolve(values.against),
  };
}

function readChoices<W extends string>(option: string, text: string, known: readonly W[]): W[] {
  return text.split(',').map((given) => {
    const choice = known.find((each) => each === given.trim());
    if (!choice) throw new Error(`${option} takes ${known.join(', ')}, not “${given}”.`);
    return choice;
  });
}

async function run({ sets, groups, engines, against }: BenchOptions): Promise<void> {
  const [loadBefore] = loadavg();
  buildPage(PROJECT_FOLDER);
  if (against) buildPage(against);
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
        // The engine makes no difference to the page.
        const here = turn === 0 ? groups : new Set([...groups].filter((group) => !IN_BROWSER.has(group)));
        sections.push(...(await measureSet({ dataSet, store, peer, browser }, here, stores)));
      }
      if (against && groups.has('page')) {
        sections.push(...(await comparePages({ dataSet, peer, browser }, against, stores)));
      }
      await rm(setFolder, { recursive: true });
    }
    const chromiumVersion = launched !== undefined ? (await browser()).version() : undefined;
    console.log(`${describeMachine(chromiumVersion, loadBefore)}\n`);
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
  analysis: async (bench) => [await measureAnalysis(bench)],
  suggestions: async (bench) => [await measureSuggestions(bench)],
  search: async (bench) => [await measureSearch(bench)],
  csv: async (bench) => [await measureExport(bench)],
  write: async (bench) => [await measureWrites(bench)],
  // Several servers need PostgreSQL; a SQLite file belongs to one machine.
  servers: async (bench) => (bench.store.engine === 'PostgreSQL' ? measureServers(bench) : []),
  streams: async (bench) => [await measureStreams(bench)],
};

async function measureSet(
  parts: Omit<Bench, 'server'>,
  groups: BenchOptions['groups'],
  stores: Stores,
): Promise<Section[]> {
  const { store, dataSet } = parts;
  const fromTerminal = await importFromTerminal(store, dataSet);
  const sections: Section[] = [];
  for (const group of GROUPS) {
    if (!groups.has(group)) continue;
    if (group === 'import') {
      const byCall =
        dataSet.count <= MAX_EVENTS_OVER_HTTP &&
        (await withServer(await stores.open(store.engineKey), (server) => importOverHttp(server, dataSet)));
      const figures = { 'from the terminal': fromTerminal, ...(byCall && { 'over HTTP': byCall }) };
      sections.push(importSection(dataSet, store.engine, figures));
    }
    // A new server for each group, so that none profits from the caches of the one before.
    else {
      const measure = MEASURES[group];
      sections.push(...(await withServer(store, (server) => measure({ ...parts, server }))));
    }
  }
  return sections;
}

/** The page of this version and of another checkout, each with its own database, in alternation. */
async function comparePages(
  parts: Pick<Bench, 'dataSet' | 'peer' | 'browser'>,
  against: string,
  stores: Stores,
): Promise<Section[]> {
  const [own, other] = [await stores.open('sqlite'), await stores.open('sqlite')];
  await importFromTerminal(own, parts.dataSet);
  await importFromTerminal(other, parts.dataSet, against);
  return withServer(own, (server) =>
    withServer(other, (before) => comparePage(parts, { 'this version': server, before }), against),
  );
}

async function withServer<T>(
  store: Store,
  act: (server: ChildServer) => Promise<T>,
  projectFolder = PROJECT_FOLDER,
): Promise<T> {
  const server = await startDemarche(store.databaseUrl, projectFolder);
  try {
    return await act(server);
  } finally {
    await server.stop();
  }
}

function buildPage(projectFolder: string): void {
  logProgress('building the page');
  const vite = join(projectFolder, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function describeMachine(chromiumVersion: string | undefined, loadBefore: number | undefined): string {
  const browser = chromiumVersion === undefined ? '' : `, Chromium ${chromiumVersion} headless without a GPU`;
  return `Measured in one run on ${availableParallelism()} cores, shared by server, client and browser; Node ${process.version}${browser}. Load average ${formatLoad(loadBefore)} before and ${formatLoad(loadavg()[0])} at the end, of which the bench itself causes about 2.`;
}

function formatLoad(load: number | undefined): string {
  return load === undefined ? 'unknown' : load.toFixed(1);
}

const options = readArguments();
if (options === 'help') console.log(HELP);
else await run(options);
