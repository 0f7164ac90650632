export { barre as piastrelle } from "./barre.ts";
