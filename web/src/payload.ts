// The shape of the report's payload, schema durance.report/2. Python builds it; all strings are text, never markup.
// What stands between \u2068 and \u2069 in a French text is told in the language of the pack.

export type T = { en: string; fr: string };
export type Num = number | null;
export type Cell = string | number | null | T;

export type Observed = {
  date: string; until: string | null; low: Num; value: Num; high: Num; grade: string; use: string; text: string; claim?: string;
};
export type Series = { name: T; q05: Num[]; q25: Num[]; q50: Num[]; q75: Num[]; q95: Num[] };
export type Band = { low: Num[]; mid: Num[]; high: Num[] };
export type Bar = { name: T; q05: Num; q25: Num; q50: Num; q75: Num; q95: Num; note: T | null };
export type Place = { id: string; name: string; lat: number; lon: number; kind: string };
export type Flow = { from: string; to: string; q50: Num; q05: Num; q95: Num };
export type Outline = { name: string; kind: string; points: [number, number][] };

type Base = { title: T; note: T | null; unit: string };
export type Fan = Base & { kind: "fan"; dates: string[]; series: Series[]; observed: Observed[] };
export type Survival = Base & { kind: "survival"; days: number[]; stands: Band; kinds: (Band & { name: T })[] };
export type Bars = Base & { kind: "bars"; rows: Bar[]; zero: boolean };
export type Chart = Base & {
  kind: "map"; places: Place[]; roads: [string, string][]; values: Record<string, Num>; flows: Flow[]; outlines: Outline[]; legend: T;
};
export type Table = Base & { kind: "table"; head: T[]; rows: Cell[][]; anchors?: string[] };
export type Model = { name: T; q05: Num; q25: Num; q50: Num; q75: Num; q95: Num; verdict: T; inside: Num };
export type RangeRow = { id: string; text: T; unit: string; low: Num; high: Num; claims: string[]; models: Model[] };
export type Ranges = Base & { kind: "ranges"; rows: RangeRow[] };
export type Figure = Fan | Survival | Bars | Chart | Table | Ranges;

export type Dispute = { id: string; text: T; moves: string | T; flips: boolean };
export type Claim = {
  id: string; claim: string; grade: string; source: string; publisher: string; locator: string; url: string;
  date_event: string; date_published: string; weight: Num;
};
export type Missed = { id: string; text: string | T; observed: Cell; model: Cell; use: string };
export type Score = { case: string; label: T; text: T };
export type Question = {
  id: string; question: T; answer: T; scored: boolean; unscored: T | null; score?: Score | null;
  cases?: { id: string; met: number; of: number }[]; figures: Figure[]; disputes: Dispute[];
  de_share: Num; evidence: Claim[]; change_mind: T[]; missed: Missed[];
};
export type Verdict = { id: string; thesis: T; verdict: T; share: Num; interval: [Num, Num] | null; flips: (string | T)[] };
export type Head = {
  title: T; scenario: string | T; run: string; as_of: string; start: string; days: number; members: number;
  measures: (string | T)[]; made: string; version: string; schema: string;
};
export type Part = { id: string; title: T; lead: T | null; figures: Figure[]; notes: T[] };
export type Trust = { title: T; answer: T; parts: Part[] };
/** A unit after one and after many. */
export type Units = Record<string, { one: T; many: T }>;
export type Payload = {
  head: Head; questions: Question[]; trust: Trust; units: Units; verdicts: Verdict[]; limits: T[]; licences: { table: string; licence: string }[];
  scale: { low: number; high: number; word: T }[];
};
