// Colours shared by all figures; every text colour has a contrast of at least 4.5 on its ground.

export const CARD = "#fffdf8", INK = "#1f1d1a", QUIET = "#59534a", RULE = "#d9d1c0", GRID = "#e9e3d5";
export const LAND = "#efeadd", HOME = "#fdfbf5", BORDER = "#b3a88f", WATER = "#7fa6b8", WARN = "#8c1d18", FLOW = "#5c1846";
export const SERIES = ["#24566b", "#9a4f0c", "#5b3f83", "#3f6b2e", "#8c1d18", "#59534a"];
// from little to much: lightness falls evenly, so that it survives grey print and colour blindness
export const RAMP = ["#f8ecd2", "#e8b873", "#d07f3c", "#a8452a", "#6f1d1b"];

export const colour = (i: number): string => SERIES[i % SERIES.length]!;

/** The colour of a share 0..1 on the ramp. */
export function shade(share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (RAMP.length - 1);
  const i = Math.min(RAMP.length - 2, Math.floor(at));
  const [a, b] = [RAMP[i]!, RAMP[i + 1]!];
  const part = (k: number): string => {
    const [x, y] = [parseInt(a.slice(k, k + 2), 16), parseInt(b.slice(k, k + 2), 16)];
    return Math.round(x + (y - x) * (at - i)).toString(16).padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}
