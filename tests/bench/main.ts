import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunchOptions } from '../browser/chromium.ts';
import { type Bench, say } from './bench.ts';
import { type ChildServer, startDemarche, startExpressPeer } from './child-server.ts';
import { generatedEvents, starterCollection } from './data-set.ts';
import { measureExport } from './measure-export.ts';
import { importAll, importSection } from './measure-import.ts';
import { measurePage } from './measure-page.ts';
import { measureList, measureTimeline } from './measure-requests.ts';
import { measureWrites } from './measure-writes.ts';
import { merge, type Section, toMarkdown } from './report.ts';

const HELP = `Measures Démarche and what it is compared with, and prints tables of Markdown.

  npm run bench                            the starter collection and 100,000 generated events
  npm run bench -- --events 1000,1000000   generated events only, so many
  npm run bench -- --only list,csv         some of page, list, timeline, csv, write, import
`;

const GROUPS = ['page', 'list', 'timeline', 'csv', 'write', 'import'] as const;
type Group = (typeof GROUPS)[number];

const USUAL_EVENTS = 100_000;

interface Wish {
  /** How many generated events; `starter` for the collection. */
  readonly sets: readonly (number | 'starter')[];
  readonly groups: ReadonlySet<Group>;
}

function readArguments(): Wish | 'help' {
  const { values } = parseArgs({
    options: {
      events: { type: 'string' },
      only: { type: 'string', default: GROUPS.join(',') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const counts = values.events?.split(',').map(Number);
  if (counts?.some((count) => !Number.isInteger(count) || count < 100)) {
    throw new Error('--events takes whole numbers from 100, such as --events 1000,100000.');
  }
  const groups = values.only.split(',').map((word) => {
    const group = GROUPS.find((each) => each === word.trim());
    if (!group) throw new Error(`--only knows ${GROUPS.join(', ')}, not “${word}”.`);
    return group;
  });
  return { sets: counts ?? ['starter', USUAL_EVENTS], groups: new Set(groups) };
}

async function run({ sets, groups }: Wish): Promise<void> {
  const [loadBefore] = loadavg();
  buildPage();
  const folder = await mkdtemp(join(tmpdir(), 'demarche-bench-'));
  const peer = await startExpressPeer();
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
      console.error(`${dataSet.name}, ${dataSet.count} events`);
      const databaseFile = join(setFolder, 'demarche.db');
      sections.push(...(await measureSet({ dataSet, databaseFile, peer, browser }, groups)));
      await rm(setFolder, { recursive: true });
    }
    const chromiumVersion = groups.has('page') ? (await browser()).version() : undefined;
    console.log(`${sayMachine(chromiumVersion, loadBefore)}\n`);
    for (const section of merge(sections)) console.log(toMarkdown(section));
  } finally {
    if (launched) await (await launched).close();
    await peer.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const MEASURES: Record<Exclude<Group, 'import'>, (bench: Bench) => Promise<readonly Section[]>> = {
  page: measurePage,
  list: async (bench) => [await measureList(bench)],
  timeline: async (bench) => [await measureTimeline(bench)],
  csv: async (bench) => [await measureExport(bench)],
  write: async (bench) => [await measureWrites(bench)],
};

async function measureSet(parts: Omit<Bench, 'server'>, groups: Wish['groups']): Promise<Section[]> {
  const { databaseFile, dataSet } = parts;
  const imported = await withServer(databaseFile, (server) => importAll(server, dataSet));
  const sections: Section[] = [];
  for (const group of GROUPS) {
    if (!groups.has(group)) continue;
    if (group === 'import') sections.push(importSection(dataSet, imported));
    // A server each, so that none has the memory or the warmth of what was measured before.
    else {
      const measure = MEASURES[group];
      sections.push(...(await withServer(databaseFile, (server) => measure({ ...parts, server }))));
    }
  }
  return sections;
}

async function withServer<T>(databaseFile: string, act: (server: ChildServer) => Promise<T>): Promise<T> {
  const server = await startDemarche(databaseFile);
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
