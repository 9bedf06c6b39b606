// How far to trust the answers: what was seen and met or missed, how cases scored, whether intervals held, what is wrong.
import type { JSX } from "preact";
import { Linked } from "./evidence";
import { Drawn } from "./figure";
import { say, tongue } from "./i18n";
import type { Trust } from "./payload";

export function TrustPage({ trust }: { trust: Trust }): JSX.Element {
  return (
    <section id="trust" class="trust" aria-labelledby="trust-h">
      <h2 id="trust-h" lang={tongue(trust.title)}>{say(trust.title)}</h2>
      <p class="answer" lang={tongue(trust.answer)}><Linked text={trust.answer} /></p>
      {trust.parts.map((p) => (
        <div class="part" id={`trust-${p.id}`}>
          <h3 lang={tongue(p.title)}>{say(p.title)}</h3>
          {p.lead && <p class="lead" lang={tongue(p.lead)}>{say(p.lead)}</p>}
          {p.figures.map((f) => <Drawn f={f} />)}
          {p.notes.length > 0 && <ul class="prose">{p.notes.map((n) => <li lang={tongue(n)}><Linked text={n} /></li>)}</ul>}
        </div>))}
    </section>
  );
}
