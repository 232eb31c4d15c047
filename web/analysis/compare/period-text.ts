import { parseTypedDate } from '../../form/date/typed-date.ts';
import { periodSpan } from '../../state/compare-params.ts';

/** A period as people type it, as EDTF with both ends. Undefined if it is something else. */
export function parsePeriod(text: string, today?: number): string | undefined {
  const parsed = parseTypedDate(yearsOf(text) ?? text, today);
  if (!parsed || !('edtf' in parsed)) return undefined;
  return periodSpan(parsed.edtf) ? parsed.edtf : undefined;
}

/** `2021–22` as two years. In EDTF, `2021-22` is the summer of 2021, which is not meant here. */
function yearsOf(text: string): string | undefined {
  const [, first = '', last = ''] = /^\s*(\d{4})\s*[-–—/]\s*(\d{2})\s*$/.exec(text) ?? [];
  // `2018-03` is a month.
  if (first === '' || Number(last) <= Math.max(12, Number(first.slice(2)))) return undefined;
  return `${first}/${first.slice(0, 2)}${last}`;
}
