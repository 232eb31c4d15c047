import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { type Config, HELP, readConfig } from './config.ts';
import { onParentExit } from './parent.ts';

/**
 * `npm run dev`: Vite serves the page and reloads what changes. Behind it runs the server, which restarts when one of its
 * files changes. Takes the same options and environment variables as `npm start`.
 */
const PROJECT_FOLDER = fileURLToPath(new URL('../', import.meta.url));
const SERVER_FOLDERS = ['server', 'db', 'domain', 'migrations'];

async function run(config: Config): Promise<void> {
  const apiPort = await findFreePort();
  const vite = await createServer({
    configFile: `${PROJECT_FOLDER}vite.config.ts`,
    clearScreen: false,
    server: {
      host: config.host,
      port: config.port,
      strictPort: true,
      // Host and Origin are passed on unchanged, because the server checks them.
      proxy: Object.fromEntries(['/api/', '/healthz'].map((path) => [path, `http://127.0.0.1:${apiPort}`])),
    },
  });
  await vite.listen();
  exitTogether(vite, startServer(config, apiPort));
}

function startServer({ host, port, publicUrls }: Config, apiPort: number): ChildProcess {
  const watched = SERVER_FOLDERS.map((folder) => `--watch-path=${folder}`);
  const flags = process.argv.slice(2);
  const pageAddress = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  return spawn(process.execPath, [...watched, '--watch-preserve-output', 'server/main.ts', ...flags], {
    cwd: PROJECT_FOLDER,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(apiPort),
      PUBLIC_URL: [pageAddress, ...publicUrls.map(({ origin }) => origin)].join(','),
    },
    stdio: 'inherit',
  });
}

/** A port that is free now. With port 0 the server would get another port at each restart. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createSocketServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Ends both when either ends, and on a signal. */
function exitTogether(vite: ViteDevServer, server: ChildProcess): void {
  let isEnding = false;
  const end = async (code: number) => {
    if (isEnding) return;
    isEnding = true;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (server.exitCode === null && server.kill('SIGTERM')) await ended;
    await vite.close();
    process.exit(code);
  };
  server.once('exit', (code) => end(code ?? 1));
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  onParentExit(() => end(0));
}

try {
  const config = readConfig(process.env, process.argv.slice(2));
  if (config === 'help') console.log(HELP);
  else await run(config);
} catch (error) {
  console.error(`Démarche cannot start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
