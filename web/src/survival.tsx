// How long something stands, and how it ends: a curve that falls, one that rises for each kind of end, with bands.
import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { amounts, Days, type End, Ends, lastOf, paper, Ribbon, Rungs, Thread } from "./axes";
import { Frame, type Rows } from "./frame";
import { interval, known, tick } from "./format";
import { say, t } from "./i18n";
import { colour } from "./look";
import type { Band, Survival } from "./payload";

type Curve = Band & { text: string; tone: string };

export function SurvivalChart({ f }: { f: Survival }): JSX.Element {
  const curves: Curve[] = [{ ...f.stands, text: t("stands"), tone: colour(0) },
    ...f.kinds.map((k, i) => ({ ...k, text: t("ended", say(k.name)), tone: colour(i + 1) }))];
  return <Frame title={f.title} note={f.note} said={told(f, curves)} keys={[t("band_mid")]} table={table(f, curves)} draw={(width) => draw(f, curves, width)} />;
}

function draw(f: Survival, curves: Curve[], width: number): { height: number; body: JSX.Element } | null {
  if (!f.days.length || !curves.some((c) => c.mid.some(known))) return null;
  const { plot, height, narrow, side } = paper(width, curves.map((c) => c.text), ["100 %"]);
  const y = amounts([0, 1], plot, "probability");
  const x = scaleLinear().domain([f.days[0]!, f.days.at(-1)!]).range([plot.left, plot.right]);
  const xs = f.days.map((d) => x(d));
  const ends: End[] = curves.flatMap((c) => {
    const value = lastOf(c.mid);
    return known(value) ? [{ text: c.text, colour: c.tone, at: y(value) }] : [];
  });
  return {
    height,
    body: (
      <g>
        <Rungs y={y} plot={plot} unit="probability" />
        {curves.map((c) => <Ribbon xs={xs} low={c.low} high={c.high} y={y} fill={c.tone} opacity={0.2} steps />)}
        {curves.map((c) => <Thread xs={xs} mid={c.mid} y={y} stroke={c.tone} steps />)}
        <Days days={f.days} plot={plot} name={t("days_on")} />
        <Ends ends={ends} plot={plot} narrow={narrow} side={side} />
      </g>
    ),
  };
}

function told(f: Survival, curves: Curve[]): string {
  const i = f.days.length - 1;
  return i < 0 ? "" : curves.map((c) => `${c.text}, ${tick(f.days[i]!, "")} ${t("days_on")}: ${interval(c.low[i], c.mid[i], c.high[i], "probability")}.`).join(" ");
}

function table(f: Survival, curves: Curve[]): Rows {
  const step = Math.max(1, Math.ceil(f.days.length / 24));
  const kept = f.days.map((_, i) => i).filter((i) => i % step === 0 || i === f.days.length - 1);
  return {
    head: [t("day"), ...curves.map((c) => c.text)],
    rows: kept.map((i) => [tick(f.days[i]!, ""), ...curves.map((c) => interval(c.low[i], c.mid[i], c.high[i], "probability"))]),
  };
}
