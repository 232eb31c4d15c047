/** A circle of radius 1 around the origin, as SVG path data. All marks are circles: colour shows the family, size the people. */
export const CIRCLE = 'M1,0A1,1,0,1,1,-1,0A1,1,0,1,1,1,0Z';
