import type { PictureTheme } from '../../../domain/query/picture-settings.ts';
import { type Palette, paletteOf } from '../../timeline/render/palette.ts';

/** The colours of a picture, whatever the system and the page show. A transparent picture has the colours of a light one. */
export function themePalette(theme: PictureTheme): Palette {
  const properties = themeProperties(theme === 'dark' ? 'dark' : 'light');
  const palette = paletteOf((name) => properties.get(name) ?? '');
  return theme === 'transparent' ? { ...palette, paper: 'transparent' } : palette;
}

/**
 * The custom properties that the page's styles give its root in a theme. The rules are read as for a root with
 * `data-theme`, and as for a system with the same colours.
 */
export function themeProperties(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const root = document.implementation.createHTMLDocument('').documentElement;
  root.dataset.theme = theme;
  const properties = new Map<string, string>();
  const read = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule) {
        if (matchesMedia(rule.media.mediaText, theme)) read(rule.cssRules);
      } else if (rule instanceof CSSStyleRule && root.matches(rule.selectorText)) {
        for (const name of rule.style)
          if (name.startsWith('--')) properties.set(name, rule.style.getPropertyValue(name).trim());
      }
    }
  };
  for (const sheet of document.styleSheets) read(sheet.cssRules);
  return properties;
}

/** Pictures do not depend on the contrast and the colours that the system forces on the page. */
function matchesMedia(text: string, theme: 'light' | 'dark'): boolean {
  const scheme = /prefers-color-scheme:\s*(light|dark)/.exec(text)?.[1];
  if (scheme !== undefined) return scheme === theme && !/\bnot\b/.test(text);
  return /prefers-|forced-|print/.test(text) ? false : matchMedia(text).matches;
}
