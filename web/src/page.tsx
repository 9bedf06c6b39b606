// The page: head, contents, seven questions, what stands at the back; and the choice of language.
import { effect } from "@preact/signals";
import type { JSX } from "preact";
import { Back } from "./back";
import { Linked } from "./evidence";
import { day, tick } from "./format";
import { type Lang, lang, say, t, tongue } from "./i18n";
import type { Head, Payload } from "./payload";
import { QuestionPage } from "./question";
import { TrustPage } from "./trust";

export function Page({ p }: { p: Payload }): JSX.Element {
  return (
    <>
      <a class="skip" href="#main">{t("skip")}</a>
      <Top h={p.head} warnings={p.trust.parts.find((x) => x.id === "hindsight")?.notes.length ?? 0} />
      <Contents p={p} />
      <main id="main" tabIndex={-1}>
        {p.questions.length === 0 && <p class="empty">{t("no_questions")}</p>}
        {p.questions.map((q) => <QuestionPage key={q.id} q={q} />)}
        <TrustPage trust={p.trust} />
        <Back p={p} />
      </main>
      <footer>
        <p>{t("about")}</p>
        <p>{t("made", day(p.head.made), p.head.version, p.head.schema)}</p>
      </footer>
    </>
  );
}

/** The document's language and title follow the choice. */
export const follow = (p: Payload): (() => void) => effect(() => {
  document.documentElement.lang = lang.value;
  document.title = say(p.head.title);
});

function Top({ h, warnings }: { h: Head; warnings: number }): JSX.Element {
  const facts: [string, string][] = [
    [t("scenario"), say(h.scenario)], [t("as_of"), day(h.as_of)], [t("start"), day(h.start)],
    [t("days"), tick(h.days, "")], [t("members"), tick(h.members, "")], [t("run"), h.run.slice(0, 12)],
  ];
  return (
    <header>
      <div class="bar"><h1 lang={tongue(h.title)}><Linked text={h.title} /></h1><Tongues /></div>
      <dl class="facts">
        {facts.map(([name, value]) => <div><dt>{name}</dt><dd>{value || "–"}</dd></div>)}
        {warnings > 0 && <div><dt>{t("warnings")}</dt><dd><a href="#trust-hindsight">{t("told", warnings)}</a></dd></div>}
        <div class="measures"><dt>{t("measures")}</dt><dd>{h.measures.length ? <ul>{h.measures.map((m) => <li>{say(m)}</li>)}</ul> : t("no_measures")}</dd></div>
      </dl>
    </header>
  );
}

function Tongues(): JSX.Element {
  const one = (code: Lang, name: string): JSX.Element => (
    <button type="button" lang={code} aria-pressed={lang.value === code} onClick={() => { lang.value = code; }}>{name}</button>);
  return <div class="tongues" role="group" aria-label={t("language")}>{one("en", "English")}{one("fr", "Français")}</div>;
}

function Contents({ p }: { p: Payload }): JSX.Element {
  const back: [string, string][] = [["trust", t("trust")], ["trial", t("verdicts")], ["limits", t("limits")], ["scale", t("scale")], ["licences", t("licences")]];
  return (
    <nav aria-label={t("contents")}>
      <ul>
        {p.questions.map((q) => <li><a href={`#q${q.id}`} title={say(q.question)}><span class="away">{t("question", "")}</span>{q.id}</a></li>)}
        {back.map(([id, name]) => <li><a href={`#${id}`}>{name}</a></li>)}
      </ul>
    </nav>
  );
}
