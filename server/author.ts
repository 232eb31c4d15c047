/** The author of every change. There are no accounts, and the name of the operating system's user would mislead. */
export const AUTHOR = 'analyst';
