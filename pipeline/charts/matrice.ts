export { barre as matrice } from "./barre.ts";
