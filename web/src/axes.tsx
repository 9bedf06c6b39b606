// The paper of a chart over time: its frame, its scales, ticks, and labels at the ends of lines.
import { type ScaleContinuousNumeric, scaleLinear, scaleUtc } from "d3-scale";
import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import type { JSX } from "preact";
import { Lines } from "./frame";
import { known, tick } from "./format";
import { lang } from "./i18n";
import { spread, textWidth, wrap } from "./labels";
import { GRID, INK, QUIET } from "./look";
import type { Num } from "./payload";

export type Plot = { left: number; top: number; right: number; bottom: number };
export type Y = ScaleContinuousNumeric<number, number>;
export type End = { text: string; colour: string; at: number };

/** A scale of amounts that holds all given numbers, and zero where they are near it. */
export function amounts(values: Num[], plot: Plot, unit: string): Y {
  const given = values.filter(known);
  let low = Math.min(...given), high = Math.max(...given);
  if (low > 0 && low < 0.6 * high) low = 0;
  if (low === high) [low, high] = [Math.min(0, low), high || 1];
  if (unit === "probability") [low, high] = [0, 1];
  return scaleLinear().domain([low, high]).nice(5).range([plot.bottom, plot.top]);
}

/** Where a chart is drawn: labels of lines stand at the right where there is room, else above it. */
export function paper(width: number, ends: string[], ticks: string[]): { plot: Plot; height: number; narrow: boolean; side: number } {
  const narrow = width < 480;
  const side = narrow ? 0 : Math.min(150, Math.max(0, ...ends.map((e) => textWidth(e, 12))) + 8);
  const left = Math.max(24, ...ticks.map((k) => textWidth(k, 12))) + 8;
  const top = narrow ? 10 + 15 * ends.flatMap((e) => wrap(e, width - left - 36, 12, 2)).length : 12;
  const tall = Math.round(Math.min(320, Math.max(200, 0.42 * width)));
  return { plot: { left, top, right: width - side - 8, bottom: top + tall }, height: top + tall + 34, narrow, side };
}

/** Horizontal lines with their amounts; zero is a little darker where amounts go both ways. */
export function Rungs({ y, plot, unit }: { y: Y; plot: Plot; unit: string }): JSX.Element {
  const both = y.domain()[0]! < 0 && y.domain()[1]! > 0;
  return (
    <g>
      {y.ticks(5).map((v) => (
        <g>
          <line x1={plot.left} x2={plot.right} y1={y(v)} y2={y(v)} stroke={both && v === 0 ? QUIET : GRID} />
          <text x={plot.left - 6} y={y(v) + 4} text-anchor="end" font-size={12} fill={QUIET}>{tick(v, unit)}</text>
        </g>
      ))}
    </g>
  );
}

/** Names at the ends of lines, moved apart; above the plot where it is narrow. */
export function Ends({ ends, plot, narrow, side }: { ends: End[]; plot: Plot; narrow: boolean; side: number }): JSX.Element {
  if (narrow) {
    const rows = ends.map((e) => wrap(e.text, plot.right - plot.left - 28, 12, 2));
    const above = rows.map((_, i) => 15 * rows.slice(0, i).flat().length);
    return <g>{ends.map((e, i) => (
      <g>
        <line x1={plot.left} x2={plot.left + 16} y1={11 + above[i]!} y2={11 + above[i]!} stroke={e.colour} stroke-width={3} />
        <Lines x={plot.left + 22} y={15 + above[i]!} lines={rows[i]!} step={15} fill={e.colour} bold />
      </g>))}</g>;
  }
  const lines = ends.map((e) => wrap(e.text, side - 4, 12, 3));
  const at = spread(ends.map((e) => e.at), lines.map((l) => 14 * l.length + 3), plot.top - 8, plot.bottom + 8);
  return <g>{ends.map((e, i) => (
    <Lines x={plot.right + 8} y={at[i]! + 4 - 7 * (lines[i]!.length - 1)} lines={lines[i]!} size={12} step={14} fill={e.colour} bold />))}</g>;
}

/** Dates below a plot: months, the year below the first tick and each January. */
export function Dates({ first, last, plot }: { first: Date; last: Date; plot: Plot }): JSX.Element {
  const x = scaleUtc().domain([first, last]).range([plot.left, plot.right]);
  const wide = plot.right - plot.left;
  const marks = x.ticks(Math.max(2, Math.floor(wide / 70)));
  const form = (d: Date, look: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(lang.value === "fr" ? "fr" : "en-GB", { timeZone: "UTC", ...look }).format(d);
  return (
    <g font-size={12} fill={QUIET} text-anchor="middle">
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke={QUIET} />
      {marks.map((d, i) => {
        const new_ = i === 0 || d.getUTCFullYear() !== marks[i - 1]!.getUTCFullYear();
        const at = Math.min(plot.right - 8, Math.max(plot.left + 8, x(d)));
        const small: Intl.DateTimeFormatOptions = d.getUTCDate() === 1 ? { month: "short" } : { day: "numeric", month: "short" };
        return (
          <g>
            <line x1={x(d)} x2={x(d)} y1={plot.bottom} y2={plot.bottom + 4} stroke={QUIET} />
            <text x={at} y={plot.bottom + 17}>{form(d, small)}</text>
            {new_ && <text x={at} y={plot.bottom + 31}>{d.getUTCFullYear()}</text>}
          </g>
        );
      })}
    </g>
  );
}

/** Days below a plot, counted from the start. */
export function Days({ days, plot, name }: { days: number[]; plot: Plot; name: string }): JSX.Element {
  const x = scaleLinear().domain([days[0]!, days.at(-1)!]).range([plot.left, plot.right]);
  return (
    <g font-size={12} fill={QUIET} text-anchor="middle">
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke={QUIET} />
      {x.ticks(6).map((d) => (
        <g>
          <line x1={x(d)} x2={x(d)} y1={plot.bottom} y2={plot.bottom + 4} stroke={QUIET} />
          <text x={x(d)} y={plot.bottom + 17}>{tick(d, "")}</text>
        </g>))}
      <text x={(plot.left + plot.right) / 2} y={plot.bottom + 31}>{name}</text>
    </g>
  );
}

/** A band between two rows of numbers; gaps where either is not known. */
export function Ribbon(p: { xs: number[]; low: Num[]; high: Num[]; y: Y; fill: string; opacity: number; steps?: boolean }): JSX.Element {
  const draw = area<number>((i) => p.xs[i]!, (i) => p.y(p.low[i]!), (i) => p.y(p.high[i]!))
    .defined((i) => known(p.low[i]) && known(p.high[i])).curve(p.steps ? curveStepAfter : curveLinear);
  return <path d={draw(p.xs.map((_, i) => i)) ?? ""} fill={p.fill} fill-opacity={p.opacity} />;
}

/** A line through a row of numbers; gaps where one is not known. */
export function Thread(p: { xs: number[]; mid: Num[]; y: Y; stroke?: string; steps?: boolean }): JSX.Element {
  const draw = line<number>((i) => p.xs[i]!, (i) => p.y(p.mid[i]!)).defined((i) => known(p.mid[i])).curve(p.steps ? curveStepAfter : curveLinear);
  return <path d={draw(p.xs.map((_, i) => i)) ?? ""} fill="none" stroke={p.stroke ?? INK} stroke-width={1.8} stroke-linejoin="round" />;
}

/** The last known number of a row. */
export const lastOf = (row: Num[]): Num => row.findLast(known) ?? null;
