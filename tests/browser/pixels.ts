import type { Locator, Page } from '@playwright/test';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Number of pixels that have a colour rather than a grey. */
  readonly coloured: number;
  /** Mean brightness, from 0 (black) to 255 (white). */
  readonly brightness: number;
}

/** The pixels of an element on the screen. */
export async function pixelsOf(locator: Locator): Promise<Pixels> {
  return pixelsOfPng(locator.page(), await locator.screenshot());
}

/** The pixels of a PNG file, decoded by the browser of `opener`. */
export async function pixelsOfPng(opener: Page, png: Buffer): Promise<Pixels> {
  // The content security policy of the application forbids data: images, so a blank page decodes the picture.
  const page = await opener.context().newPage();
  try {
    return await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const { width, height } = image;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('This browser has no canvas to decode the picture.');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      let coloured = 0;
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) coloured += 1;
        sum += (red + green + blue) / 3;
      }
      return { width, height, coloured, brightness: sum / (data.length / 4) };
    }, png.toString('base64'));
  } finally {
    await page.close();
  }
}
