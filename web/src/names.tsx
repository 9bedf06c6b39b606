// The names and amounts on a map: the important first, none over another, thin lines to what stands further off.
import type { JSX } from "preact";
import { interval, isShare, known, percent } from "./format";
import { along, type Arc, type Ground, inner, type Point, shapes, type Spot } from "./ground";
import { type Box, offers, place, type Spot as Offer, textWidth } from "./labels";
import { FLOW, HOME, INK, QUIET } from "./look";
import type { Chart, Flow } from "./payload";

const RANK: Record<string, number> = { capital: 0, region: 2, port: 3, mine: 5, border: 6, abroad: 7 };
const MANY = 6, SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2], AWAY = [0, 16, 36, 60];
type Named = { text: string; x: number; y: number; anchor: "start" | "middle" | "end"; size: number; fill: string; bold?: boolean; italic?: boolean; leader?: string };

type Look = Omit<Named, "text" | "x" | "y" | "anchor">;

/** A thin line from what is named to the nearest side of its label. */
function leader({ from = [0, 0], box }: { from?: Point; box: Box }): string {
  const near = (v: number, low: number, high: number): number => Math.min(Math.max(v, low), high);
  return `M${from[0]} ${from[1]}L${near(from[0], box.x0, box.x1)} ${near(from[1], box.y0, box.y1)}`;
}

/** How often a leader would cross a flow or road on its way to a label. */
function cuts(from: Point, { box }: Offer, away: number, lines: Point[]): number {
  if (!away) return 0;
  const way = along(from, [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]).slice(2).filter(([x, y]) => x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1);
  return lines.filter(([a, b]) => way.some(([x, y]) => Math.abs(x - a) + Math.abs(y - b) < 5)).length / 8;
}

/** Names, the important first: the capital, the largest flows, the highest values; what finds no room is left out. */
export function Labels({ f, g, spots, arcs, taken, lines }: { f: Chart; g: Ground; spots: Spot[]; arcs: Arc[]; taken: Box[]; lines: Point[] }): JSX.Element {
  const found: Named[] = [];
  const add = (texts: string[], points: Point[], r: number, look: Look, off = [0]): boolean => {
    for (const text of texts) {
      const size = look.size * (look.bold ? 1.06 : 1);
      const around = (away: number): Offer[] => points.flatMap(([x, y]) => offers(text, x, y, r + away, size).map((s) => ({ ...s, cost: away / 5 + 12 * cuts([x, y], s, away, lines) })));
      const spot = place(off.flatMap(around), taken, g.frame, lines);
      if (spot) return found.push({ text, x: spot.x, y: spot.y, anchor: spot.anchor, leader: spot.cost ? leader(spot) : "", ...look }) > 0;
    }
    return false;
  };
  const told = new Set(spots.filter((s) => known(s.value) && s.value > 0).sort((a, b) => b.value! - a.value!).slice(0, MANY));
  const rank = (s: Spot): number => (told.has(s) ? 1 : RANK[s.place.kind] ?? 4) - (s.value ?? 0);
  const order = [...spots].sort((a, b) => rank(a) - rank(b));
  const name = (s: Spot): void => {
    const chief = s.place.kind === "capital", plain = s.place.name;
    const texts = known(s.value) && (chief || told.has(s)) ? [`${plain} ${percent(s.value)}`, plain] : [plain];
    const look: Look = { size: chief ? 14 : 11.5, fill: known(s.value) ? INK : QUIET, bold: chief, italic: !known(s.value) };
    if (add(texts, [[s.x, s.y]], s.r, look)) return;
    if (chief || told.has(s)) add([plain], [[s.x, s.y]], s.r, look, AWAY);
  };
  order.filter((s) => s.place.kind === "capital").forEach(name);
  arcs.slice(0, MANY).forEach((a) => add([amount(a.flow, f.unit === "people" ? "" : f.unit)], SPOTS.map(a.at), a.wide / 2 - 1, { size: 11.5, fill: FLOW, bold: true }, AWAY));
  order.filter((s) => s.place.kind !== "capital").forEach(name);
  for (const s of shapes(f, g).filter((s) => s.kind === "country")) {
    const text = s.name.toUpperCase(), half = textWidth(text, 11) / 2;
    const free = place(inner(s.ring, g).slice(0, 40).map(([x, y]) => ({ x, y, anchor: "middle" as const, box: { x0: x - half, y0: y - 10, x1: x + half, y1: y + 4 } })), taken, g.frame);
    if (free) found.push({ text, x: free.x, y: free.y, anchor: "middle", size: 11, fill: QUIET });
  }
  return <g>{found.map((n) => n.leader && <path d={n.leader} stroke={n.fill} stroke-width={0.8} />)}{found.map((n) => (
    <text x={n.x} y={n.y} text-anchor={n.anchor} font-size={n.size} font-weight={n.bold ? 700 : undefined} font-style={n.italic ? "italic" : undefined}
      fill={n.fill} stroke={HOME} stroke-width={3} stroke-linejoin="round" paint-order="stroke">{n.text}</text>))}</g>;
}

/** A flow in words; where the unit of the map is that of its shares, a plain number. */
export const amount = (w: Flow, unit: string): string => interval(w.q05, w.q50, w.q95, isShare(unit) ? "" : unit);
