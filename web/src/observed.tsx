// What was observed, drawn over a fan: a whisker (a day) or a box (a span), its grade in a ring.
import type { JSX } from "preact";
import type { Plot, Y } from "./axes";
import { dates, known, span } from "./format";
import { word } from "./i18n";
import { type Box, hits } from "./labels";
import { CARD, INK } from "./look";
import type { Num, Observed } from "./payload";

const R = 6.5;

/** The middle of an observation: its value, or the centre of its range, or its one end. */
export function middle(o: Observed): Num {
  if (known(o.value)) return o.value;
  return known(o.low) && known(o.high) ? (o.low + o.high) / 2 : known(o.low) ? o.low : o.high;
}

/** An observation in words. */
export const sentence = (o: Observed, unit: string): string =>
  `${dates(o.date, o.until)}: ${span(o.low, o.value, o.high, unit)}. ${o.text ?? ""} (${o.grade || "?"}, ${word(o.use)})`;

/** All observations; crowds of more than forty are dots without letters; rings that would cover another move aside. */
export function Seen({ rows, x, y, plot, unit }: { rows: Observed[]; x: (iso: string) => number; y: Y; plot: Plot; unit: string }): JSX.Element {
  const taken: Box[] = [];
  const shown = rows.filter((o) => known(middle(o)) && x(o.until ?? o.date) >= plot.left && x(o.date) <= plot.right);
  return <g>{shown.map((o) => {
    const x0 = Math.max(plot.left, x(o.date)), x1 = Math.min(plot.right, Math.max(x0, x(o.until ?? o.date)));
    const cx = (x0 + x1) / 2, cy = y(middle(o)!);
    return (
      <g>
        <title>{sentence(o, unit)}</title>
        <Extent o={o} x0={x0} x1={x1} y={y} plot={plot} />
        {rows.length > 40
          ? <circle cx={cx} cy={cy} r={2.2} fill={o.use === "fit" ? INK : CARD} stroke={INK} />
          : <Ring o={o} cx={cx} cy={cy} free={freeNear(cx, cy, taken, plot)} />}
      </g>
    );
  })}</g>;
}

function freeNear(cx: number, cy: number, taken: Box[], plot: Plot): number {
  const box = (move: number): Box => ({ x0: cx - R, y0: cy + move - R, x1: cx + R, y1: cy + move + R });
  const move = [0, -15, 15, -30, 30, -45, 45].find((m) =>
    !taken.some((b) => hits(box(m), b)) && cy + m >= plot.top && cy + m <= plot.bottom) ?? 0;
  taken.push(box(move));
  return cy + move;
}

function Extent({ o, x0, x1, y, plot }: { o: Observed; x0: number; x1: number; y: Y; plot: Plot }): JSX.Element {
  const dash = o.use === "check" ? "3 2" : undefined;
  const cx = (x0 + x1) / 2;
  if (known(o.low) && known(o.high) && x1 - x0 > 5) {
    return <rect x={x0} y={y(o.high)} width={x1 - x0} height={Math.max(0.8, y(o.low) - y(o.high))} fill={CARD} fill-opacity={0.35} stroke={INK} stroke-width={1.1} stroke-dasharray={dash} />;
  }
  const top = known(o.high) ? y(o.high) : known(o.low) ? Math.max(plot.top, y(o.low) - 24) : y(middle(o)!);
  const low = known(o.low) ? y(o.low) : known(o.high) ? Math.min(plot.bottom, y(o.high) + 24) : y(middle(o)!);
  const arrow = !known(o.high) && known(o.low) ? `M${cx - 3} ${top + 4}L${cx} ${top}L${cx + 3} ${top + 4}`
    : !known(o.low) && known(o.high) ? `M${cx - 3} ${low - 4}L${cx} ${low}L${cx + 3} ${low - 4}` : "";
  return (
    <g stroke={INK} stroke-width={1.3} fill="none" stroke-dasharray={dash}>
      <line x1={cx} x2={cx} y1={top} y2={low} />
      {x1 - x0 > 5 && <line x1={x0} x2={x1} y1={y(middle(o)!)} y2={y(middle(o)!)} />}
      {arrow && <path d={arrow} stroke-dasharray="none" />}
    </g>
  );
}

function Ring({ o, cx, cy, free }: { o: Observed; cx: number; cy: number; free: number }): JSX.Element {
  const fit = o.use === "fit";
  return (
    <g>
      {free !== cy && <line x1={cx} x2={cx} y1={cy} y2={free} stroke={INK} stroke-width={0.8} />}
      <circle cx={cx} cy={free} r={R} fill={fit ? INK : CARD} stroke={INK} stroke-dasharray={o.use === "check" ? "2 1.5" : undefined} />
      <text x={cx} y={free + 3.3} font-size={9.5} font-weight={700} text-anchor="middle" fill={fit ? CARD : INK}>{(o.grade || "?").slice(0, 1)}</text>
    </g>
  );
}
