// The styles of an OpenDocument sheet, only for what they say of the meaning of a text.
import { isUnseen, LEAST_HEIGHT, type Rgb, rgbOf, WHITE } from "./colours.ts";
import type { RuleLook } from "./conditional.ts";
import type { Limits } from "./limits.ts";
import type { Look } from "./number-format.ts";
import type { Run } from "./runs.ts";
import type { Attributes } from "./xml.ts";

interface Style {
  readonly parent: string | undefined;
  struck?: boolean;
  raised?: Run["raised"];
  hidden?: boolean;
  colour?: Rgb | null;
  /** Without one the ground is paper. */
  ground?: Rgb | null;
  size?: number;
  /** Height of its rows or width of its columns, in points. */
  extent?: number;
}

export type OdsLook = Pick<Run, "struck" | "raised">;

/** Inheritance is a few styles deep; a circle ends here. */
const MAX_PARENTS = 20;

/** Gathers styles while parts are parsed, and answers by name. */
export class OdsStyles {
  private readonly most: number;
  private readonly styles = new Map<string, Style>();
  private current: Style | null = null;

  constructor(limits: Limits) {
    this.most = limits.styles;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "style:style") this.begin(attributes);
    else if (this.current === null) return;
    else if (name === "style:text-properties") addText(this.current, attributes);
    else if (name === "style:table-cell-properties") addGround(this.current, attributes);
    else if (name === "style:table-row-properties") addExtent(this.current, attributes["style:row-height"]);
    else if (name === "style:table-column-properties") addExtent(this.current, attributes["style:column-width"]);
    else if (name === "style:table-properties" && attributes["table:display"] === "false") this.current.hidden = true;
  }

  close(name: string): void {
    if (name === "style:style") this.current = null;
  }

  look(name: string | undefined): OdsLook {
    return {
      struck: this.inherited(name, ({ struck }) => struck) ?? null,
      raised: this.inherited(name, ({ raised }) => raised) ?? null,
    };
  }

  /** What a cell looks like as a whole. */
  cellLook(name: string | undefined): Pick<Look, "struck" | "unseen" | "letters"> {
    const letters = {
      colour: this.inherited(name, ({ colour }) => colour) ?? null,
      ground: this.inherited(name, ({ ground }) => ground) ?? WHITE,
      size: this.inherited(name, ({ size }) => size) ?? Number.POSITIVE_INFINITY,
    };
    return { struck: this.look(name).struck === true, unseen: isUnseen(letters), letters };
  }

  /** What a style makes of a cell under a rule that applies it. */
  ruleLook(name: string | undefined): RuleLook {
    const colour = this.inherited(name, (style) => style.colour);
    const ground = this.inherited(name, (style) => style.ground);
    const size = this.inherited(name, (style) => style.size);
    return {
      ...(colour !== undefined && { colour }),
      ...(ground !== undefined && { ground }),
      ...(size !== undefined && { size }),
    };
  }

  /** Rows a hair high and columns a hair wide hide what is in them. */
  isThin(name: string | undefined): boolean {
    return (this.inherited(name, ({ extent }) => extent) ?? Number.POSITIVE_INFINITY) < LEAST_HEIGHT;
  }

  isHidden(name: string | undefined): boolean {
    return this.inherited(name, ({ hidden }) => hidden) ?? false;
  }

  private begin(attributes: Attributes): void {
    const name = attributes["style:name"];
    if (name === undefined || this.styles.size >= this.most) return;
    this.current = { parent: attributes["style:parent-style-name"] };
    this.styles.set(name, this.current);
    // Rules name a style as people do.
    const shown = attributes["style:display-name"];
    if (shown !== undefined && !this.styles.has(shown)) this.styles.set(shown, this.current);
  }

  private inherited<T>(name: string | undefined, of: (style: Style) => T | undefined): T | undefined {
    let at = name;
    for (let n = 0; n < MAX_PARENTS && at !== undefined; n++) {
      const style = this.styles.get(at);
      const found = style === undefined ? undefined : of(style);
      if (found !== undefined) return found;
      at = style?.parent;
    }
    return undefined;
  }
}

function addText(style: Style, attributes: Attributes): void {
  const line = attributes["style:text-line-through-style"];
  const type = attributes["style:text-line-through-type"];
  if (line !== undefined || type !== undefined) style.struck = (line ?? type) !== "none";
  const colour = rgbOf(attributes["fo:color"]);
  if (colour !== null) style.colour = colour;
  // The program then takes the letters that are seen.
  if (attributes["style:use-window-font-color"] === "true") style.colour = null;
  const size = pointsOf(attributes["fo:font-size"]);
  if (size !== null) style.size = size;
  const position = attributes["style:text-position"]?.trim();
  if (position !== undefined) style.raised = raisedBy(position);
}

function addGround(style: Style, attributes: Attributes): void {
  const ground = attributes["fo:background-color"];
  if (ground !== undefined) style.ground = ground === "transparent" ? WHITE : rgbOf(ground);
}

function addExtent(style: Style, written: string | undefined): void {
  const points = pointsOf(written);
  if (points !== null) style.extent = points;
}

/** `0.45cm`, `10pt`; null of what is no length, as `120%`. */
function pointsOf(written: string | undefined): number | null {
  const [, number = "", unit = ""] = /^([\d.]+)(pt|cm|mm|in)$/.exec(written ?? "") ?? [];
  return unit === "" ? null : Number(number) * (POINTS[unit] ?? 1);
}
const POINTS: Readonly<Record<string, number>> = { pt: 1, cm: 72 / 2.54, mm: 72 / 25.4, in: 72 };

/** `super 58%`, `33% 58%`, `sub`, `-33% 58%`; `0% 100%` is on the line. */
function raisedBy(position: string): Run["raised"] {
  if (position.startsWith("super")) return "apice";
  if (position.startsWith("sub")) return "pedice";
  const height = Number.parseFloat(position);
  return height > 0 ? "apice" : height < 0 ? "pedice" : null;
}
