import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the environment and the command line say, checked. */
export interface Config {
  /** 0 lets the machine choose. */
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** A replica of it, for what is only read. */
  readonly databaseReadUrl: string | undefined;
  /** Where readers reach the server, when that is not loopback: one address or several. */
  readonly publicUrls: readonly URL[];
  /** Whose pages may show a view in a frame: origins. */
  readonly embedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly startsEmpty: boolean;
}

/** Every request is told at `info`; a terminal that shows only the address and what went wrong is quieter. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Something in the environment or on the command line does not hold. Its message is one line that names the mend. */
export class ConfigError extends Error {
  override readonly name = 'InvalidConfig';
}

export const HELP = `Démarche: a diplomatic-relations timeline tracker.

  npm start                 build the page and serve it
  npm start -- --empty      begin a new database without the starter collection
  npm start -- --help       say this

The environment decides the rest:

  PORT           3000                     the port to listen on; 0 lets the machine choose
  HOST           127.0.0.1                the address to listen on
  DATABASE_URL   file:data/demarche.db    the database; a relative path begins at the project's folder
                                          or postgres://user:password@host:5432/name
  DATABASE_READ_URL                       a replica of that PostgreSQL database, for what is only read
  PUBLIC_URL     (none)                   where readers reach the server, such as https://timeline.example.org, when
                                          that is not this machine; several are separated by commas
  EMBED_ORIGINS  (none)                   whose pages may show a view in a frame (/embed), such as https://news.example.org;
                                          several are separated by commas
  LOG_LEVEL      warn                     ${LOG_LEVELS.join(', ')}
`;

const FLAGS = ['--empty', '--help'];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration; `'help'` when that is all that was asked. An empty variable counts as absent. */
export function readConfig(environment: Environment, flags: readonly string[]): Config | 'help' {
  const stranger = flags.find((flag) => !FLAGS.includes(flag));
  if (stranger !== undefined) {
    throw new ConfigError(`Unknown option ${stranger}. There are ${FLAGS.join(' and ')}.`);
  }
  if (flags.includes('--help')) return 'help';
  const given = (name: string) => environment[name]?.trim() || undefined;
  const databaseUrl = readDatabaseUrl(environment);
  return {
    port: readPort(given('PORT') ?? '3000'),
    host: given('HOST') ?? '127.0.0.1',
    databaseUrl,
    databaseReadUrl: readReadUrl(given('DATABASE_READ_URL'), databaseUrl),
    publicUrls: readPublicUrls(given('PUBLIC_URL') ?? ''),
    embedOrigins: readEmbedOrigins(given('EMBED_ORIGINS') ?? ''),
    logLevel: readLogLevel(given('LOG_LEVEL') ?? 'warn'),
    startsEmpty: flags.includes('--empty'),
  };
}

/** Where events are kept. */
export function readDatabaseUrl(environment: Environment): string {
  return fromProjectFolder(environment.DATABASE_URL?.trim() || 'file:data/demarche.db');
}

function readReadUrl(text: string | undefined, databaseUrl: string): string | undefined {
  if (text === undefined) return undefined;
  if (!/^postgres(ql)?:/.test(text) || !URL.canParse(text)) {
    throw new ConfigError(
      'DATABASE_READ_URL is not the address of a PostgreSQL database. Write postgres://user:password@host:5432/name',
    );
  }
  if (!/^postgres(ql)?:/.test(databaseUrl)) {
    throw new ConfigError(
      'DATABASE_READ_URL needs a DATABASE_URL that it is a replica of: only PostgreSQL has replicas.',
    );
  }
  return text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(`PORT is “${text}”. Give a whole number from 0 to 65535, such as PORT=3000.`);
  }
  return port;
}

function readPublicUrls(text: string): URL[] {
  const addresses = text.split(',').map((each) => each.trim());
  return addresses.filter(Boolean).map((address) => {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
      throw new ConfigError(
        `PUBLIC_URL is “${address}”. Give an address without a path, such as https://timeline.example.org.`,
      );
    }
    return url;
  });
}

function readEmbedOrigins(text: string): string[] {
  const addresses = text.split(',').map((each) => each.trim());
  return addresses.filter(Boolean).map((address) => {
    const url = URL.parse(address);
    if (
      !url ||
      !/^https?:$/.test(url.protocol) ||
      url.pathname !== '/' ||
      url.search ||
      url.hash ||
      url.username
    ) {
      throw new ConfigError(
        `EMBED_ORIGINS is “${address}”. Give an address without a path, such as https://news.example.org.`,
      );
    }
    return url.origin;
  });
}

function readLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === text);
  if (!level) throw new ConfigError(`LOG_LEVEL is “${text}”. Choose from ${LOG_LEVELS.join(', ')}.`);
  return level;
}

const PROJECT_FOLDER = fileURLToPath(new URL('../', import.meta.url));

/** So that the same words open the same database, wherever the server is started from. */
function fromProjectFolder(databaseUrl: string): string {
  const path = /^file:(?!:memory:|\/)(.+)$/s.exec(databaseUrl)?.[1];
  return path === undefined ? databaseUrl : `file:${resolve(PROJECT_FOLDER, path)}`;
}
