import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  publisherNamedLike,
  readPastedSource,
  siteName,
} from '../../../../web/form/sources/pasted-source.ts';

describe('A pasted text', () => {
  it.each([
    [
      'https://www.reuters.com/article/us-usa-russia-expulsions-idUSKBN1H21CB',
      {
        url: 'https://www.reuters.com/article/us-usa-russia-expulsions-idUSKBN1H21CB',
        publisher: 'Reuters',
        slugTitle: 'Us usa russia expulsions',
      },
    ],
    [
      'https://edition.cnn.com/2018/03/26/politics/us-expel-russian-diplomats/index.html',
      {
        url: 'https://edition.cnn.com/2018/03/26/politics/us-expel-russian-diplomats/index.html',
        publisher: 'CNN',
        published: '2018-03-26',
        slugTitle: 'Us expel russian diplomats',
      },
    ],
    [
      'Four countries expel diplomats - Reuters\nhttps://example.org/a/20180326/1',
      {
        url: 'https://example.org/a/20180326/1',
        published: '2018-03-26',
        publisher: 'Reuters',
        title: 'Four countries expel diplomats',
      },
    ],
    [
      'https://www.theguardian.com/world/2018/mar/26/x\nFour countries expel diplomats',
      {
        url: 'https://www.theguardian.com/world/2018/mar/26/x',
        publisher: 'The Guardian',
        published: '2018-03-26',
        title: 'Four countries expel diplomats',
      },
    ],
    [
      'Ruritania closes a consulate | AP News',
      { title: 'Ruritania closes a consulate', publisher: 'Associated Press' },
    ],
    ['Руритания закрыла консульство — ТАСС', { title: 'Руритания закрыла консульство', publisher: 'TASS' }],
    [
      'https://www.rbc.ru/politics/26/03/2018/5ab8d0f09a79470ea4f1a4a6',
      {
        url: 'https://www.rbc.ru/politics/26/03/2018/5ab8d0f09a79470ea4f1a4a6',
        publisher: 'RBC',
        published: '2018-03-26',
      },
    ],
    [
      'https://www.state.gov/r/pa/prs/ps/2018/03/279502.htm',
      {
        url: 'https://www.state.gov/r/pa/prs/ps/2018/03/279502.htm',
        publisher: 'U.S. Department of State',
        published: '2018-03',
      },
    ],
    ['https://example.org/2018/02/30/x', { url: 'https://example.org/2018/02/30/x', published: '2018-02' }],
    ['Ruritania - a country of the Carpathians', {}],
    ['two\nlines', {}],
    ['ftp://example.org/2018/03/26/', {}],
    ['', {}],
  ])('%j is read', (text, source) => {
    expect(readPastedSource(text)).toEqual(source);
  });

  it('never throws, and keeps the whole address', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string({ unit: 'grapheme' }), (path, text) => {
        readPastedSource(text);
        const url = `https://gazette.example${path}`;
        const found = readPastedSource(url).url;
        expect(found === undefined || URL.canParse(found)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

it('finds a recorded publisher by the name of its site', () => {
  expect(siteName('www.kyivpost.com')).toBe('kyivpost');
  expect(siteName('news.bbc.co.uk')).toBe('bbc');
  expect(publisherNamedLike('www.kyivpost.com', ['Kyiv Independent', 'Kyiv Post'])).toBe('Kyiv Post');
  expect(publisherNamedLike('strelsau-times.example', ['The Strelsau Times'])).toBe('The Strelsau Times');
  expect(publisherNamedLike('a.example', ['A'])).toBeUndefined();
});
