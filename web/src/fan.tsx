// A fan over time: bands of futures, the median, and what was observed over them.
import { scaleUtc } from "d3-scale";
import type { JSX } from "preact";
import { amounts, Dates, type End, Ends, lastOf, paper, Ribbon, Rungs, Thread, type Y } from "./axes";
import { Doors } from "./evidence";
import { Frame, type Rows } from "./frame";
import { alike, dates, day, interval, known, span, tick, unitWord } from "./format";
import { say, t, word } from "./i18n";
import { colour, QUIET } from "./look";
import { middle, Seen } from "./observed";
import type { Fan, Num, Observed, Series } from "./payload";

const at = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

export function FanChart({ f }: { f: Fan }): JSX.Element {
  const observed = f.observed ?? [];
  const keys = [t("band"), ...(observed.length ? [t("rings")] : [])];
  return <Frame title={f.title} unit={unitWord(f.unit)} note={f.note} said={told(f)} keys={keys} extra={<Doors rows={observed} />} table={table(f)} draw={(width) => draw(f, observed, width)} />;
}

function draw(f: Fan, observed: Observed[], width: number): { height: number; body: JSX.Element } | null {
  const all: Num[] = [...f.series.flatMap((s) => [...s.q05, ...s.q95, ...s.q50]), ...observed.flatMap((o) => [o.low, middle(o), o.high])];
  if (!f.dates.length || !all.some(known)) return null;
  const [first, last] = [at(f.dates[0]!), at(f.dates.at(-1)!)];
  const rough = amounts(all, { left: 0, top: 0, right: 0, bottom: 0 }, f.unit);
  const alone = f.series.length === 1;
  const { plot, height, narrow, side } = paper(width, names(f.series), rough.ticks(5).map((v) => tick(v, f.unit)));
  const y = amounts(all, plot, f.unit);
  const x = scaleUtc().domain([first, last]).range([plot.left, plot.right]);
  const xs = f.dates.map((d) => x(at(d)));
  const bold = alone ? 1 : 0.75;
  return {
    height,
    body: (
      <g>
        <Rungs y={y} plot={plot} unit={f.unit} />
        {f.series.map((s, i) => (
          <g>
            <Ribbon xs={xs} low={s.q05} high={s.q95} y={y} fill={colour(i)} opacity={0.18 * bold} />
            <Ribbon xs={xs} low={s.q25} high={s.q75} y={y} fill={colour(i)} opacity={0.32 * bold} />
          </g>))}
        {f.series.map((s, i) => <Thread xs={xs} mid={s.q50} y={y} stroke={colour(i)} />)}
        <Seen rows={observed} x={(iso) => x(at(iso))} y={y} plot={plot} unit={f.unit} />
        <Dates first={first} last={last} plot={plot} />
        <Ends ends={ends(f.series, y)} plot={plot} narrow={narrow} side={side} />
      </g>
    ),
  };
}

const names = (series: Series[]): string[] =>
  series.length === 1 ? [t("below95"), t("below05"), say(series[0]!.name)] : series.map((s) => say(s.name));

function ends(series: Series[], y: Y): End[] {
  const row = (text: string, tone: string, values: Num[]): End[] => {
    const value = lastOf(values);
    return known(value) ? [{ text, colour: tone, at: y(value) }] : [];
  };
  if (series.length !== 1) return series.flatMap((s, i) => row(say(s.name), colour(i), s.q50));
  const s = series[0]!;
  return [...row(t("below95"), QUIET, s.q95), ...row(say(s.name), colour(0), s.q50), ...row(t("below05"), QUIET, s.q05)];
}

function told(f: Fan): string {
  const series = f.series.map((s) => `${say(s.name)}: ${[0, f.dates.length - 1].filter((i) => i >= 0).map((i) =>
    `${day(f.dates[i])} ${interval(s.q05[i], s.q50[i], s.q95[i], f.unit)}`).join("; ")}.`);
  const seen = (f.observed ?? []).slice(0, 4).map((o) => `${t("observed", span(o.low, o.value, o.high, f.unit))}, ${dates(o.date, o.until)}.`);
  return [...series, ...seen].join(" ");
}

function table(f: Fan): Rows {
  const step = Math.max(1, Math.ceil(f.dates.length / 24));
  const kept = f.dates.map((_, i) => i).filter((i) => i % step === 0 || i === f.dates.length - 1);
  const rows = f.series.flatMap((s) => kept.map((i) => {
    const numbers = alike([s.q05[i], s.q25[i], s.q50[i], s.q75[i], s.q95[i]], f.unit)[0].map((v) => v ?? "–");
    return [day(f.dates[i], true), say(s.name), ...numbers];
  }));
  const seen = (f.observed ?? []).map((o) =>
    [dates(o.date, o.until), `${word(o.use)}, ${o.grade}`, known(o.low) ? tick(o.low, f.unit) : "–", "", known(o.value) ? tick(o.value, f.unit) : "–", "", known(o.high) ? tick(o.high, f.unit) : "–"]);
  const head = [t("date"), t("name"), t("q05"), t("q25"), t("q50"), t("q75"), t("q95")];
  return { head, rows: [...rows, ...seen], note: [unitWord(f.unit), step > 1 ? t("sampled", step) : ""].filter(Boolean).join(" · ") };
}
