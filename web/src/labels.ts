// Text on paper: how wide it is, how it breaks, and where labels may stand so that none covers another.

export type Box = { x0: number; y0: number; x1: number; y1: number };
export type Spot = { x: number; y: number; anchor: "start" | "middle" | "end"; box: Box; from?: [number, number]; cost?: number };

export const hits = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
export const within = (a: Box, b: Box): boolean => a.x0 >= b.x0 && a.y0 >= b.y0 && a.x1 <= b.x1 && a.y1 <= b.y1;

/** About how wide a line of text is, in pixels; a little generous. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const c of text) sum += "iljtf.,:;'|!I ()".includes(c) ? 0.32 : "mwMW%@—".includes(c) ? 0.86 : c !== c.toLowerCase() ? 0.72 : 0.56;
  return sum * size;
}

/** Text cut into lines of at most a width; words too long are cut, what does not fit ends in an ellipsis. */
export function wrap(text: string, width: number, size: number, most = 3): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \n\t]+/)) {
    const [head = "", ...tail] = pieces(word, width, size), last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${head}`, size) <= width) lines[lines.length - 1] = `${last} ${head}`;
    else lines.push(head);
    lines.push(...tail);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.replace(/.$/u, "")}…`];
}

function pieces(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const most = Math.max(4, Math.floor(width / (0.6 * size)));
  return word.match(new RegExp(`.{1,${most}}`, "gsu")) ?? [];
}

/** Places near the wanted ones, a gap apart (one gap for each) and inside low..high as far as there is room. */
export function spread(wanted: number[], gaps: number[], low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  let edge = low;
  for (const i of order) {
    placed[i] = Math.max(wanted[i]!, edge + gaps[i]! / 2);
    edge = placed[i]! + gaps[i]! / 2;
  }
  edge = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, edge - gaps[i]! / 2);
    edge = placed[i]! - gaps[i]! / 2;
  }
  return placed;
}

/** Where a label may go around a point of radius r, the best first. */
export function offers(text: string, x: number, y: number, r: number, size: number): Spot[] {
  const wide = textWidth(text, size), gap = r + 4, d = gap * 0.75;
  const rows: [number, number, Spot["anchor"]][] = [
    [x + gap, y + size * 0.35, "start"], [x - gap, y + size * 0.35, "end"], [x, y - gap, "middle"], [x, y + gap + size * 0.75, "middle"],
    [x + d, y - d, "start"], [x + d, y + d + size * 0.7, "start"], [x - d, y - d, "end"], [x - d, y + d + size * 0.7, "end"],
  ];
  return rows.map(([tx, ty, anchor]) => {
    const left = tx - { start: 0, middle: wide / 2, end: wide }[anchor];
    return { x: tx, y: ty, anchor, from: [x, y], box: { x0: left - 2, y0: ty - size * 0.85, x1: left + wide + 2, y1: ty + size * 0.28 } };
  });
}

/** The first free offer inside the frame, or none; what is found is taken. `lines` are points that are better not crossed. */
export function place(spots: Spot[], taken: Box[], frame: Box, lines: [number, number][] = []): Spot | undefined {
  const free = spots.filter((s) => within(s.box, frame) && !taken.some((b) => hits(s.box, b)));
  const crossed = (s: Spot): number =>
    lines.reduce((n, [x, y]) => n + Number(x > s.box.x0 && x < s.box.x1 && y > s.box.y0 && y < s.box.y1), 0);
  const best = free.map((s, i) => [s, crossed(s) + (s.cost ?? 0) + i / 20] as const).sort((a, b) => a[1] - b[1])[0]?.[0];
  if (best) taken.push(best.box);
  return best;
}
