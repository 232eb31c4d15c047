import type { Locator } from '@playwright/test';

export interface Pixels {
  /** How many of them have a colour rather than a grey. */
  readonly coloured: number;
  /** From 0, black, to 255, white: their mean. */
  readonly brightness: number;
}

/** What can be seen of an element, as pixels. */
export async function pixelsOf(locator: Locator): Promise<Pixels> {
  const picture = (await locator.screenshot()).toString('base64');
  // In a page of its own: the policy of the product's page lets no picture in from a data: address.
  const page = await locator.page().context().newPage();
  try {
    return await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('There is no canvas to read the picture with.');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let coloured = 0;
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) coloured += 1;
        sum += (red + green + blue) / 3;
      }
      return { coloured, brightness: sum / (data.length / 4) };
    }, picture);
  } finally {
    await page.close();
  }
}
