import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Rules of WCAG and of axe's best practice that the page violates, each with its elements. Every rule is checked in light
 * colours; contrast, which is all that colours can change, in dark ones too. Leaves the page in light colours.
 */
export async function violationsOn(page: Page, within?: string): Promise<string[]> {
  await showColours(page, 'light');
  const light = await violations(builder(page, within));
  await showColours(page, 'dark');
  const dark = await violations(builder(page, within).withRules(['color-contrast']));
  await showColours(page, 'light');
  return [...light, ...dark.map((each) => `dark: ${each}`)];
}

/** Waits until colours that change gradually have changed. */
async function showColours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    // Transitions begin when the styles are computed.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
  });
}

function builder(page: Page, within: string | undefined): AxeBuilder {
  const axe = new AxeBuilder({ page });
  return within === undefined ? axe : axe.include(within);
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
  );
}
