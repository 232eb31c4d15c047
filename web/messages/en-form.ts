/** Words of the form. */
export const form = {};
