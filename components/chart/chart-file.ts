import { isolated } from "#domain/language/direction-marks.ts";
import { type Paint, paints } from "./palette.ts";
import { fontSize, lineHeight, wrap } from "./panel-layout.ts";
import type { SaidChart } from "./said-chart.ts";

const svgNamespace = "http://www.w3.org/2000/svg";
const margin = 24;
const fonts = "'Noto Sans', 'Noto Sans Hebrew', sans-serif";

export interface ChartFile {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The chart as a picture that says everything by itself: question, finding, what the shades mean, every panel, notes.
 * Put together from what is on the page, in the colours of white paper whatever the page is shown in.
 */
export const chartFile = (figure: HTMLElement, chart: SaidChart): ChartFile => {
  const panels = [...figure.querySelectorAll<HTMLElement>(".chart-panel")].map(readPanel);
  const width = Math.max(480, ...panels.map((panel) => panel.width)) + 2 * margin;
  const isRtl = figure.querySelector(".chart-drawing")?.getAttribute("dir") === "rtl";
  const file = newDrawing(width, isRtl);

  file.write(chart.title, { size: 20, weight: 700 });
  file.write(chart.finding, { size: 15, weight: 400 });
  for (const entry of readLegend(figure, ".chart-drawing > .chart-legend > *")) {
    file.writeLegend(entry);
  }
  for (const { title, base, legend, drawing, height, ...panel } of panels) {
    file.write(base === "" ? title : `${isolated(title)} ${isolated(`(${base})`)}`, {
      size: 15,
      weight: 600,
    });
    for (const entry of legend) file.writeLegend(entry);
    if (drawing !== null) file.place(drawing, panel.width, height);
  }
  for (const note of chart.notes) file.write(note, { size: 12, weight: 400, paint: "chart-soft" });
  return file.finish();
};

interface LegendLine {
  readonly label: string;
  readonly paint: string;
  readonly isStriped: boolean;
}

const readLegend = (place: HTMLElement, entries: string): readonly LegendLine[] =>
  [...place.querySelectorAll<HTMLElement>(entries)].map(({ dataset }) => ({
    label: dataset.legend ?? "",
    paint: dataset.paint ?? "",
    isStriped: dataset.striped === "true",
  }));

const readPanel = (panel: HTMLElement) => {
  const drawing = panel.querySelector<SVGSVGElement>("svg.recharts-surface");
  return {
    title: panel.dataset.panel ?? "",
    base: panel.dataset.base ?? "",
    legend: readLegend(panel, "[data-legend]"),
    drawing,
    width: drawing?.width.baseVal.value ?? 0,
    height: drawing?.height.baseVal.value ?? 0,
  };
};

interface Style {
  readonly size: number;
  readonly weight: number;
  readonly paint?: Paint;
}

const newDrawing = (width: number, isRtl: boolean) => {
  const root = element("svg", { xmlns: svgNamespace, width, "font-family": fonts });
  const ground = element("rect", { width, fill: paints["chart-paper"][0] });
  root.append(ground);
  let top = margin;
  /** As far in from where lines begin as `inset`. */
  const from = (inset: number): number => (isRtl ? width - margin - inset : margin + inset);
  const anchored = { direction: "ltr", "text-anchor": isRtl ? "end" : "start" };

  const write = (text: string, { size, weight, paint = "chart-ink" }: Style): void => {
    top += size * 0.6;
    const line = lineHeight * (size / fontSize);
    for (const words of wrap(text, (width - 2 * margin) * (fontSize / size))) {
      top += line;
      const at = { ...anchored, x: from(0), y: top, "font-size": size, "font-weight": weight };
      const node = element("text", { ...at, fill: paints[paint][0] });
      node.textContent = isRtl ? isolated(words) : words;
      root.append(node);
    }
  };

  const writeLegend = ({ label, paint, isStriped }: LegendLine): void => {
    top += lineHeight + 4;
    const fill = isPaint(paint) ? paints[paint][0] : "none";
    const edge = { stroke: paints["chart-hatch"][0], "stroke-width": 1 };
    const x = Math.min(from(0), from(14));
    root.append(element("rect", { x, y: top - 12, width: 14, height: 14, fill, ...edge }));
    if (isStriped) root.append(element("path", { d: stripes(x, top - 12, 14), ...edge }));
    const at = {
      ...anchored,
      x: from(22),
      y: top,
      "font-size": fontSize,
      fill: paints["chart-ink"][0],
    };
    const node = element("text", at);
    node.textContent = isRtl ? isolated(label) : label;
    root.append(node);
  };

  const place = (drawing: SVGSVGElement, taken: number, height: number): void => {
    top += 10;
    const group = element("g", {
      transform: `translate(${Math.min(from(0), from(taken))} ${top})`,
    });
    for (const child of drawing.children) group.append(onPaper(child));
    root.append(group);
    top += height + 8;
  };

  const finish = (): ChartFile => {
    const height = Math.ceil(top + margin);
    for (const node of [root, ground]) node.setAttribute("height", String(height));
    root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    return { svg: new XMLSerializer().serializeToString(root), width, height };
  };

  return { write, writeLegend, place, finish };
};

/** Three slanting lines across a square. */
const stripes = (x: number, y: number, side: number): string =>
  [0.5, 1, 1.5]
    .map((part) => {
      const [near, far] = [Math.min(1, part) * side, Math.max(0, part - 1) * side];
      return `M${x + far} ${y + near}L${x + near} ${y + far}`;
    })
    .join("");

/** A copy whose colours stand in it, instead of coming from the page's styles. */
const onPaper = (original: Element): Element => {
  const copy = original.cloneNode(true) as Element;
  for (const node of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of node.classList) paintAs(node, name);
    const stroke = /^var\(--([\w-]+)\)$/.exec(node.getAttribute("stroke") ?? "")?.[1] ?? "";
    if (isPaint(stroke)) node.setAttribute("stroke", paints[stroke][0]);
    node.removeAttribute("class");
    node.removeAttribute("style");
  }
  return copy;
};

const paintAs = (node: Element, name: string): void => {
  if (name === "chart-edge") node.setAttribute("stroke", paints["chart-hatch"][0]);
  if (!isPaint(name)) return;
  const [colour] = paints[name];
  node.setAttribute(node.tagName === "line" ? "stroke" : "fill", colour);
};

const isPaint = (name: string): name is Paint => Object.hasOwn(paints, name);

const element = (name: string, attributes: Readonly<Record<string, string | number>>) => {
  const node = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
};

/** The same picture as dots, twice as fine as on the screen. */
export const asPng = async ({ svg, width, height }: ChartFile): Promise<Blob> => {
  const picture = new Image(width, height);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser cannot draw on a canvas");
  pen.scale(2, 2);
  pen.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("the canvas gave no picture"));
      else resolve(blob);
    }, "image/png");
  });
};
