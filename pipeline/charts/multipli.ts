export { barre as multipli } from "./barre.ts";
