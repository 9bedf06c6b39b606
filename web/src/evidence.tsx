// Evidence: the mark of a grade, the list of claims behind an answer, and the doors that lead to it.
import { signal } from "@preact/signals";
import { type ComponentChildren, createContext, type JSX } from "preact";
import { useContext } from "preact/hooks";
import { day, known, percent, tick } from "./format";
import { lang, raw, t, word } from "./i18n";
import type { Claim, Observed, Question, T } from "./payload";

const FIRST = 12;

/** The anchor of a claim below a question; characters that an id cannot hold are written as their number. */
export const anchor = (question: string, claim: string): string =>
  `q${question}-${claim.replace(/[^A-Za-z0-9.-]/g, (c) => `_${c.codePointAt(0)!.toString(16)}_`)}`;

/** The letter of a grade; its meaning is read out and shown on hovering. */
export function Badge({ grade }: { grade: string }): JSX.Element {
  const letter = (grade || "?").slice(0, 1);
  const said = t("grade", letter, "ABCDE".includes(letter) ? word(letter) : t("ungraded"));
  return <span class={`grade g${/[A-E]/.test(letter) ? letter : "none"}`} title={said}><span aria-hidden="true">{letter}</span><span class="away">{said}</span></span>;
}

/** How many claims of each grade stand behind an answer. */
export function Strip({ claims }: { claims: Claim[] }): JSX.Element {
  const count = [..."ABCDE"].map((g) => [g, claims.filter((c) => c.grade.startsWith(g)).length] as const).filter(([, n]) => n);
  return <span class="strip">{count.map(([g, n]) => <span class="nowrap"><Badge grade={g} /> {n}</span>)}</span>;
}

/** Claim -> the first question that lists it. */
export const homes = signal(new Map<string, string>());

/** Text in which ids of claims are doors to them (of this question first), commands are code, and the pack's language is marked. */
export function Linked({ text, q }: { text: T | string | null; q?: Question }): JSX.Element {
  const mine = new Set(q?.evidence.map((c) => c.id));
  const door = (p: string): ComponentChildren => {
    const home = mine.has(p) ? q!.id : homes.value.get(p);
    return home ? <a href={`#${anchor(home, p)}`}>{p}</a> : p;
  };
  const linked = (part: string): ComponentChildren => part.split(/([A-Za-z][\w-]*\d[\w-]*)/).map(door);
  const doors = (part: string): ComponentChildren => part.split(/`([^`]+)`/).map((p, i) => (i % 2 ? <code>{p}</code> : linked(p)));
  return <>{raw(text).split(/[\u2068\u2069]/).map((part, i) => (i % 2 ? <span lang="en">{doors(part)}</span> : doors(part)))}</>;
}

/** The question that a figure stands in. */
export const Asked = createContext<Question | null>(null);

/** Below a figure: the claims that its observations come from, each a door where the question holds it. */
export function Doors({ rows }: { rows: Observed[] }): JSX.Element | null {
  const q = useContext(Asked);
  const grades = new Map(rows.flatMap((o) => (o.claim ?? "").split(/[\s,;]+/).filter(Boolean).map((id) => [id, o.grade] as const)));
  if (!q || !grades.size) return null;
  return <p class="key">{t("seen")}: {[...grades].map(([id, grade]) => <><Linked text={id} q={q} />&nbsp;<Badge grade={q.evidence.find((c) => c.id === id)?.grade ?? grade} />{" "}</>)}</p>;
}

/** All claims behind an answer: the first dozen, the rest folded away. */
export function Evidence({ q }: { q: Question }): JSX.Element {
  const rest = q.evidence.slice(FIRST);
  return (
    <div class="evidence" id={`q${q.id}-evidence`}>
      <h3>{t("evidence")}</h3>
      {q.evidence.length === 0 && <p class="empty">{t("no_evidence")}</p>}
      {q.evidence.length > 0 && <ul class="claims">{q.evidence.slice(0, FIRST).map((c) => <Entry q={q} c={c} />)}</ul>}
      {rest.length > 0 && (
        <details><summary>{t("more", rest.length)}</summary><ul class="claims">{rest.map((c) => <Entry q={q} c={c} />)}</ul></details>)}
    </div>
  );
}

function Entry({ q, c }: { q: Question; c: Claim }): JSX.Element {
  const about = [c.publisher, c.locator, c.date_event && t("event", day(c.date_event, true)),
    c.date_published && t("published", day(c.date_published, true)), known(c.weight) && c.weight > 0 ? t("weight", c.weight <= 1 ? percent(c.weight) : tick(c.weight, "")) : ""];
  const safe = /^https?:\/\//i.test(c.url ?? "");
  return (
    <li id={anchor(q.id, c.id)} tabIndex={-1}>
      <p><Badge grade={c.grade} /> <span lang={lang.value === "en" ? undefined : "en"}>{c.claim}</span></p>
      <p class="source"><b>{c.id}</b> · {safe ? <a href={c.url} rel="noreferrer">{c.source || t("opens")}</a> : c.source}{about.filter(Boolean).map((a) => ` · ${a}`)}</p>
    </li>
  );
}
