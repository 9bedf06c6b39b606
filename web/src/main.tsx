// Reads the payload that Python wrote into the page and draws it.
import { options, render } from "preact";
import "./style.css";
import "./print.css";
import { homes } from "./evidence";
import { units } from "./format";
import { printing } from "./frame";
import { lang } from "./i18n";
import { follow, Page } from "./page";
import type { Payload } from "./payload";

const payload = JSON.parse(document.getElementById("payload")!.textContent!) as Payload;
lang.value = document.documentElement.lang === "fr" ? "fr" : "en";
follow(payload);
units.value = payload.units;
homes.value = new Map(payload.questions.flatMap((q) => q.evidence.map((c) => [c.id, q.id] as const)).reverse());
render(<Page p={payload} />, document.getElementById("page")!);
// the anchor of the address is drawn only now
if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();

/** Draw for paper at once and unfold all evidence: what is left for later is too late for the printer. */
function paper(on: boolean): void {
  const later = options.debounceRendering;
  options.debounceRendering = (draw) => draw();
  printing.value = on;
  options.debounceRendering = later;
  for (const more of document.querySelectorAll<HTMLDetailsElement>(on ? ".evidence details:not([open])" : "details.unfolded")) {
    more.open = on;
    more.classList.toggle("unfolded", on);
  }
}
addEventListener("beforeprint", () => paper(true));
addEventListener("afterprint", () => paper(false));
