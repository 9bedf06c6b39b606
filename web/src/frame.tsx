// What every figure has: a title, a picture with a text alternative, a note, and its numbers as a table.
import { signal } from "@preact/signals";
import { type ComponentChildren, createContext, type JSX } from "preact";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import { say, t, tongue } from "./i18n";
import type { T } from "./payload";

export type Rows = { head: string[]; rows: string[][]; note?: string };
/** True while the page is being printed: figures are then drawn for A4, alone or two in a row. */
export const printing = signal(false);
export const Alone = createContext(true);
const PAPER = { alone: 680, beside: 334 };

type Props = {
  title: T; unit?: string; note: T | null; said: string; keys?: string[]; table: Rows; extra?: ComponentChildren;
  draw: (width: number) => { height: number; body: ComponentChildren } | null;
};

/** A figure drawn at the width it has on screen, so that its letters keep their size. */
export function Frame({ title, unit = "", note, said, keys = [], table, extra, draw }: Props): JSX.Element {
  const room = useRef<HTMLDivElement>(null);
  const alone = useContext(Alone);
  const screen = useWidth(room);
  const width = printing.value ? (alone ? PAPER.alone : PAPER.beside) : screen;
  const drawn = draw(width);
  return (
    <figure>
      <h3 class="figtitle" lang={tongue(title)}>{say(title)}{unit && unit !== "%" && <span class="unit"> ({unit})</span>}</h3>
      <div ref={room} class="room">
        {drawn
          ? <svg role="img" aria-label={`${say(title)}. ${said}`} viewBox={`0 0 ${width} ${drawn.height}`}>{drawn.body}</svg>
          : <p class="empty">{t("empty")}</p>}
      </div>
      <figcaption>
        {drawn && extra}
        {note && <p class="note" lang={tongue(note)}>{say(note)}</p>}
        {drawn && keys.length > 0 && <p class="key">{keys.join(" ")}</p>}
        {table.rows.length > 0 && <Data title={say(title)} {...table} />}
      </figcaption>
    </figure>
  );
}

function useWidth(room: { current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const box = room.current;
    if (!box) return;
    const measure = (): void => setWidth(Math.max(260, Math.round(box.clientWidth)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return width;
}

/** The numbers behind a picture. */
function Data({ title, head, rows, note }: Rows & { title: string }): JSX.Element {
  return (
    <details class="data">
      <summary>{t("data")}<span class="away">: {title}</span></summary>
      <Scroll name={`${t("data")}: ${title}`}>
        {note && <caption>{note}</caption>}
        <thead><tr>{head.map((h) => <th scope="col">{h}</th>)}</tr></thead>
        <tbody>{rows.map(([first, ...rest]) => <tr><th scope="row">{first}</th>{rest.map((c) => <td>{c}</td>)}</tr>)}</tbody>
      </Scroll>
    </details>
  );
}

/** A table that scrolls by itself where it is wider than the page, also by keyboard. */
export function Scroll({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return <div class="scroll" tabIndex={0} role="group" aria-label={name}><table>{children}</table></div>;
}

/** Lines of text in a picture, one below the other. */
export function Lines(p: { x: number; y: number; lines: string[]; size?: number; fill?: string; anchor?: "start" | "middle" | "end"; bold?: boolean; step?: number }): JSX.Element {
  const size = p.size ?? 12;
  return (
    <text x={p.x} y={p.y} font-size={size} fill={p.fill} text-anchor={p.anchor} font-weight={p.bold ? 600 : undefined}>
      {p.lines.map((line, i) => <tspan x={p.x} dy={i ? (p.step ?? size * 1.2) : 0}>{line}</tspan>)}
    </text>
  );
}
