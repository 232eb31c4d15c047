const REDRAW_MS = 100;
/** Interval of lines where the output is not a terminal. */
const LINE_MS = 3_000;
const BAR_LENGTH = 24;
const STEP_LENGTH = 10;

/** The progress of a long command: one updated line on a terminal, otherwise a line from time to time. */
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
    // Each step counts from 0.
    if (done < this.#done) this.#startMs = nowMs;
    this.#done = done;
    if (nowMs - this.#shownMs < (process.stderr.isTTY ? REDRAW_MS : LINE_MS)) return;
    this.#shownMs = nowMs;
    const text = this.#say(done, total, nowMs - this.#startMs);
    // A line wider than the terminal could not be overwritten.
    const shown = `${step.padEnd(STEP_LENGTH)} ${text}`.slice(0, process.stderr.columns || undefined);
    process.stderr.write(process.stderr.isTTY ? `\r${shown}\u001B[K` : `${shown}\n`);
  }

  /** Ends the line, with a last text if given. */
  end(text?: string): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
    if (text !== undefined) console.log(text);
  }

  #say(done: number, total: number | undefined, passedMs: number): string {
    if (total === undefined) return `${done.toLocaleString('en-GB')} ${this.#unit}`;
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * BAR_LENGTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_LENGTH - filled)}`;
    const rate = Math.round((done * 1000) / passedMs).toLocaleString('en-GB');
    const leftS = share === 0 ? Number.NaN : (passedMs / share - passedMs) / 1000;
    const left = Number.isFinite(leftS) ? `, ${inWords(leftS)} left` : '';
    return `${bar} ${Math.floor(share * 100)} %  ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} ${this.#unit}, ${rate}/s${left}`;
  }
}

function inWords(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
