// Interval bars: one row a thing, the middle half thick, 5 to 95 per cent thin, the median as a mark.
import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { amounts } from "./axes";
import { Frame, Lines, type Rows } from "./frame";
import { interval, known, tick, unitWord } from "./format";
import { say, t } from "./i18n";
import { textWidth, wrap } from "./labels";
import { CARD, colour, GRID, INK, QUIET } from "./look";
import type { Bar, Bars } from "./payload";

type Row = { bar: Bar; name: string[]; note: string[]; number: string; top: number; mid: number };

export function BarChart({ f }: { f: Bars }): JSX.Element {
  const said = f.rows.map((r) => `${say(r.name)}: ${interval(r.q05, r.q50, r.q95, f.unit)}.`).join(" ");
  return <Frame title={f.title} note={f.note} said={said} keys={[t("bars_key")]} table={table(f)} draw={(width) => draw(f, width)} />;
}

/** Rows from top to bottom; on narrow paper the name stands above its bar, else left of it. */
function rows(f: Bars, width: number, narrow: boolean, column: number): { rows: Row[]; bottom: number } {
  let top = 10;
  const made = f.rows.map((bar) => {
    const number = interval(bar.q05, bar.q50, bar.q95, f.unit);
    const room = narrow ? Math.max(0.5 * width, width - textWidth(number, 12) - 16) : column;
    const name = wrap(say(bar.name), room, 13, 3), note = wrap(say(bar.note), narrow ? width - 8 : room, 12, 2).filter(Boolean);
    const said = 16 * name.length + 15 * note.length;
    const high = narrow ? said + 34 : Math.max(26, said + 8);
    const row = { bar, name, note, number, top, mid: narrow ? top + said + 15 : top + high / 2 };
    top += high;
    return row;
  });
  return { rows: made, bottom: top };
}

function draw(f: Bars, width: number): { height: number; body: JSX.Element } | null {
  const all = f.rows.flatMap((r) => [r.q05, r.q50, r.q95]);
  if (!all.some(known)) return null;
  const narrow = width < 520;
  const numbers = Math.min(0.34 * width, Math.max(...f.rows.map((r) => textWidth(interval(r.q05, r.q50, r.q95, f.unit), 12))));
  const column = Math.min(0.32 * width, Math.max(...f.rows.map((r) => textWidth(say(r.name), 13))));
  const scale = amounts(f.zero ? [...all, 0] : all, { left: 0, top: 0, right: 0, bottom: 0 }, f.unit);
  const wide = 14 + Math.max(...scale.ticks(4).map((v) => textWidth(tick(v, f.unit), 12)));
  const plot = { left: narrow ? wide / 2 : column + 24, right: narrow ? width - wide / 2 : width - numbers - 20, top: 0, bottom: 0 };
  const x = scaleLinear().domain(scale.domain()).range([plot.left, plot.right]);
  const made = rows(f, width, narrow, column);
  const rungs: [number, number][] = narrow ? made.rows.map((r) => [r.mid - 10, r.mid + 10]) : [[6, made.bottom]];
  const marks = [7, 6, 5, 4, 3, 2, 1].map((n) => x.ticks(n)).find((m) => m.length < 2 || x(m[1]!) - x(m[0]!) >= wide) ?? [];
  return {
    height: made.bottom + 26,
    body: (
      <g>
        {marks.map((v) => (
          <g>
            {rungs.map(([a, b]) => <line x1={x(v)} x2={x(v)} y1={a} y2={b} stroke={f.zero && v === 0 ? QUIET : GRID} />)}
            <text x={x(v)} y={made.bottom + 16} font-size={12} fill={QUIET} text-anchor="middle">{tick(v, f.unit)}</text>
          </g>))}
        {made.rows.map((r) => <One r={r} x={x} zero={f.zero} narrow={narrow} end={width - 4} wide={numbers} />)}
      </g>
    ),
  };
}

function One({ r, x, zero, narrow, end, wide }: { r: Row; x: (v: number) => number; zero: boolean; narrow: boolean; end: number; wide: number }): JSX.Element {
  const b = r.bar;
  const open = zero && known(b.q05) && known(b.q95) && b.q05 <= 0 && b.q95 >= 0;
  const tone = open ? QUIET : colour(0);
  const start = narrow ? r.top + 13 : r.mid - 8 * (r.name.length - 1) - 7.5 * r.note.length + 4.5;
  const number = wrap(r.number, narrow ? 0.48 * end : wide + 2, 12, 2);
  return (
    <g>
      <Lines x={narrow ? 4 : 0} y={start} lines={r.name} size={13} step={16} fill={INK} />
      {r.note.length > 0 && <Lines x={narrow ? 4 : 0} y={start + 16 * r.name.length - 1} lines={r.note} size={12} step={15} fill={QUIET} />}
      {known(b.q05) && known(b.q95) && <line x1={x(b.q05)} x2={x(b.q95)} y1={r.mid} y2={r.mid} stroke={tone} stroke-width={2} />}
      {known(b.q25) && known(b.q75) && <rect x={x(b.q25)} y={r.mid - 5} width={Math.max(1, x(b.q75) - x(b.q25))} height={10} fill={tone} fill-opacity={0.55} />}
      {known(b.q50) && <rect x={x(b.q50) - 2} y={r.mid - 8} width={4} height={16} fill={tone} stroke={CARD} />}
      <Lines x={end} y={narrow ? start : r.mid + 4 - 7 * (number.length - 1)} lines={number} step={14} fill={INK} anchor="end" />
    </g>
  );
}

function table(f: Bars): Rows {
  const number = (v: number | null): string => (known(v) ? tick(v, f.unit) : "–");
  return {
    head: [t("name"), t("q05"), t("q25"), t("q50"), t("q75"), t("q95")],
    rows: f.rows.map((r) => [say(r.name), number(r.q05), number(r.q25), number(r.q50), number(r.q75), number(r.q95)]),
    note: unitWord(f.unit),
  };
}
