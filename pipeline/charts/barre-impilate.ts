export { barre as barreImpilate } from "./barre.ts";
