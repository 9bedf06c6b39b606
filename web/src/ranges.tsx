// What was seen against what models say: a row a pattern, each on its own scale, the words beside the picture.
import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import { Linked } from "./evidence";
import { Scroll } from "./frame";
import { interval, known, percent, span } from "./format";
import { say, t, tongue } from "./i18n";
import { CARD, colour, INK } from "./look";
import type { Model, RangeRow, Ranges } from "./payload";

const WIDE = 220, STEP = 13;

export function RangesFigure({ f }: { f: Ranges }): JSX.Element {
  const heads = [t("pattern"), t("seen"), t("says"), t("picture")];
  return (
    <div class="figure ranges">
      <h3 class="figtitle" lang={tongue(f.title)}>{say(f.title)}</h3>
      <Scroll name={say(f.title)}>
        <thead><tr>{heads.map((h) => <th scope="col">{h}</th>)}</tr></thead>
        <tbody>{f.rows.map((r) => (
          <tr>
            <th scope="row"><b>{r.id}</b> <Linked text={r.text} /> <span class="source"><Linked text={r.claims.join(" ")} /></span></th>
            <td data-name={t("seen")}>{span(r.low, null, r.high, r.unit)}</td>
            <td data-name={t("says")}><ul class="plain">{r.models.map((m, i) => <Said m={m} unit={r.unit} tone={tone(r, i)} />)}</ul></td>
            <td class="picture"><Picture r={r} /></td>
          </tr>))}</tbody>
      </Scroll>
      {f.note && <p class="note" lang={tongue(f.note)}>{say(f.note)}</p>}
    </div>
  );
}

/** The run has the first colour, as in the fans; what stands before it the next ones. */
const tone = (r: RangeRow, i: number): string => colour(r.models.length - 1 - i);

function Said({ m, unit, tone }: { m: Model; unit: string; tone: string }): JSX.Element {
  const beyond = unit === "day" ? t("beyond") : undefined;
  return (
    <li>
      <b style={{ color: tone }}>{say(m.name)}</b>{t("colon")} {interval(m.q05, m.q50, m.q95, unit, beyond)}{t("semicolon")}{" "}
      <span class="nowrap">{say(m.verdict)}</span>{known(m.inside) && <span class="quiet"> ({t("inside", percent(m.inside))})</span>}
    </li>
  );
}

/** The box is what was seen; a line a model; an arrow where it ends beyond the run. The text beside it says the same. */
function Picture({ r }: { r: RangeRow }): JSX.Element {
  const all = [r.low, r.high, ...r.models.flatMap((m) => [m.q05, m.q50, m.q95])].filter(known);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = 0.04 * (high - low || Math.abs(high) || 1);
  const x = scaleLinear().domain([low - pad, high + pad]).range([4, WIDE - 10]);
  const tall = STEP * r.models.length + 8;
  return (
    <svg viewBox={`0 0 ${WIDE} ${tall}`} width={WIDE} height={tall} aria-hidden="true">
      {known(r.low) && known(r.high) && <rect x={x(r.low)} y={1} width={Math.max(2, x(r.high) - x(r.low))} height={tall - 2} fill={CARD} stroke={INK} />}
      {r.models.map((m, i) => <Line m={m} x={x} y={STEP * (i + 0.5) + 4} tone={tone(r, i)} />)}
    </svg>
  );
}

function Line({ m, x, y, tone }: { m: Model; x: (v: number) => number; y: number; tone: string }): JSX.Element | null {
  if (!known(m.q05)) return null;
  const end = known(m.q95) ? x(m.q95) : WIDE - 4;
  const inner = known(m.q75) ? x(m.q75) : end;
  return (
    <g stroke={tone} fill="none">
      <line x1={x(m.q05)} x2={end} y1={y} y2={y} stroke-width={1.4} />
      {!known(m.q95) && <path d={`M${end - 4} ${y - 4}L${end} ${y}L${end - 4} ${y + 4}`} stroke-width={1.4} />}
      {known(m.q25) && <line x1={x(m.q25)} x2={inner} y1={y} y2={y} stroke-width={5} stroke-opacity={0.55} />}
      {known(m.q50) && <line x1={x(m.q50)} x2={x(m.q50)} y1={y - 5} y2={y + 5} stroke-width={3} />}
    </g>
  );
}
