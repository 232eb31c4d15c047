import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Opens the picture editor from the export menu, and waits for the first preview. */
export async function openPictureEditor(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: /^Picture…/ }).click();
  const editor = page.getByRole('dialog', { name: 'Picture' });
  await expect(previewOf(editor)).toBeVisible({ timeout: 20_000 });
  return editor;
}

export function previewOf(editor: Locator): Locator {
  return editor.getByRole('region', { name: 'Preview' }).locator('svg');
}

/** Waits until the preview shows the settings. */
export async function drawn(editor: Locator): Promise<void> {
  await expect(editor.getByRole('region', { name: 'Preview' })).toHaveAttribute('aria-busy', 'false', {
    timeout: 20_000,
  });
}

export interface SavedFile {
  readonly name: string;
  readonly file: Buffer;
}

export async function savePicture(
  editor: Locator,
  format: 'PNG' | 'SVG' | 'PDF',
  scale = '2×',
): Promise<SavedFile> {
  await drawn(editor);
  const size = editor.getByRole('combobox', { name: 'PNG size' });
  const option = await size.getByRole('option').filter({ hasText: scale }).textContent();
  await size.selectOption({ label: option ?? '' });
  const download = editor.page().waitForEvent('download');
  await editor.getByRole('button', { name: `Download ${format}` }).click();
  const saved = await download;
  return { name: saved.suggestedFilename(), file: await readFile(await saved.path()) };
}

/** The texts of an SVG, without markup. */
export function svgTexts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

export function svgLayers(svg: string): string[] {
  return [...svg.matchAll(/<g id="([^"]*)" inkscape:groupmode="layer"/g)].map(([, id = '']) => id);
}
