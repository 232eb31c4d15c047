const TERMINAL_INTERVAL_MS = 100;
/** Output that is not a terminal, such as a log, gets a new line each time. */
const LOG_INTERVAL_MS = 3_000;
const BAR_LENGTH = 24;
const STEP_LENGTH = 10;

/** Shows the progress of a long command: one line that is redrawn on a terminal, or a new line every few seconds. */
export class ProgressLine {
  readonly #unit: string;
  #startMs = performance.now();
  #done = 0;
  #shownMs = performance.now();

  constructor(unit: string) {
    this.#unit = unit;
  }

  /** Without `total`, shows only the number done. */
  show(done: number, total: number | undefined, step: string): void {
    const nowMs = performance.now();
    // A lower number means that a new step has begun.
    if (done < this.#done) this.#startMs = nowMs;
    this.#done = done;
    if (nowMs - this.#shownMs < (process.stderr.isTTY ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS)) return;
    this.#shownMs = nowMs;
    const text = this.#format(done, total, nowMs - this.#startMs);
    // A line that wraps could not be redrawn.
    const shown = `${step.padEnd(STEP_LENGTH)} ${text}`.slice(0, process.stderr.columns || undefined);
    process.stderr.write(process.stderr.isTTY ? `\r${shown}\u001B[K` : `${shown}\n`);
  }

  /** Clears the line and prints `text`, if given. */
  end(text?: string): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
    if (text !== undefined) console.log(text);
  }

  #format(done: number, total: number | undefined, elapsedMs: number): string {
    if (total === undefined) return `${done.toLocaleString('en-GB')} ${this.#unit}`;
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * BAR_LENGTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_LENGTH - filled)}`;
    const rate = Math.round((done * 1000) / elapsedMs).toLocaleString('en-GB');
    const leftS = share === 0 ? Number.NaN : (elapsedMs / share - elapsedMs) / 1000;
    const left = Number.isFinite(leftS) ? `, ${formatDuration(leftS)} left` : '';
    return `${bar} ${Math.floor(share * 100)} %  ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} ${this.#unit}, ${rate}/s${left}`;
  }
}

function formatDuration(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
