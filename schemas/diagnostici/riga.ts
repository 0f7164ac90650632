export const catalogoRiga = {};
