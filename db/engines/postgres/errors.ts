import pg from 'pg';
import { DatabaseBusy, DatabaseFull, DatabaseUnreachable, DatabaseUnusable } from '../../core/errors.ts';

/** The transaction conflicted with another one. Running it again may succeed. */
export class Conflict extends Error {
  constructor(cause: unknown) {
    super('Another transaction was in the way.', { cause });
    this.name = 'Conflict';
  }
}

/** Converts an error of PostgreSQL or of the connection to one of db/core/errors.ts. Other errors are returned unchanged. */
export function explainFailure(error: unknown): unknown {
  const code = codeOf(error);
  // CockroachDB and YugabyteDB use the same code, and so does a replica whose recovery conflicts with a read.
  if (code === '40001' || code === '40P01') return new Conflict(error);
  if (BUSY.has(code) || isWaitingInVain(error)) return new DatabaseBusy({ cause: error });
  if (code === '53100') return new DatabaseFull({ cause: error });
  if (isUnreachable(error, code)) return new DatabaseUnreachable({ cause: error });
  return error;
}

/** lock_not_available, query_canceled (here: by its time limit), idle_in_transaction_session_timeout */
const BUSY: ReadonlySet<string> = new Set(['55P03', '57014', '25P03']);

/** The error of pg's pool when all connections are in use for too long. */
function isWaitingInVain(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/** admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, and a primary that is a replica now. */
const UNREACHABLE: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '53300', '25006']);
const NETWORK: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

function isUnreachable(error: unknown, code: string): boolean {
  if (UNREACHABLE.has(code) || NETWORK.has(code) || code.startsWith('08')) return true;
  // pg has no codes for these errors.
  return (
    error instanceof Error &&
    !(error instanceof pg.DatabaseError) &&
    /^Connection terminated|^Client has encountered a connection error|^timeout e(xceeded|xpired)|^Client was closed|^Query read timeout|^Cannot use a pool after/.test(
      error.message,
    )
  );
}

/** Why a database cannot be opened. `place` is its URL without a password. */
export function explainUnusable(error: unknown, place: string): DatabaseUnusable {
  if (error instanceof DatabaseUnusable) return error;
  const cause = causeOf(error);
  const code = codeOf(cause);
  const reason =
    REASONS.get(code) ??
    (code.startsWith('28') ? REASONS.get('28P01') : undefined) ??
    (isUnreachable(cause, code) ? 'does not respond. Start it, or name another in DATABASE_URL.' : undefined);
  return new DatabaseUnusable(`${place} ${reason ?? `cannot be opened: ${messageOf(cause)}`}`, {
    cause: error,
    mayPass: isUnreachable(cause, code),
  });
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['28P01', 'rejects this user. Check the user and the password in DATABASE_URL.'],
  ['3D000', 'does not exist. Make it (createdb), or name another in DATABASE_URL.'],
  [
    '42501',
    'does not let this user create tables. Make the user its owner, or name another in DATABASE_URL.',
  ],
  ['55P03', 'is being brought up to date by another server, which has not finished. Check that server.'],
  ['53300', 'has no free connection. Raise max_connections there, or close other connections.'],
  ['ENOTFOUND', 'is on an unknown host. Check the host in DATABASE_URL.'],
  ['ECONNREFUSED', 'refuses connections. Start PostgreSQL there, or check host and port in DATABASE_URL.'],
]);

function causeOf(error: unknown): unknown {
  const isOurs =
    error instanceof DatabaseUnreachable || error instanceof DatabaseBusy || error instanceof Conflict;
  return isOurs ? (error.cause ?? error) : error;
}

function messageOf(error: unknown): string {
  // Several addresses were tried, and each failed.
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
