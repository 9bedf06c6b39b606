// Numbers, intervals and dates in words: rounded alike, as in the Python report (words.py), in two languages.
import { signal } from "@preact/signals";
import { lang, say, t } from "./i18n";
import type { Num, Units } from "./payload";

/** Words of the units that the payload's figures have (see `units.py`). */
export const units = signal<Units>({});
const SHARES = ["share", "probability"];
const PLAIN = ["", "1", "0..1", "-1..1", "0 or 1", "ratio", "ratio to normal"];
const COUNTED: Record<string, [string, string]> = {
  day: ["jour", "jours"], truck: ["camion", "camions"], convoy: ["convoi", "convois"], fighter: ["combattant", "combattants"],
  hour: ["heure", "heures"], place: ["lieu", "lieux"], member: ["membre", "membres"], week: ["semaine", "semaines"],
  month: ["mois", "mois"], attack: ["attaque", "attaques"], person: ["personne", "personnes"],
};

export const isShare = (unit: string): boolean => SHARES.includes(unit);
export const known = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** A number with a fixed count of decimals and a true minus sign. */
export function fixed(value: number, decimals: number): string {
  const text = new Intl.NumberFormat(lang.value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace(/^[-−]/, "");
}

/** The unit after an amount: day, days, jours; per cent for shares; nothing for plain numbers. */
export function unitWord(unit: string, one = false): string {
  if (PLAIN.includes(unit)) return "";
  if (isShare(unit)) return "%";
  const own = units.value[unit];
  if (own) return say(one ? own.one : own.many);
  const [head = "", tail] = unit.split("/");
  const single = head === "people" ? "person" : head.replace(/s$/, "");
  const french = COUNTED[single];
  const fr = lang.value === "fr";
  const plural = single === "person" ? "people" : `${single}s`;
  const named = !french ? head : fr ? french[one ? 0 : 1] : one ? single : plural;
  if (!tail) return named;
  const per = fr ? `par ${COUNTED[tail]?.[0] ?? tail}` : `a ${tail}`;
  return head === "1" ? per : french ? `${named} ${per}` : `${named}/${tail}`;
}

/** A number on an axis. */
export function tick(value: number, unit: string): string {
  if (isShare(unit)) return `${plain(100 * value)}\u00a0%`;
  return Math.abs(value) >= 1e6 ? `${plain(value / 1e6)}\u00a0M` : plain(value);
}

function plain(value: number): string {
  const text = new Intl.NumberFormat(lang.value, { maximumSignificantDigits: 4 }).format(value);
  return text.replace("-", "−");
}

/** A share as per cent; never "0 %" for something seen, never "100 %" for something missing. */
export function percent(value: Num | undefined): string {
  if (!known(value)) return t("unknown");
  if (value > 0 && value <= 0.005) return t("under1");
  if (value >= 0.995 && value < 1) return t("over99");
  return `${fixed(100 * value, 0)}\u00a0%`;
}

/** Numbers rounded alike: the last digit kept is about one twentieth of their width. Returns the texts and a factor word. */
export function alike(values: (Num | undefined)[], unit: string): [(string | null)[], string] {
  const given = values.filter(known);
  const million = !isShare(unit) && Math.max(0, ...given.map(Math.abs)) >= 1e6;
  const factor = isShare(unit) ? 100 : million ? 1e-6 : 1;
  const scaled = given.map((v) => v * factor);
  const width = Math.max(...scaled) - Math.min(...scaled) || Math.max(0, ...scaled.map(Math.abs));
  let decimals = width > 0 ? -Math.floor(Math.log10(width / 20)) : 0;
  const whole = isShare(unit) || (!million && !unit.includes("/") && unit.replace(/s$/, "") in COUNTED);
  if (whole && width >= 2) decimals = Math.min(0, decimals);
  const coarse = 10 ** Math.max(0, -decimals);
  const rounded = values.map((v) => (!known(v) ? null : coarse > 1 ? Math.round((v * factor) / coarse) * coarse : v * factor));
  const bare = rounded.every((v) => v === null || Number.isInteger(Number(v.toFixed(Math.max(0, decimals)))));
  const texts = rounded.map((v) => (v === null ? null : fixed(v, bare ? 0 : Math.max(0, decimals))));
  return [isShare(unit) ? texts.map((text, i) => honest(values[i], text)) : texts, million ? t("million") : ""];
}

/** A share's per cent, never 0 for something seen nor 100 for something missing. */
function honest(share: Num | undefined, text: string | null): string | null {
  if (text === null || !known(share) || share <= 0 || share >= 1) return text;
  return /^0([.,]0*)?$/.test(text) ? "<1" : /^100([.,]0*)?$/.test(text) ? ">99" : text;
}

/** The unit behind an amount as written; French keeps one until two, and joins its millions. */
function behind(value: Num | undefined, text: string | null | undefined, million: string, unit: string): string {
  const fr = lang.value === "fr";
  const word = unitWord(unit, !million && (fr ? known(value) && Math.abs(value) < 2 : text === "1"));
  if (!million) return word;
  const size = fr && known(value) && Math.abs(value) < 2e6 ? "million" : million;
  return [size, fr && word ? "de" : "", word].filter(Boolean).join("\u00a0");
}

/** A middle with its range: "43 days (19 to 120)"; a missing end is said to be `open`. */
export function interval(low: Num | undefined, mid: Num | undefined, high: Num | undefined, unit: string, open = t("open")): string {
  const [[a, b, c], million] = alike([low, mid, high], unit);
  if (!a && !b && !c) return open === t("open") ? t("unknown") : open;
  const middle = b ? [b, behind(mid, b, million, unit)].filter(Boolean).join("\u00a0") : open;
  return a || c ? `${middle} (${a ?? open} ${t("to")} ${c ?? open})` : middle;
}

/** A range without a middle: "20 to 30 %", "at least 5 days". */
export function span(low: Num, value: Num, high: Num, unit: string): string {
  if (known(value)) return interval(low, value, high, unit);
  if (known(low) && known(high)) {
    const [[a, b], million] = alike([low, high], unit);
    if (a === b) return interval(null, low, null, unit);
    return `${a} ${t("to")} ${b}\u00a0${behind(high, b, million, unit)}`.trim();
  }
  if (known(low)) return t("at_least", interval(null, low, null, unit));
  return known(high) ? t("at_most", interval(null, high, null, unit)) : t("unknown");
}

/** An ISO date in words; a month, a year or anything else is left nearly as it is. */
export function day(text: string | null | undefined, short = false): string {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text ?? "") ?? [];
  if (!year) return text ?? "";
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(date ?? 1)));
  const look: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (month) look.month = short ? "short" : "long";
  if (date) look.day = "numeric";
  return new Intl.DateTimeFormat(lang.value === "fr" ? "fr" : "en-GB", look).format(at).replace(lang.value === "fr" ? /^1 / : "\0", "1er ");
}

/** A span of dates. */
export const dates = (first: string, last: string | null): string =>
  !last || last === first ? day(first, true) : `${day(first, true)} ${t("to")} ${day(last, true)}`;
