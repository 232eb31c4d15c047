import type { LineWidths } from './label-text.ts';

export const LABEL_LINE_PX = 15;
export const LARGE_LABEL_LINE_PX = 19;

export const LABEL_WIDTHS: LineWidths = [190, 190, 170, 170];
export const LARGE_LABEL_WIDTHS: LineWidths = [240, 240, 220, 220];
export const COMPACT_LABEL_WIDTHS: LineWidths = [118, 122, 118, 110];
