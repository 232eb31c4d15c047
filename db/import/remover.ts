/** Begins the name of who deletes what a machine coded all at once: an import brings back what nobody deleted one by one. */
export const REMOVER = 'removal of ';
