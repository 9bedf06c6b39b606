// What stands at the back: the essays on trial, the verbal scale, limits, licences.
import type { JSX } from "preact";
import { Linked } from "./evidence";
import { interval, known, percent } from "./format";
import { Scroll } from "./frame";
import { say, t, tongue } from "./i18n";
import { colour, QUIET, RULE } from "./look";
import type { Payload, Verdict } from "./payload";

export function Back({ p }: { p: Payload }): JSX.Element {
  return (
    <>
      <Trial verdicts={p.verdicts ?? []} />
      <section id="limits" aria-labelledby="limits-h">
        <h2 id="limits-h">{t("limits")}</h2>
        <ul class="prose">{(p.limits ?? []).map((l) => <li lang={tongue(l)}><Linked text={l} /></li>)}</ul>
      </section>
      <Scale scale={p.scale ?? []} />
      <section id="licences" aria-labelledby="licences-h">
        <h2 id="licences-h">{t("licences")}</h2>
        <Scroll name={t("licences")}>
          <thead><tr><th scope="col">{t("table")}</th><th scope="col">{t("licence")}</th></tr></thead>
          <tbody>{(p.licences ?? []).map((l) => <tr><th scope="row">{l.table}</th><td><Urls text={l.licence} /></td></tr>)}</tbody>
        </Scroll>
      </section>
    </>
  );
}

/** Text in which addresses of the web are links. */
function Urls({ text }: { text: string }): JSX.Element {
  return <>{(text ?? "").split(/(https?:\/\/[^\s<>()"']+)/).map((part, i) => (i % 2 ? <a href={part} rel="noreferrer">{part}</a> : part))}</>;
}

function Trial({ verdicts }: { verdicts: Verdict[] }): JSX.Element {
  return (
    <section id="trial" class="wide" aria-labelledby="trial-h">
      <h2 id="trial-h">{t("verdicts")}</h2>
      {verdicts.length === 0 ? <p class="empty">{t("no_verdicts")}</p> : (
        <>
          <p class="lead">{t("verdicts_lead")}</p>
          <Scroll name={t("verdicts")}>
            <thead><tr>{[t("thesis"), t("verdict"), t("share"), t("flip_by")].map((h) => <th scope="col">{h}</th>)}</tr></thead>
            <tbody>{verdicts.map((v) => (
              <tr>
                <th scope="row"><b>{v.id}</b> <span lang={tongue(v.thesis)}><Linked text={v.thesis} /></span></th>
                <td data-name={t("verdict")} lang={tongue(v.verdict)}>{say(v.verdict)}</td>
                <td class="share" data-name={t("share")}><Half v={v} />{interval(v.interval?.[0], v.share, v.interval?.[1], "share")}</td>
                <td data-name={t("flip_by")}>{v.flips.length ? <ul class="plain">{v.flips.map((f) => <li lang={tongue(f)}>{say(f)}</li>)}</ul> : t("none")}</td>
              </tr>))}</tbody>
          </Scroll>
        </>)}
    </section>
  );
}

/** A small bar of a share and its interval against one half; the text beside it says the same. */
function Half({ v }: { v: Verdict }): JSX.Element {
  const [low, high] = v.interval ?? [null, null];
  return (
    <svg viewBox="0 0 120 16" aria-hidden="true">
      <rect x={0} y={7} width={120} height={2} fill={RULE} />
      <line x1={60} x2={60} y1={0} y2={16} stroke={QUIET} />
      {known(low) && known(high) && <line x1={120 * low} x2={120 * high} y1={8} y2={8} stroke={colour(0)} stroke-width={5} stroke-opacity={0.45} />}
      {known(v.share) && <rect x={120 * v.share - 2} y={2} width={4} height={12} fill={colour(0)} />}
    </svg>
  );
}

function Scale({ scale }: { scale: Payload["scale"] }): JSX.Element {
  return (
    <section id="scale" aria-labelledby="scale-h">
      <h2 id="scale-h">{t("scale")}</h2>
      <p class="lead">{t("scale_lead")}</p>
      <Scroll name={t("scale")}>
        <thead><tr><th scope="col">{t("word")}</th><th scope="col">{t("low")}</th><th scope="col">{t("high")}</th></tr></thead>
        <tbody>{scale.map((s) => <tr><th scope="row" lang={tongue(s.word)}>{say(s.word)}</th><td>{percent(s.low)}</td><td>{percent(s.high)}</td></tr>)}</tbody>
      </Scroll>
    </section>
  );
}
