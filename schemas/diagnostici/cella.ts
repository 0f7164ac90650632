export const catalogoCella = {};
