/** One table of the report. A row is one measurement on one data set. */
export interface Section {
  readonly title: string;
  /** What the figures mean and what they are compared with. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly what: string;
  readonly events: number;
  /** Set if the same thing is measured on several engines. */
  readonly engine?: EngineName;
  readonly cells: readonly (Cell | undefined)[];
}

export type EngineName = 'SQLite' | 'PostgreSQL';

/** `ratio` is a figure divided by its peer's. */
export type Cell = string | number | { readonly ratio: number };

/** Merges tables with the same title and groups equal measurements, so that growth can be read downwards. */
export function merge(sections: readonly Section[]): Section[] {
  const merged = new Map<string, Section>();
  for (const section of sections) {
    const known = merged.get(section.title);
    merged.set(section.title, known ? { ...known, rows: [...known.rows, ...section.rows] } : section);
  }
  return [...merged.values()].map((section) => {
    const order = [...new Set(section.rows.map(({ what }) => what))];
    return {
      ...section,
      rows: section.rows.toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what)),
    };
  });
}

export function toMarkdown({ title, note, columns, rows }: Section): string {
  const engines = rows.some(({ engine }) => engine !== undefined);
  const heads = ['what', ...(engines ? ['engine'] : []), 'events', ...columns];
  const textColumns = engines ? 2 : 1;
  const lines = [
    `| ${heads.join(' | ')} |`,
    `|${' --- |'.repeat(textColumns)}${' ---: |'.repeat(heads.length - textColumns)}`,
    ...rows.map(({ what, engine, events, cells }) => {
      const head = engines ? [what, engine ?? '–'] : [what];
      return `| ${[...head, formatNumber(events), ...columns.map((_, index) => formatCell(cells[index]))].join(' | ')} |`;
    }),
  ];
  return `### ${title}\n\n${note}\n\n${lines.join('\n')}\n`;
}

function formatCell(cell: Cell | undefined): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? formatNumber(cell) : `${formatNumber(cell.ratio)} ×`;
}

/** Three significant digits; whole numbers in full. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  const digits = Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  return value.toFixed(digits);
}

export function ratio(value: number | undefined, peer: number | undefined): Cell | undefined {
  return value === undefined || peer === undefined ? undefined : { ratio: value / peer };
}
