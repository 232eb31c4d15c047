import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveUpdate, openLiveStream } from '../../../web/live/live-stream.ts';

/** An `EventSource` that the test controls. */
class FakeSource extends EventTarget {
  readonly address: string;
  readyState = 0;

  constructor(address: string) {
    super();
    this.address = address;
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  send(type: string, id: number, data: unknown = {}): void {
    this.dispatchEvent(new MessageEvent(type, { lastEventId: String(id), data: JSON.stringify(data) }));
  }

  fail(): void {
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

describe('openLiveStream', () => {
  let page: EventTarget & { visibilityState: string };
  let sources: FakeSource[];
  let updates: LiveUpdate[];
  let connections: boolean[];
  let authorityChanges: number;
  let stop: () => void;

  const start = () =>
    openLiveStream({
      open: (address) => {
        const source = new FakeSource(address);
        sources.push(source);
        return source as unknown as EventSource;
      },
      onUpdate: (update) => updates.push(update),
      onAuthoritiesChange: () => {
        authorityChanges += 1;
      },
      onConnectionChange: (isConnected) => connections.push(isConnected),
    });
  const setVisibility = (state: 'visible' | 'hidden') => {
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
    updates = [];
    connections = [];
    authorityChanges = 0;
    stop = start();
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('reports listed changes, and many changes after a reset', () => {
    sources[0]?.open();
    sources[0]?.send('ready', 7);
    sources[0]?.send('changes', 8, { changes: [CHANGE] });
    sources[0]?.send('reset', 900);
    expect(updates).toEqual([
      { latest: 8, changes: [CHANGE] },
      { latest: 900, changes: 'many' },
    ]);
  });

  it('reports changes of authority lists, but not the state when the page was loaded', () => {
    sources[0]?.send('ready', 7);
    sources[0]?.send('authorities', 0, { change: 3 });
    expect(authorityChanges).toBe(0);
    sources[0]?.send('authorities', 0, { change: 4 });
    sources[0]?.send('authorities', 0, { change: 4 });
    expect(authorityChanges).toBe(1);
    sources[0]?.send('authorities', 0, { format: 'of a newer server' });
    expect(authorityChanges).toBe(2);
  });

  it('reports many changes for a message that is not valid', () => {
    sources[0]?.send('ready', 7);
    sources[0]?.send('changes', 8, { changes: [{ format: 'of a newer server' }] });
    expect(updates).toEqual([{ latest: 8, changes: 'many' }]);
  });

  it('closes the connection of a hidden page, and resumes after the last change', () => {
    sources[0]?.send('ready', 7);
    setVisibility('hidden');
    vi.advanceTimersByTime(3_900);
    expect(sources[0]?.readyState).toBe(0);
    vi.advanceTimersByTime(200);
    expect(sources[0]?.readyState).toBe(2);
    setVisibility('visible');
    expect(sources.map(({ address }) => address)).toEqual(['/api/changes', '/api/changes?after=7']);
  });

  it('reconnects after an HTTP error, with growing delays', () => {
    sources[0]?.send('ready', 7);
    sources[0]?.fail();
    vi.advanceTimersByTime(1_300);
    expect(sources.length).toBe(2);
    sources[1]?.fail();
    vi.advanceTimersByTime(1_300);
    expect(sources.length).toBe(2);
    vi.advanceTimersByTime(1_300);
    expect(sources.length).toBe(3);
    expect(connections.at(-1)).toBe(false);
    sources[2]?.open();
    expect(connections.at(-1)).toBe(true);
  });

  it('reports a possible change when the stream starts long after the page', () => {
    vi.advanceTimersByTime(5_000);
    sources[0]?.send('ready', 7);
    expect(updates).toEqual([{ latest: 7, changes: 'unsure' }]);
  });
});
