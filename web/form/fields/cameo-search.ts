import { CAMEO_CODES, type CameoCode } from '../../../domain/cameo/cameo.ts';
import { cameoName } from '../../../domain/cameo/cameo-name.ts';
import { KIND, type Kind } from '../../../domain/events/kind.ts';

/**
 * The CAMEO codes that match a text: the code begins with it, or the names in both languages have words that begin with each
 * of its words.
 * Codes that fit the kind come first, beginning with its default.
 */
export function findCameoCodes(text: string, kind: Kind | ''): readonly CameoCode[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const fitting = kind === '' ? [] : [KIND[kind].cameo, ...KIND[kind].alternates];
  const codes = [...fitting.map((code) => CAMEO_CODES.get(code)), ...CAMEO_CODES.values()];
  return [...new Set(codes)]
    .filter((code) => code !== undefined)
    .filter((code) => words.every((word) => has(code, word)));
}

function has({ code }: CameoCode, word: string): boolean {
  if (/^\d+$/.test(word)) return code.startsWith(word);
  return `${cameoName(code, 'en')} ${cameoName(code, 'ru')}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((each) => each.startsWith(word));
}

/** `−4.0`, `0.0`, `+3.4`. */
export function formatScore(goldstein: number): string {
  const digits = Math.abs(goldstein).toFixed(1);
  if (goldstein === 0) return digits;
  return `${goldstein < 0 ? '−' : '+'}${digits}`;
}
