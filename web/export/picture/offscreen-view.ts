import './offscreen-view.css';
import type { Language } from '../../../domain/language/language.ts';
import type { Surface } from '../../drawing/surface.ts';
import { OFFSCREEN_QUERY } from '../../state/offscreen-page.ts';
import { addressWith } from '../../state/page-state.ts';
import { CONTROLS, elementBody } from './element-drawing.ts';
import { recordDrawing } from './recorded-drawing.ts';
import { themeProperties } from './theme-palette.ts';

export interface OffscreenRequest {
  readonly language: Language;
  readonly widthPx: number;
  readonly theme: 'light' | 'dark';
}

/** A part of a view that a picture can leave out. */
export interface PagePart {
  readonly key: string;
  readonly name: string;
  /** With the space below it. */
  readonly heightPx: number;
}

/** A view on a page of its own, which is not on the screen, in the language, width and colours of a picture. */
export interface OffscreenPage {
  readonly parts: readonly PagePart[];
  readonly title: string;
  readonly headings: readonly string[];
  /** The view without some of its parts. */
  draw(hiddenParts: ReadonlySet<string>): {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly draw: (surface: Surface) => void;
  };
  close(): void;
}

const VIEW = '.analysis-page, .start-page, .table-view';
const QUIET_MS = 200;
const TIMEOUT_MS = 20_000;

/** The height of the frame decides only how many rows a table shows. */
const HEIGHT_PX = 1_000;

/**
 * Opens the current view in a frame. The frame has no address: it runs the script of this page with a query in an
 * attribute. So it needs no exception from the policy that forbids frames.
 */
export async function openOffscreenPage(
  request: OffscreenRequest,
  signal: AbortSignal,
): Promise<OffscreenPage> {
  const frame = document.createElement('iframe');
  frame.className = 'offscreen-view';
  frame.setAttribute(OFFSCREEN_QUERY, addressWith({ form: undefined, lang: request.language }));
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.style.width = `${request.widthPx}px`;
  frame.style.height = `${HEIGHT_PX}px`;
  document.body.append(frame);
  const close = () => frame.remove();
  signal.addEventListener('abort', close);
  try {
    const view = await startPage(frame, request.theme, signal);
    return offscreenPage(view, close);
  } catch (error) {
    close();
    throw error;
  }
}

async function startPage(
  frame: HTMLIFrameElement,
  theme: OffscreenRequest['theme'],
  signal: AbortSignal,
): Promise<Element> {
  const inner = frame.contentWindow as (Window & typeof globalThis) | null;
  const page = frame.contentDocument;
  if (!inner || !page) throw new Error('This browser cannot open a frame.');
  const requests = countRequests(inner);
  for (const [name, value] of themeProperties(theme)) page.documentElement.style.setProperty(name, value);
  page.documentElement.dataset.theme = theme;
  for (const link of document.querySelectorAll('link[rel=stylesheet], style'))
    page.head.append(link.cloneNode(true));
  const root = page.createElement('div');
  root.id = 'page';
  page.body.append(root);
  for (const { src } of document.querySelectorAll<HTMLScriptElement>('script[type=module][src]')) {
    const script = page.createElement('script');
    script.type = 'module';
    script.src = src;
    page.body.append(script);
  }
  await untilQuiet(page, requests, signal);
  await page.fonts.ready;
  const view = page.querySelector(VIEW);
  if (!view) throw new Error('The view did not load.');
  for (const control of view.querySelectorAll<HTMLElement>(CONTROLS)) hide(control);
  return view;
}

interface RequestCount {
  running: number;
}

function countRequests(inner: Window & typeof globalThis): RequestCount {
  const count = { running: 0 };
  const { fetch } = inner;
  inner.fetch = async (...args) => {
    count.running += 1;
    try {
      return await fetch.apply(inner, args);
    } finally {
      count.running -= 1;
    }
  };
  return count;
}

/** Waits until the view is there, no request is running, and nothing has changed for a while. */
function untilQuiet(page: Document, requests: RequestCount, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let lastChange = performance.now();
    const started = lastChange;
    const observer = new MutationObserver(() => {
      lastChange = performance.now();
    });
    observer.observe(page, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setInterval(() => {
      const now = performance.now();
      const isWaiting =
        requests.running > 0 ||
        page.querySelector(VIEW) === null ||
        page.querySelector('.lazy-waiting, [aria-busy=true]') !== null;
      if (isWaiting) lastChange = now;
      const isQuiet = now - lastChange >= QUIET_MS;
      if (!isQuiet && !signal.aborted && now - started < TIMEOUT_MS) return;
      observer.disconnect();
      clearInterval(timer);
      if (isQuiet) resolve();
      else reject(signal.aborted ? signal.reason : new Error('The view did not load in time.'));
    }, 40);
  });
}

function hide(element: HTMLElement): void {
  element.style.display = 'none';
}

function offscreenPage(view: Element, close: () => void): OffscreenPage {
  // The title becomes the headline of the picture.
  const heading = view.querySelector<HTMLElement>('h2');
  if (heading) hide(heading);
  const shown = [...view.children].filter(
    (element) => element.getBoundingClientRect().height >= MIN_PART_PX && textOf(element) !== '',
  ) as HTMLElement[];
  const bottomPx = view.getBoundingClientRect().bottom;
  const parts = shown.map((element, index) => ({
    element,
    key: `${index} ${element.classList[0] ?? element.localName}`,
    name: nameOf(element),
    heightPx:
      (shown[index + 1]?.getBoundingClientRect().top ?? bottomPx) - element.getBoundingClientRect().top,
  }));
  return {
    parts: parts.map(({ element: _, ...part }) => part),
    title: heading ? textOf(heading) : '',
    headings: [...view.querySelectorAll('h3')].map((heading) => textOf(heading)),
    draw(hiddenParts) {
      for (const { element, key } of parts) element.style.display = hiddenParts.has(key) ? 'none' : '';
      const { widthPx, heightPx, draw } = elementBody(view);
      return { widthPx, heightPx, draw: recordDrawing(draw) };
    },
    close,
  };
}

/** Lower elements are hidden texts for screen readers. */
const MIN_PART_PX = 8;

/** The parts of a view that have no room: all that do not fit, in order, except the heading and the first one after it. */
export function partsWithoutRoom(parts: readonly PagePart[], roomPx: number): string[] {
  let usedPx = 0;
  return parts.flatMap(({ key, heightPx }, index) => {
    if (index > 1 && usedPx + heightPx > roomPx) return [key];
    usedPx += heightPx;
    return [];
  });
}

const MAX_NAME = 60;

function nameOf(element: Element): string {
  const heading = element.querySelector('h2, h3, h4, figcaption, caption');
  const name = element.getAttribute('aria-label') ?? textOf(heading ?? element);
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME).replace(/\s+\S*$/, '')}…`;
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
