import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveUpdate, openLiveStream } from '../../../web/live/live-stream.ts';

/** An event source as the page sees it, told by the test what to say. */
class ASource extends EventTarget {
  readonly address: string;
  readyState = 0;

  constructor(address: string) {
    super();
    this.address = address;
  }

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  says(type: string, id: number, data: unknown = {}): void {
    this.dispatchEvent(new MessageEvent(type, { lastEventId: String(id), data: JSON.stringify(data) }));
  }

  givesUp(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.readyState = 2;
  }
}

const CHANGE = {
  change: 8,
  id: 'note',
  version: 2,
  action: 'changed',
  author: 'Ana',
  at: '2026-01-15T09:30:00.000Z',
} as const;

describe('Following changes', () => {
  let page: EventTarget & { visibilityState: string };
  let sources: ASource[];
  let told: LiveUpdate[];
  let connections: boolean[];
  let stop: () => void;

  const follow = () =>
    openLiveStream({
      open: (address) => {
        const source = new ASource(address);
        sources.push(source);
        return source as unknown as EventSource;
      },
      onUpdate: (news) => told.push(news),
      onConnectionChange: (isConnected) => connections.push(isConnected),
    });
  const seen = (state: 'visible' | 'hidden') => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const window = new EventTarget();
    vi.stubGlobal('document', page);
    vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
    sources = [];
    told = [];
    connections = [];
    stop = follow();
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('tells each change, and of an import only that there were many', () => {
    sources[0]?.opens();
    sources[0]?.says('ready', 7);
    sources[0]?.says('changes', 8, { changes: [CHANGE] });
    sources[0]?.says('reset', 900);
    expect(told).toEqual([
      { latest: 8, changes: [CHANGE] },
      { latest: 900, changes: 'many' },
    ]);
  });

  it('takes a message that it cannot read for many changes', () => {
    sources[0]?.says('ready', 7);
    sources[0]?.says('changes', 8, { changes: [{ of: 'a newer server' }] });
    expect(told).toEqual([{ latest: 8, changes: 'many' }]);
  });

  it('holds no connection while the page is hidden, and resumes where it was', () => {
    sources[0]?.says('ready', 7);
    seen('hidden');
    vi.advanceTimersByTime(3_900);
    expect(sources[0]?.readyState).toBe(0);
    vi.advanceTimersByTime(200);
    expect(sources[0]?.readyState).toBe(2);
    seen('visible');
    expect(sources.map(({ address }) => address)).toEqual(['/api/changes', '/api/changes?after=7']);
  });

  it('comes back after an answer that is no stream, later each time', () => {
    sources[0]?.says('ready', 7);
    sources[0]?.givesUp();
    vi.advanceTimersByTime(1_300);
    expect(sources.length).toBe(2);
    sources[1]?.givesUp();
    vi.advanceTimersByTime(1_300);
    expect(sources.length).toBe(2);
    vi.advanceTimersByTime(1_300);
    expect(sources.length).toBe(3);
    expect(connections.at(-1)).toBe(false);
    sources[2]?.opens();
    expect(connections.at(-1)).toBe(true);
  });

  it('is unsure what the page shows where the stream began long after the page did', () => {
    vi.advanceTimersByTime(5_000);
    sources[0]?.says('ready', 7);
    expect(told).toEqual([{ latest: 7, changes: 'unsure' }]);
  });
});
