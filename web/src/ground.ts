// The paper of a map: projection, frame, outlines as paths, and which ground is whose.
import { geoMercator } from "d3-geo";
import type { Box } from "./labels";
import type { Chart, Flow, Num, Outline, Place } from "./payload";

export type Point = [number, number];
export type Ground = { at: (lon: number, lat: number) => Point; width: number; height: number; frame: Box };
export type Spot = { place: Place; x: number; y: number; r: number; value: Num };
export type Arc = { flow: Flow; d: string; at: (t: number) => Point; wide: number; tip: Point; angle: number };

/** Points along a straight line, one every six pixels. */
export function along(a: Point, b: Point): Point[] {
  const n = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 6));
  return Array.from({ length: n + 1 }, (_, i): Point => [a[0] + ((b[0] - a[0]) * i) / n, a[1] + ((b[1] - a[1]) * i) / n]);
}

/** A frame round all places with a margin, never much higher than the page is. */
export function ground(places: Place[], width: number): Ground {
  const points = places.map((p): Point => [p.lon, p.lat]);
  const lons = points.map((p) => p[0]), lats = points.map((p) => p[1]);
  const span = Math.max(0.6, Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats));
  const pad = 0.05 * span;
  const corners: Point[] = [[Math.min(...lons) - pad, Math.min(...lats) - pad], [Math.max(...lons) + pad, Math.max(...lats) + pad]];
  const probe = geoMercator().scale(1000).translate([0, 0]);
  const [a, b] = [probe(corners[0]!)!, probe(corners[1]!)!];
  const height = Math.round(Math.min((width > 600 ? 0.72 : 1.05) * width, Math.max(0.5 * width, (width * Math.abs(b[1] - a[1])) / Math.abs(b[0] - a[0]))));
  const look = geoMercator().fitExtent([[0, 0], [width, height]], { type: "MultiPoint", coordinates: corners });
  return { at: (lon, lat) => look([lon, lat])!, width, height, frame: { x0: 2, y0: 2, x1: width - 2, y1: height - 2 } };
}

const closed = (o: Outline): boolean => {
  const [a, b] = [o.points[0], o.points.at(-1)];
  return o.points.length > 3 && !!a && !!b && a[0] === b[0] && a[1] === b[1];
};

/** Whether a ring encloses a point: a line to the east crosses it an odd number of times. */
export function holds(ring: Point[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([x1, y1], i) => {
    const [x0, y0] = ring[(i + ring.length - 1) % ring.length]!;
    if ((y0 > y) !== (y1 > y) && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside;
  });
  return inside;
}

export type Shape = { name: string; kind: "home" | "country" | "line" | "river" | "lake"; d: string; ring: Point[] };

/** Outlines as paths; the country round the capital is the home country. */
export function shapes(f: Chart, g: Ground): Shape[] {
  const seat = f.places.find((p) => p.kind === "capital");
  return (f.outlines ?? []).filter((o) => o.points.length > 1).map((o) => {
    const ring = o.points.map(([lon, lat]) => g.at(lon, lat));
    const water = o.kind === "river" || o.kind === "water";
    const home = o.kind === "home" || (o.kind === "country" && closed(o) && !!seat && holds(o.points, seat.lon, seat.lat));
    const kind = water ? "river" : o.kind === "lake" ? "lake" : home ? "home" : closed(o) ? "country" : "line";
    const d = "M" + thin(ring).map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
    return { name: o.name, kind, d: closed(o) ? d + "Z" : d, ring };
  });
}

function thin(points: Point[]): Point[] {
  let last = points[0]!;
  return points.filter((p, i) => {
    const keep = i === 0 || i === points.length - 1 || Math.abs(p[0] - last[0]) + Math.abs(p[1] - last[1]) >= 0.7;
    if (keep) last = p;
    return keep;
  });
}

/** Points inside the frame and inside a closed ring where its name may stand, the most central first. */
export function inner(ring: Point[], g: Ground): Point[] {
  const found: Point[] = [];
  for (let i = 1; i < 16; i++) for (let j = 1; j < 16; j++) {
    const p: Point = [(g.width * i) / 16, (g.height * j) / 16];
    if (holds(ring, ...p)) found.push(p);
  }
  const mean: Point = [0, 1].map((k) => found.reduce((s, p) => s + p[k]!, 0) / found.length) as Point;
  const off = (p: Point): number => Math.hypot(p[0] - mean[0], p[1] - mean[1]);
  return found.sort((a, b) => off(a) - off(b));
}
