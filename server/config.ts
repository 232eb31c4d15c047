import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Values of LOG_LEVEL. Requests are logged at `info`. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The configuration from the environment and the command line. */
export interface Config {
  /** 0 means any free port. */
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** A replica of the PostgreSQL database, for reads. */
  readonly databaseReadUrl: string | undefined;
  /** The addresses that readers use, if not loopback. */
  readonly publicUrls: readonly URL[];
  /** Origins whose pages may embed a view. */
  readonly embedOrigins: readonly string[];
  readonly logLevel: LogLevel;
  readonly startsEmpty: boolean;
}

/** An invalid variable or option. The message is one line that names it and the fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export const HELP = `Démarche: a diplomatic-relations timeline tracker.

  npm start                 build the page if its sources changed, and serve it
  npm start -- --empty      create a new database without the starter collection
  npm start -- --help       show this help

Environment variables:

  PORT           3000                     port to listen on; 0 means any free port
  HOST           127.0.0.1                address to listen on
  DATABASE_URL   file:data/demarche.db    database; relative paths start at the project folder
                                          PostgreSQL: postgres://user:password@host:5432/name
  DATABASE_READ_URL                       replica of that PostgreSQL database, used for reads
  PUBLIC_URL     (none)                   addresses that readers use, if not this machine, separated by commas,
                                          such as https://timeline.example.org
  EMBED_ORIGINS  (none)                   sites that may embed a view (/embed), separated by commas,
                                          such as https://news.example.org
  LOG_LEVEL      warn                     ${LOG_LEVELS.join(', ')}
`;

const FLAGS = ['--empty', '--help'];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration, or `'help'` if the user asks for it. Empty variables count as unset. Throws `ConfigError`. */
export function readConfig(environment: Environment, flags: readonly string[]): Config | 'help' {
  const unknown = flags.find((flag) => !FLAGS.includes(flag));
  if (unknown !== undefined) {
    throw new ConfigError(`Unknown option ${unknown}. Use ${FLAGS.join(' or ')}.`);
  }
  if (flags.includes('--help')) return 'help';
  const variables = parseEnvironment(environmentSchema, environment);
  return {
    port: variables.PORT,
    host: variables.HOST,
    databaseUrl: variables.DATABASE_URL,
    databaseReadUrl: variables.DATABASE_READ_URL,
    publicUrls: variables.PUBLIC_URL,
    embedOrigins: variables.EMBED_ORIGINS.map(({ origin }) => origin),
    logLevel: variables.LOG_LEVEL,
    startsEmpty: flags.includes('--empty'),
  };
}

/** The address of the database, for commands that need nothing else. */
export function readDatabaseUrl(environment: Environment): string {
  return parseEnvironment(databaseSchema, environment).DATABASE_URL;
}

const POSTGRES_URL = /^postgres(ql)?:/;

const PROJECT_FOLDER = fileURLToPath(new URL('../', import.meta.url));

/** Resolves a relative path against the project folder, so that the working directory does not matter. */
const databaseUrl = z
  .string()
  .default('file:data/demarche.db')
  .transform((url) => {
    const path = /^file:(?!:memory:|\/)(.+)$/s.exec(url)?.[1];
    return path === undefined ? url : `file:${resolve(PROJECT_FOLDER, path)}`;
  });

const databaseSchema = z.object({ DATABASE_URL: databaseUrl });

const environmentSchema = databaseSchema
  .extend({
    PORT: z
      .string()
      .default('3000')
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
        error: ({ input }) => `PORT is “${input}”. Use a whole number from 0 to 65535, such as PORT=3000.`,
      })
      .transform(Number),
    HOST: z.string().default('127.0.0.1'),
    DATABASE_READ_URL: z
      .string()
      .optional()
      .refine((url) => url === undefined || (POSTGRES_URL.test(url) && URL.canParse(url)), {
        error:
          'DATABASE_READ_URL is not the address of a PostgreSQL database. Use postgres://user:password@host:5432/name.',
      }),
    PUBLIC_URL: addressList('PUBLIC_URL', 'https://timeline.example.org'),
    EMBED_ORIGINS: addressList('EMBED_ORIGINS', 'https://news.example.org'),
    LOG_LEVEL: z
      .enum(LOG_LEVELS, {
        error: ({ input }) => `LOG_LEVEL is “${input}”. Use one of ${LOG_LEVELS.join(', ')}.`,
      })
      .default('warn'),
  })
  .refine(
    ({ DATABASE_URL, DATABASE_READ_URL }) =>
      DATABASE_READ_URL === undefined || POSTGRES_URL.test(DATABASE_URL),
    'DATABASE_READ_URL needs a PostgreSQL database in DATABASE_URL: SQLite has no replicas.',
  );

/** Comma-separated http(s) addresses without path, query, fragment and user name. */
function addressList(name: string, example: string) {
  return z
    .string()
    .default('')
    .transform((text, context) => {
      const addresses = text.split(',').map((each) => each.trim());
      return addresses.filter(Boolean).map((address) => {
        const url = URL.parse(address);
        const isPlain =
          url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && !address.includes('#');
        if (isPlain) return url;
        context.addIssue(`${name} is “${address}”. Use an address without a path, such as ${example}.`);
        return z.NEVER;
      });
    });
}

function parseEnvironment<T>(schema: z.ZodType<T>, environment: Environment): T {
  const given = Object.entries(environment).flatMap(([name, value]) => {
    const text = value?.trim();
    return text ? [[name, text]] : [];
  });
  const result = schema.safeParse(Object.fromEntries(given));
  if (!result.success) throw new ConfigError(result.error.issues[0]?.message);
  return result.data;
}
