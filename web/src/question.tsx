// One question: the answer in a sentence, its pictures, disputes, evidence, what would change our mind, what was missed.
import type { JSX } from "preact";
import { Asked, Evidence, Linked, Strip } from "./evidence";
import { Drawn } from "./figure";
import { known, percent } from "./format";
import { Alone } from "./frame";
import { say, t, tongue, word } from "./i18n";
import type { Question } from "./payload";
import { cell } from "./table";

export function QuestionPage({ q }: { q: Question }): JSX.Element {
  const alone = q.figures.length === 1 && q.figures[0]!.kind !== "table";
  return (
    <section class="question" id={`q${q.id}`} aria-labelledby={`q${q.id}-h`}>
      <p class="kicker">{t("question", q.id)}</p>
      <h2 id={`q${q.id}-h`} lang={tongue(q.question)}>{say(q.question)}</h2>
      <p class="answer" lang={tongue(q.answer)}><Linked text={q.answer} q={q} /></p>
      <Behind q={q} />
      <div class={alone ? "body one" : "body"}>
        <Asked.Provider value={q}>
          <Alone.Provider value={alone}>
            <div class="figures">{q.figures.map((f) => <Drawn f={f} />)}</div>
          </Alone.Provider>
        </Asked.Provider>
        <div class="columns">
          <Scores q={q} />
          <Disputes q={q} />
          <ChangeMind q={q} />
          <Missed q={q} />
        </div>
      </div>
      <Evidence q={q} />
    </section>
  );
}

/** What the answer rests on, beside it: whether it was scored, the share of D and E, the grades, the scale. */
function Behind({ q }: { q: Question }): JSX.Element {
  return (
    <div class="behind">
      {q.score ? <a class="tag" href={`#case-${q.score.case}`} lang={tongue(q.score.label)}>{say(q.score.label)}</a> : <span class="tag never">{t("unscored")}</span>}
      {!q.scored && q.unscored && <span lang={tongue(q.unscored)}>{say(q.unscored)}</span>}
      <span>{known(q.de_share) ? <><span class="meter" aria-hidden="true"><i style={{ width: `${100 * Math.min(1, Math.max(0, q.de_share))}%` }} /></span> {percent(q.de_share)} {t("de_share")}</> : t("de_unknown")}</span>
      <span><a href={`#q${q.id}-evidence`}>{t("pieces", q.evidence.length)}</a> <Strip claims={q.evidence} /></span>
      <a href="#scale">{t("words_mean")}</a>
    </div>
  );
}

/** What scores say: of the answer's own chance, and the cases that bear on it otherwise. */
function Scores({ q }: { q: Question }): JSX.Element | null {
  const cases = q.cases ?? [];
  if (!q.score && !cases.length) return null;
  return (
    <p class="scores">
      {q.score && <span lang={tongue(q.score.text)}><Linked text={q.score.text} /> </span>}
      {cases.length > 0 && t("cases")}{cases.map((c, i) => <span class="nowrap">{i > 0 && t("semicolon")} <a href={`#case-${c.id}`}>{c.id}</a> {t("of", c.met, c.of)}</span>)}
    </p>
  );
}

function Disputes({ q }: { q: Question }): JSX.Element {
  return (
    <div class="card">
      <h3>{t("disputes")}</h3>
      {q.disputes.length === 0 ? <p class="empty">{t("no_disputes")}</p> : (
        <ul>{q.disputes.map((d) => (
          <li>
            <b>{d.id}</b> <span lang={tongue(d.text)}><Linked text={d.text} q={q} /></span>{" "}
            {d.moves && <span class="quiet" lang={tongue(d.moves)}>{t("moves", say(d.moves))}</span>}{" "}
            {d.flips && <span class="tag never">{t("flips")}</span>}
          </li>))}</ul>)}
    </div>
  );
}

function ChangeMind({ q }: { q: Question }): JSX.Element {
  return (
    <div class="card">
      <h3>{t("change_mind")}</h3>
      {q.change_mind.length === 0 ? <p class="empty">{t("no_change")}</p>
        : <ul>{q.change_mind.map((c) => <li lang={tongue(c)}><Linked text={c} q={q} /></li>)}</ul>}
    </div>
  );
}

function Missed({ q }: { q: Question }): JSX.Element {
  return (
    <div class="card">
      <h3>{t("missed")}</h3>
      {q.missed.length === 0 ? <p class="empty">{t("no_missed")}</p> : (
        <ul>{q.missed.map((m) => (
          <li>
            {m.use === "case" ? <a href={`#case-${m.id}`}>{t("case_id", m.id)}</a> : <b>{m.id}</b>} <span lang={tongue(m.text)}><Linked text={m.text} q={q} /></span>{t("colon")}{" "}
            {m.use === "case" ? cell(m.observed) : t("observed", cell(m.observed))}, {t("model", cell(m.model))} <span class="tag">{word(m.use)}</span>
          </li>))}</ul>)}
    </div>
  );
}
