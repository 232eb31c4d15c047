import type { Language } from '../../../domain/language/language.ts';

/** A drawn chart: the inside of an svg element. */
export interface ChartSvg {
  readonly content: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A source of an event. */
interface FileSource {
  readonly publisher: string;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
}

export interface FileStep {
  readonly days: string;
  readonly position: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Date and title of the selected event. */
  readonly event?: string | undefined;
  readonly sources: readonly FileSource[];
  /** The description of the chart for those who do not see it. */
  readonly alt: string;
  /** Absent if no event matches the filter of the step. */
  readonly charts?: { readonly wide: ChartSvg; readonly narrow: ChartSvg } | undefined;
}

/** A story in one language. */
export interface FileEdition {
  readonly language: Language;
  readonly languageName: string;
  readonly title: string;
  readonly asOf: string;
  readonly madeWith: string;
  readonly sourcesTitle: string;
  readonly noEvents: string;
  readonly steps: readonly FileStep[];
}

export interface StoryFile {
  /** The first one is shown first. */
  readonly editions: readonly FileEdition[];
  /** The name of the choice of languages. */
  readonly languageTitle: string;
  readonly colours: {
    readonly paper: string;
    readonly ink: string;
    readonly ink2: string;
    readonly ink3: string;
    readonly line: string;
    readonly accent: string;
    readonly focus: string;
  };
  readonly fontFamily: string;
  /** `@font-face` rules with the fonts as `data:` addresses. */
  readonly fonts: string;
  /** A random text: only the style with it is applied. */
  readonly nonce: string;
}

/**
 * A story as one HTML file without scripts. It needs no server and no network: fonts and charts are in it. The policy allows
 * nothing else. Links to sources are followed only when the reader clicks one.
 */
export function storyHtml({ editions, languageTitle, colours, fontFamily, fonts, nonce }: StoryFile): string {
  const [first] = editions;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; font-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${first?.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(first?.title ?? '')}</title>
<style nonce="${nonce}">
${fonts}
:root{color-scheme:light;--paper:${colours.paper};--ink:${colours.ink};--ink-2:${colours.ink2};--ink-3:${colours.ink3};--line:${colours.line};--accent:${colours.accent};--focus:${colours.focus};--font:${fontFamily}}
${STYLE}
${editions.length > 1 ? languageRules(editions) : ''}</style>
</head>
<body>
${editions.length > 1 ? languageChoice(editions, languageTitle) : ''}${editions.map(editionHtml).join('\n')}
</body>
</html>
`;
}

/** Radio buttons choose the edition: the file has no script. */
function languageChoice(editions: readonly FileEdition[], title: string): string {
  const choices = editions.map(
    ({ language, languageName }, index) =>
      `<label lang="${language}"><input type="radio" name="language" id="language-${language}"${index === 0 ? ' checked' : ''}><span>${escapeHtml(languageName)}</span></label>`,
  );
  return `<header><fieldset class="languages"><legend>${escapeHtml(title)}</legend>${choices.join('')}</fieldset></header>\n`;
}

function languageRules(editions: readonly FileEdition[]): string {
  return editions
    .map(
      ({ language }) =>
        `body:has(#language-${language}:checked)>main:not([lang="${language}"]){display:none}\n`,
    )
    .join('');
}

function editionHtml(edition: FileEdition): string {
  const { language, title, asOf, madeWith, steps } = edition;
  return `<main lang="${language}">
<header><h1>${escapeHtml(title)}</h1></header>
${steps.map((step, index) => stepHtml(step, `${language}-${index + 1}`, edition)).join('\n')}
<footer>${escapeHtml(`${madeWith} · ${asOf}`)}</footer>
</main>`;
}

function stepHtml(step: FileStep, id: string, { sourcesTitle, noEvents }: FileEdition): string {
  const { days, position, heading, paragraphs, event, sources, alt, charts } = step;
  const chart = charts
    ? chartSvg(charts.wide, 'wide', `${id}-wide`, alt) +
      chartSvg(charts.narrow, 'narrow', `${id}-narrow`, alt)
    : `<p class="empty">${escapeHtml(noEvents)}</p>`;
  return `<section aria-labelledby="${id}-heading">
<div class="chart">${chart}</div>
<div class="text">
<p class="days">${escapeHtml(days)} · ${escapeHtml(position)}</p>
<h2 id="${id}-heading">${escapeHtml(heading)}</h2>
${paragraphs.map((each) => `<p>${escapeHtml(each)}</p>`).join('\n')}
${event === undefined ? '' : `<p class="event">${escapeHtml(event)}</p>`}
${sources.length === 0 ? '' : `<p class="sources">${escapeHtml(sourcesTitle)}: ${sources.map(sourceHtml).join('; ')}</p>`}
</div>
</section>`;
}

function sourceHtml({ publisher, title, url }: FileSource): string {
  const text = escapeHtml(title === undefined ? publisher : `${publisher}: ${title}`);
  return url !== undefined && /^https?:\/\//i.test(url)
    ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${text}</a>`
    : text;
}

function chartSvg({ content, widthPx, heightPx }: ChartSvg, size: string, id: string, alt: string): string {
  // The names of layers are for drawing programs.
  const plain = content.replace(/ inkscape:[a-z]+="[^"]*"/g, '');
  return `<svg class="${size}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-labelledby="${id}"><title id="${id}">${escapeHtml(alt)}</title>${plain}</svg>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 var(--font);-webkit-text-size-adjust:100%}
svg{display:block;width:100%;height:auto;font-family:var(--font)}
h1,h2{margin:0;font-weight:600;letter-spacing:-.015em;line-height:1.18;text-wrap:balance}
h1{font-size:2.25rem}
h2{font-size:1.4rem}
p{margin:.75rem 0 0;text-wrap:pretty}
a{color:var(--accent)}
a:focus-visible,input:focus-visible+span{outline:2px solid var(--focus);outline-offset:2px}
main>header{padding:12vh 2rem 2rem;max-width:60rem}
section{display:grid;grid-template-columns:minmax(19rem,26rem) minmax(0,1fr);min-height:115vh}
.chart{grid-area:1/2;position:sticky;top:0;align-self:start;display:grid;align-content:center;height:100vh;padding:1rem}
.chart svg{max-height:calc(100vh - 2rem)}
.narrow{display:none}
.text{grid-area:1/1;align-self:center;padding:2rem 1rem 2rem 1.25rem;margin-left:2rem;border-left:3px solid var(--accent)}
.text h2{margin-top:.25rem}
.days,.event,.sources,.empty,footer{color:var(--ink-2);font-size:.875rem;line-height:1.4}
.days{margin:0;color:var(--ink-3)}
.event{font-weight:600}
.sources{margin-top:.25rem;overflow-wrap:anywhere}
footer{padding:3rem 2rem;border-top:1px solid var(--line)}
.languages{position:absolute;z-index:3;top:1rem;right:1rem;display:flex;gap:.25rem;margin:0;padding:0;border:0}
.languages legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.languages label{position:relative;display:block}
.languages input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.languages span{display:block;padding:.375rem .75rem;border:1px solid var(--line);border-radius:4px;background:var(--paper);font-size:.875rem}
.languages input:checked+span{border-color:var(--ink);font-weight:600}
@media (max-width:60rem){
main>header{padding:4.5rem 1.25rem 1.5rem}
h1{font-size:1.75rem}
section{display:block;min-height:95vh;padding-bottom:15vh}
.chart{z-index:1;height:auto;max-height:50vh;overflow:hidden;padding:.25rem .5rem .5rem;border-bottom:1px solid var(--line);background:var(--paper)}
.chart svg{max-height:calc(50vh - .75rem)}
.text{margin:1.5rem 1.25rem 0;padding:0 0 0 1rem}
}
@media (max-width:40rem){
.wide{display:none}
.narrow{display:block}
}
@media print{
.languages{display:none}
main>header{padding:0 0 1rem}
section{display:block;min-height:0;padding:0 0 1.5rem;break-inside:avoid}
.chart{position:static;height:auto;max-height:none;padding:0;border:0}
.chart svg{max-height:none}
.wide{display:block}
.narrow{display:none}
.text{margin:1rem 0 0}
footer{padding:1rem 0}
}`;
