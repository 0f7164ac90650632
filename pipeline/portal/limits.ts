// How much may come at once; the pages say the same numbers.
export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_FILES = 10;
