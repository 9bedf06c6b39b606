// The map: places coloured by a share, roads, flows with their amounts, and labels that never collide.
import type { JSX } from "preact";
import { Frame, type Rows } from "./frame";
import { known, percent, unitWord } from "./format";
import { along, type Arc, type Ground, ground, type Point, shapes, type Spot } from "./ground";
import { say, t } from "./i18n";
import type { Box } from "./labels";
import { BORDER, CARD, FLOW, HOME, INK, LAND, QUIET, RAMP, shade, WATER } from "./look";
import { amount, Labels } from "./names";
import type { Chart, Place } from "./payload";

const STEPS = Array.from({ length: 25 }, (_, i) => i / 24);

export function MapChart({ f }: { f: Chart }): JSX.Element {
  const keys = [f.flows.length ? t("flow_key", unitWord(f.unit) && ` (${unitWord(f.unit)})`) : "", f.places.some((p) => !known(f.values[p.id])) ? t("map_key") : ""].filter(Boolean);
  const ramp = Object.values(f.values).some(known) ? <Ramp f={f} /> : null;
  return (
    <div class="map">
      <Frame title={f.title} note={f.note} said={told(f)} keys={keys} table={table(f)} extra={ramp} draw={(width) => draw(f, width)} />
    </div>
  );
}

/** The share that the darkest colour stands for: a round one just above the largest, so that small shares can be told apart. */
const top = (f: Chart): number => {
  const most = Math.max(0, ...Object.values(f.values).filter(known));
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((v) => most > 0 && v >= most) ?? 1;
};

/** What the colours say: a strip from none to the most. */
function Ramp({ f }: { f: Chart }): JSX.Element {
  return (
    <p class="ramp">
      <span>{say(f.legend)}</span> <span class="nowrap">0&nbsp;% <i style={{ background: `linear-gradient(90deg, ${RAMP.join(", ")})` }} /> {percent(top(f))}</span>
    </p>
  );
}

function draw(f: Chart, width: number): { height: number; body: JSX.Element } | null {
  const there = f.places.filter((p) => known(p.lat) && known(p.lon));
  if (!there.length) return null;
  const g = ground(shown(f, there), width);
  const unit = width > 500 ? 1 : 0.8, most = top(f);
  const spots = there.map((p): Spot => {
    const [x, y] = g.at(p.lon, p.lat);
    const value = f.values[p.id] ?? null;
    return { place: p, x, y, r: unit * (p.kind === "capital" ? 8 : known(value) ? 5 : 3), value };
  });
  const by = new Map(spots.map((s) => [s.place.id, s]));
  const roads = f.roads.flatMap(([a, b]) => (by.has(a) && by.has(b) ? [[by.get(a)!, by.get(b)!] as const] : []));
  const arcs = flows(f, by, unit);
  const taken: Box[] = spots.map((s) => ({ x0: s.x - s.r, y0: s.y - s.r, x1: s.x + s.r, y1: s.y + s.r }));
  const lines = [...roads.flatMap(([a, b]) => along([a.x, a.y], [b.x, b.y])), ...arcs.flatMap((a) => STEPS.flatMap((t) => Array<Point>(4).fill(a.at(t))))];
  return {
    height: g.height,
    body: (
      <g>
        <Land f={f} g={g} />
        <g stroke={QUIET} stroke-opacity={0.55} stroke-width={1.1 * unit}>{roads.map(([a, b]) => <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />)}</g>
        <g fill="none" stroke={FLOW} stroke-opacity={0.7}>{arcs.map((a) => <path d={a.d} stroke-width={a.wide} />)}</g>
        {arcs.map((a) => <path d="M-9 -5L0 0L-9 5Z" fill={FLOW} transform={`translate(${a.tip[0]} ${a.tip[1]}) rotate(${a.angle})`} />)}
        {[...spots].sort((a, b) => b.r - a.r).map((s) => (
          <circle cx={s.x} cy={s.y} r={s.r} fill={known(s.value) ? shade(s.value / most) : CARD} stroke={INK} stroke-width={s.place.kind === "capital" ? 1.8 : 0.8}>
            <title>{`${s.place.name}: ${percent(s.value)}`}</title>
          </circle>))}
        <Labels f={f} g={g} spots={spots} arcs={arcs} taken={taken} lines={lines} />
      </g>
    ),
  };
}

/** The places that the frame must hold: those with a value, ends of flows, the capital; all, where that leaves fewer than two. */
function shown(f: Chart, there: Place[]): Place[] {
  const ends = new Set(f.flows.flatMap((w) => [w.from, w.to]));
  const kept = there.filter((p) => known(f.values[p.id]) || ends.has(p.id) || p.kind === "capital");
  return kept.length > 1 ? kept : there;
}

function Land({ f, g }: { f: Chart; g: Ground }): JSX.Element {
  const all = shapes(f, g);
  const of = (...kinds: string[]): typeof all => all.filter((s) => kinds.includes(s.kind));
  return (
    <svg x={0} y={0} width={g.width} height={g.height} aria-hidden="true">
      <rect width={g.width} height={g.height} fill={LAND} />
      {of("country").map((s) => <path d={s.d} fill={LAND} stroke={BORDER} stroke-width={0.8} />)}
      {of("home").map((s) => <path d={s.d} fill={HOME} stroke={BORDER} stroke-width={1.4} />)}
      {of("line").map((s) => <path d={s.d} fill="none" stroke={BORDER} stroke-width={0.8} />)}
      {of("lake").map((s) => <path d={s.d} fill="#cfdfe4" stroke={WATER} stroke-width={0.6} />)}
      {of("river").map((s) => <path d={s.d} fill="none" stroke={WATER} stroke-opacity={0.6} stroke-width={1.3} stroke-linejoin="round" />)}
    </svg>
  );
}

/** Flows as arcs that lean to their right, wider where more people go; the tip stops before the place. */
function flows(f: Chart, by: Map<string, Spot>, unit: number): Arc[] {
  const most = Math.max(...f.flows.map((w) => w.q50 ?? 0), 1e-9);
  const good = f.flows.filter((w) => by.has(w.from) && by.has(w.to) && w.from !== w.to && known(w.q50));
  return good.sort((a, b) => b.q50! - a.q50!).map((flow) => {
    const a = by.get(flow.from)!, b = by.get(flow.to)!;
    const [dx, dy] = [b.x - a.x, b.y - a.y], long = Math.hypot(dx, dy) || 1, lean = 0.18;
    const c: Point = [(a.x + b.x) / 2 - lean * dy, (a.y + b.y) / 2 + lean * dx];
    const back = Math.atan2(b.y - c[1], b.x - c[0]), stop = Math.min(long / 3, b.r + 3);
    const tip: Point = [b.x - stop * Math.cos(back), b.y - stop * Math.sin(back)];
    const neck: Point = [tip[0] - 6 * Math.cos(back), tip[1] - 6 * Math.sin(back)];
    const at = (t: number): Point => [a.x, a.y].map((v, k) => (1 - t) ** 2 * v + 2 * t * (1 - t) * c[k]! + t * t * [b.x, b.y][k]!) as Point;
    const n = (p: Point): string => `${p[0].toFixed(1)} ${p[1].toFixed(1)}`;
    return { flow, at, tip, angle: (back * 180) / Math.PI, wide: unit * (1 + 6 * Math.sqrt(Math.max(0, flow.q50!) / most)), d: `M${n([a.x, a.y])}Q${n(c)} ${n(neck)}` };
  });
}

function told(f: Chart): string {
  const name = (id: string): string => f.places.find((p) => p.id === id)?.name ?? id;
  const top = f.places.filter((p) => known(f.values[p.id])).sort((a, b) => f.values[b.id]! - f.values[a.id]!).slice(0, 5);
  const high = top.map((p) => `${p.name} ${percent(f.values[p.id])}`).join(", ");
  const most = [...f.flows].sort((a, b) => (b.q50 ?? 0) - (a.q50 ?? 0)).slice(0, 3)
    .map((w) => `${name(w.from)} – ${name(w.to)}: ${amount(w, f.unit)}`);
  return [t("places_n", f.places.length), high && `${say(f.legend)}: ${high}`, ...most].filter(Boolean).join(". ") + ".";
}

function table(f: Chart): Rows {
  const name = (id: string): string => f.places.find((p) => p.id === id)?.name ?? id;
  const places = f.places.filter((p) => known(f.values[p.id])).sort((a, b) => f.values[b.id]! - f.values[a.id]!);
  return {
    head: [t("place"), t("value")],
    rows: [...places.map((p) => [p.name, percent(f.values[p.id])]),
      ...f.flows.map((w) => [`${t("flow")}: ${name(w.from)} – ${name(w.to)}`, amount(w, f.unit)])],
    note: say(f.legend),
  };
}
