import type { z } from 'zod';
import type { Language } from '../../domain/language/language.ts';
import { type EventFilter, filterToQuery } from '../../domain/query/event-filter.ts';
import { settings } from '../../domain/query/settings.ts';
import { ApiProblem } from './api-problem.ts';
import { request } from './request.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'csv_flat', 'csv_excel', 'parquet', 'json', 'ndjson'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The address of an export of all matching events, for a download link. */
export function exportAddress(filter: EventFilter, format: ExportFormat, language: Language): string {
  const params = filterToQuery(filter);
  const isCsv = format === 'csv_flat' || format === 'csv_excel';
  if (isCsv) params.set('dialect', format === 'csv_flat' ? 'flat' : `excel-${language}`);
  if (language !== 'en' && FORMATS_WITH_LANGUAGE.includes(format)) params.set('lang', language);
  const text = params.toString();
  return `/api/events.${isCsv ? 'csv' : format}${text === '' ? '' : `?${text}`}`;
}

const FORMATS_WITH_LANGUAGE: readonly ExportFormat[] = ['xlsx', 'csv_flat', 'parquet'];

/** Exports for readers and their programs. They exist in each language of the page. */
export const DOCUMENT_FILES = {
  html: 'chronology.html',
  md: 'chronology.md',
  zip: 'events.zip',
  timelinejs: 'events.timelinejs.json',
  atom: 'events.atom',
  ics: 'events.ics',
} as const;

export type DocumentFile = keyof typeof DOCUMENT_FILES;

export function documentAddress(filter: EventFilter, file: DocumentFile, lang: string): string {
  const params = filterToQuery(filter);
  if (lang !== 'en') params.set('lang', lang);
  const text = params.toString();
  return `/api/${DOCUMENT_FILES[file]}${text === '' ? '' : `?${text}`}`;
}

/** Fetches a static file of the page, such as a font. */
export async function fetchFile(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new ApiProblem(response.status, { detail: address });
  return new Uint8Array(await response.arrayBuffer());
}

/** Whether other sites may embed a view, and whether the reader can change that. */
export function fetchSettings(signal?: AbortSignal): Promise<z.output<typeof settings>> {
  return request('GET', '/api/settings', settings, { signal });
}
