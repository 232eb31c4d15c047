import { describe, expect, it } from 'vitest';
import { type FileEdition, type FileStep, storyHtml } from '../../../web/stories/file/story-html.ts';

const CHART = {
  content: '<g id="marks" inkscape:label="marks"><path d="M0,0"/></g>',
  widthPx: 920,
  heightPx: 680,
};

const STEP: FileStep = {
  days: '1 March – 30 April 2018',
  position: '1 of 1',
  heading: 'Ruritania expels three',
  paragraphs: ['They had a week.', 'No reason was given.'],
  event: '26 March 2018: Ruritania expels three',
  sources: [
    { publisher: 'Gazette', title: 'Out', url: 'https://example.org/?a=1&b=2' },
    { publisher: 'Strelsau Radio' },
  ],
  alt: 'Timeline: Ruritania expels three (1 March – 30 April 2018)',
  charts: { wide: CHART, narrow: { ...CHART, widthPx: 374, heightPx: 400 } },
};

const EDITION: FileEdition = {
  language: 'en',
  languageName: 'English',
  title: 'The mail affair',
  asOf: 'As of 1 May 2018',
  madeWith: 'Made with Démarche',
  sourcesTitle: 'Sources',
  noEvents: 'No events in this step.',
  steps: [STEP],
};

const RUSSIAN: FileEdition = { ...EDITION, language: 'ru', languageName: 'Русский', title: 'Почтовое дело' };

function fileOf(...editions: readonly FileEdition[]): string {
  const colours = {
    paper: '#fff',
    ink: '#000',
    ink2: '#111',
    ink3: '#222',
    line: '#ddd',
    accent: '#039',
    focus: '#06c',
  };
  return storyHtml({
    editions,
    languageTitle: 'Language',
    colours,
    fontFamily: "'IBM Plex Sans Variable', sans-serif",
    fonts: "@font-face{font-family:'IBM Plex Sans Variable';src:url(data:font/woff2;base64,AA==)}",
    nonce: 'n0nce',
  });
}

describe('A story as one HTML file', () => {
  it('allows nothing but its own style and embedded fonts, and has no script', () => {
    const html = fileOf(EDITION);
    expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
      "default-src 'none'; style-src 'nonce-n0nce'; font-src data:; base-uri 'none'; form-action 'none'",
    );
    // The policy comes before anything that it must control.
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|style="|\son\w+=|@import/i);
  });

  it('refers to nothing outside, except for links to sources', () => {
    const addresses = [...fileOf(EDITION, RUSSIAN).matchAll(/(\S+?=?["'(]?)((?:https?:)?\/\/[^"')\s<]+)/g)];
    expect(new Set(addresses.map(([, before, address]) => `${before}${address}`))).toEqual(
      new Set(['href="https://example.org/?a=1&amp;b=2']),
    );
  });

  it('has the steps in order, as headed sections with a chart for wide and one for narrow screens', () => {
    const html = fileOf({ ...EDITION, steps: [STEP, { ...STEP, heading: 'Freedonia responds' }] });
    expect([...html.matchAll(/<h([12])[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`)).toEqual(
      ['1 The mail affair', '2 Ruritania expels three', '2 Freedonia responds'],
    );
    const ids = [...html.matchAll(/<(?:h2|title) id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(6);
    expect([...html.matchAll(/aria-labelledby="([^"]*)"/g)].map(([, id]) => id).sort()).toEqual(ids.sort());
    expect(html).toContain('viewBox="0 0 374 400"');
    expect(html).not.toContain('inkscape:');
  });

  it('names its sources, with links where there is an address', () => {
    expect(fileOf(EDITION)).toContain(
      'Sources: <a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">Gazette: Out</a>; Strelsau Radio',
    );
    const steps = [{ ...STEP, sources: [{ publisher: 'Gazette', url: 'javascript:alert(1)' }] }];
    expect(fileOf({ ...EDITION, steps })).toContain('Sources: Gazette</p>');
  });

  it('lets readers choose the language, if there are two', () => {
    const html = fileOf(RUSSIAN, EDITION);
    expect(html).toContain('<html lang="ru">');
    expect(html).toMatch(/id="language-ru" checked><span>Русский/);
    expect(html).toContain('body:has(#language-en:checked)>main:not([lang="en"]){display:none}');
    expect(fileOf(EDITION)).not.toContain('type="radio"');
  });

  it('says so where a step has no events', () => {
    const steps = [{ ...STEP, charts: undefined, event: undefined, sources: [] }];
    const html = fileOf({ ...EDITION, steps });
    expect(html).toContain('<p class="empty">No events in this step.</p>');
    expect(html).not.toMatch(/<svg|class="event"|class="sources"/);
  });

  it('shows markup in its texts as text', () => {
    const hostile = '</style><script>alert(1)</script>"\'&<!--';
    const steps = [
      {
        ...STEP,
        heading: hostile,
        paragraphs: [hostile],
        event: hostile,
        alt: hostile,
        days: hostile,
        sources: [{ publisher: hostile, title: hostile, url: `https://example.org/"><script>` }],
      },
    ];
    const html = fileOf({ ...EDITION, title: hostile, madeWith: hostile, steps });
    expect(html).not.toMatch(/<script|<!--|"><script/);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain("&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;&lt;!--");
  });
});
