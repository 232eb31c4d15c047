import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, HELP, readConfig } from '../../server/config.ts';

describe('The configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, [])).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: `file:${resolve('data/demarche.db')}`,
      publicUrls: [],
      embedOrigins: [],
      logLevel: 'warn',
      startsEmpty: false,
    });
  });

  it('is read from the environment and the command line', () => {
    const environment = {
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'file:/var/lib/demarche/events.db',
      EMBED_ORIGINS: 'https://news.example.org/, http://localhost:8080',
      PUBLIC_URL: 'https://timeline.example.org, http://timeline.internal:8080/',
      LOG_LEVEL: 'info',
    };
    expect(readConfig(environment, ['--empty'])).toEqual({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'file:/var/lib/demarche/events.db',
      embedOrigins: ['https://news.example.org', 'http://localhost:8080'],
      publicUrls: [new URL('https://timeline.example.org'), new URL('http://timeline.internal:8080')],
      logLevel: 'info',
      startsEmpty: true,
    });
  });

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: ' ', HOST: '', PUBLIC_URL: '' }, [])).toEqual(readConfig({}, []));
  });

  it('resolves a relative database path against the project folder', () => {
    const urlOf = (url: string) => readConfig({ DATABASE_URL: url }, []);
    expect(urlOf('file:other.db')).toMatchObject({ databaseUrl: `file:${resolve('other.db')}` });
    expect(urlOf('file::memory:')).toMatchObject({ databaseUrl: 'file::memory:' });
    expect(urlOf('postgres://localhost/demarche')).toMatchObject({
      databaseUrl: 'postgres://localhost/demarche',
    });
  });

  it.each([
    [{ PORT: 'http' }, [], 'PORT is “http”. Use a whole number from 0 to 65535, such as PORT=3000.'],
    [{ PORT: '65536' }, [], 'PORT is “65536”.'],
    [{ PORT: '-1' }, [], 'PORT is “-1”.'],
    [{ PORT: '3e3' }, [], 'PORT is “3e3”.'],
    [
      { PUBLIC_URL: 'timeline.example.org' },
      [],
      'Use an address without a path, such as https://timeline.example.org.',
    ],
    [{ PUBLIC_URL: 'https://example.org/timeline' }, [], 'PUBLIC_URL is “https://example.org/timeline”.'],
    [{ EMBED_ORIGINS: 'news.example.org' }, [], 'EMBED_ORIGINS is “news.example.org”.'],
    [{ EMBED_ORIGINS: 'https://news.example.org/a' }, [], 'EMBED_ORIGINS is “https://news.example.org/a”.'],
    [{ PUBLIC_URL: 'ftp://example.org' }, [], 'PUBLIC_URL is “ftp://example.org”.'],
    [{ LOG_LEVEL: 'loud' }, [], 'LOG_LEVEL is “loud”. Use one of trace, debug,'],
    [{}, ['--emtpy'], 'Unknown option --emtpy. Use --empty or --help.'],
  ])('rejects %j %j with one line that names the fix', (environment, flags, reason) => {
    expect(() => readConfig(environment, flags)).toThrow(ConfigError);
    expect(() => readConfig(environment, flags)).toThrow(reason);
  });

  it('is described by --help', () => {
    expect(readConfig({}, ['--help'])).toBe('help');
    for (const name of ['PORT', 'HOST', 'DATABASE_URL', 'PUBLIC_URL', 'LOG_LEVEL', '--empty', '--help']) {
      expect(HELP).toContain(name);
    }
  });
});
