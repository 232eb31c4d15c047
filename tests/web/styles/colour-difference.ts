/** CIE L*a*b*. */
export type Lab = readonly [lightness: number, a: number, b: number];

const degrees = (radians: number) => (radians * 180) / Math.PI;
const cosine = (angle: number) => Math.cos((angle * Math.PI) / 180);
const sine = (angle: number) => Math.sin((angle * Math.PI) / 180);

/**
 * CIEDE2000: about 1 is just noticeable, 10 is seen at a glance. Written from Sharma, Wu and Dalal, “The CIEDE2000
 * Color-Difference Formula: Implementation Notes” (2005), with their names of the quantities.
 */
export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)));
  const [aPrime1, aPrime2] = [(1 + g) * a1, (1 + g) * a2];
  const [c1, c2] = [Math.hypot(aPrime1, b1), Math.hypot(aPrime2, b2)];
  const [h1, h2] = [hue(aPrime1, b1), hue(aPrime2, b2)];
  const isGrey = c1 * c2 === 0;

  const deltaL = l2 - l1;
  const deltaC = c2 - c1;
  const turn = Math.abs(h2 - h1) <= 180 ? 0 : h2 > h1 ? -360 : 360;
  const deltaH = isGrey ? 0 : 2 * Math.sqrt(c1 * c2) * sine((h2 - h1 + turn) / 2);

  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const sum = h1 + h2;
  const meanTurn = Math.abs(h1 - h2) <= 180 ? 0 : sum < 360 ? 360 : -360;
  const h = isGrey ? sum : (sum + meanTurn) / 2;
  const t =
    1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sC = 1 + 0.045 * c;
  const sH = 1 + 0.015 * c * t;
  const rotation = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  const rT = -sine(2 * rotation) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt(
    (deltaL / sL) ** 2 + (deltaC / sC) ** 2 + (deltaH / sH) ** 2 + rT * (deltaC / sC) * (deltaH / sH),
  );
}

/** In degrees, from 0 to 360. */
function hue(a: number, b: number): number {
  if (a === 0 && b === 0) return 0;
  return (degrees(Math.atan2(b, a)) + 360) % 360;
}
