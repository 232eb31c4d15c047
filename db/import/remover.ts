/** Prefix of the author of a bulk removal. An import restores events that were removed in bulk, but not those that a person deleted. */
export const REMOVER = 'removal of ';
