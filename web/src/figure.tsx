// The picture that fits the kind of a figure.
import type { JSX } from "preact";
import { BarChart } from "./bars";
import { FanChart } from "./fan";
import { MapChart } from "./map";
import type { Figure } from "./payload";
import { RangesFigure } from "./ranges";
import { SurvivalChart } from "./survival";
import { TableFigure } from "./table";

export function Drawn({ f }: { f: Figure }): JSX.Element {
  switch (f.kind) {
    case "fan": return <FanChart f={f} />;
    case "survival": return <SurvivalChart f={f} />;
    case "bars": return <BarChart f={f} />;
    case "map": return <MapChart f={f} />;
    case "table": return <TableFigure f={f} />;
    case "ranges": return <RangesFigure f={f} />;
  }
}
