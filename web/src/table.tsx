// A plain table of the payload.
import type { JSX } from "preact";
import { useContext, useState } from "preact/hooks";
import { Asked, Linked } from "./evidence";
import { printing, Scroll } from "./frame";
import { tick } from "./format";
import { say, t, tongue } from "./i18n";
import type { Cell, Table } from "./payload";

const FEW = 8;

/** A cell in words: text, a number, or a dash. */
export const cell = (c: Cell | undefined): string => (c === null || c === undefined ? "–" : typeof c === "number" ? tick(c, "") : say(c));

function Told({ c }: { c: Cell | undefined }): JSX.Element {
  const q = useContext(Asked);
  return typeof c === "object" && c !== null ? <Linked text={c} q={q ?? undefined} /> : <>{cell(c)}</>;
}

/** A table; a long one shows its first rows, all of them when asked, on paper and where links lead to its rows. */
export function TableFigure({ f }: { f: Table }): JSX.Element {
  const [all, setAll] = useState(false);
  const rows = all || printing.value || f.anchors || f.rows.length <= FEW + 2 ? f.rows : f.rows.slice(0, FEW);
  return (
    <div class="figure">
      <h3 class="figtitle" lang={tongue(f.title)}>{say(f.title)}</h3>
      {f.rows.length === 0 ? <p class="empty">{t("empty")}</p>
        : <Scroll name={say(f.title)}>
            <thead><tr>{f.head.map((h) => <th scope="col">{say(h)}</th>)}</tr></thead>
            <tbody>{rows.map(([first, ...rest], i) => <tr id={f.anchors?.[i]}><th scope="row"><Told c={first} /></th>{rest.map((c) => <td><Told c={c} /></td>)}</tr>)}</tbody>
          </Scroll>}
      {(all || rows.length < f.rows.length) && <button type="button" class="fold" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t("rows_few") : t("rows_all", f.rows.length)}</button>}
      {f.note && <p class="note" lang={tongue(f.note)}>{say(f.note)}</p>}
    </div>
  );
}
