import {
  at,
  type Compilation,
  isBlank,
  isObject,
  type JsonObject,
  type Place,
  refuse,
} from "./compilation.ts";
import { both, compileCondition, either } from "./compile-condition.ts";
import { compileQuestion } from "./compile-question.ts";
import { compileHtml, compileOptionalText, mapVersions } from "./compile-text.ts";
import type { Condition } from "./conditions.ts";
import { refuseUnknownProperties } from "./known-properties.ts";
import { isAllowedName } from "./names.ts";
import { isQuestion, type Page, type PageElement } from "./questionnaire.ts";

/** Panels inside panels; SurveyJS has no limit, a person reading has. */
const maxDepth = 8;

export const compilePage = (
  compilation: Compilation,
  page: unknown,
  position: Place,
): Page | null => {
  if (!isObject(page)) {
    refuse(compilation, "value_not_supported", position);
    return null;
  }
  const name = takeName(compilation, page.name, position);
  const place = { ...position, element: name };
  refuseUnknownProperties(compilation, page, place, pageProperties);
  const title = compileOptionalText(compilation, page.title, at(place, "title"));
  const visibleIf = compileCondition(compilation, page.visibleIf, at(place, "visibleIf"));
  const introduction = introductionOf(compilation, page, name, place);
  const elements = compileElements(compilation, page.elements, at(place, "elements"), 1);
  return { name, title, visibleIf, elements: [...introduction, ...elements] };
};

const pageProperties = ["name", "title", "description", "visibleIf", "elements"] as const;
const panelProperties = ["type", ...pageProperties] as const;
const noteProperties = ["type", "name", "html", "visibleIf"] as const;

const compileElements = (
  compilation: Compilation,
  elements: unknown,
  place: Place,
  depth: number,
): readonly PageElement[] => {
  if (isBlank(elements)) return [];
  if (!Array.isArray(elements)) {
    refuse(compilation, "value_not_supported", place);
    return [];
  }
  if (depth > maxDepth) {
    refuse(compilation, "too_deep", place);
    return [];
  }
  return elements.flatMap((element: unknown, index) =>
    compileElement(compilation, element, at(place, index), depth),
  );
};

const compileElement = (
  compilation: Compilation,
  element: unknown,
  position: Place,
  depth: number,
): readonly PageElement[] => {
  if (!isObject(element)) {
    refuse(compilation, "value_not_supported", position);
    return [];
  }
  const name = takeName(compilation, element.name, position);
  const place = { ...position, element: name };
  if (element.type === "panel") return compilePanel(compilation, element, name, place, depth);
  if (element.type === "html") return compileNote(compilation, element, name, place);
  const question = compileQuestion(compilation, element, name, place);
  compilation.met.set(name.toLowerCase(), question);
  return question === null ? [] : [question];
};

/** Flattened: the title becomes a heading, the condition is joined to each child's. */
const compilePanel = (
  compilation: Compilation,
  panel: JsonObject,
  name: string,
  place: Place,
  depth: number,
): readonly PageElement[] => {
  refuseUnknownProperties(compilation, panel, place, panelProperties);
  const title = compileOptionalText(compilation, panel.title, at(place, "title"));
  const condition = compileCondition(compilation, panel.visibleIf, at(place, "visibleIf"));
  const introduction = introductionOf(compilation, panel, name, place);
  const children = compileElements(compilation, panel.elements, at(place, "elements"), depth + 1);
  // SurveyJS hides a panel in which nothing is to be seen: a heading over nothing is hidden too.
  const visibleIf = both(condition, anyVisible(children));
  const heading =
    title === null ? [] : [{ kind: "heading", name, text: title, visibleIf } as const];
  return [
    ...heading,
    ...introduction.map((note) => ({ ...note, visibleIf })),
    ...children.map((child) => ({ ...child, visibleIf: both(condition, child.visibleIf) })),
  ];
};

const anyVisible = (children: readonly PageElement[]): Condition | null =>
  either(children.filter((child) => child.kind !== "heading").map((child) => child.visibleIf));

/** A description of a page or a panel is a note, its words taken as words. */
const introductionOf = (
  compilation: Compilation,
  element: JsonObject,
  name: string,
  place: Place,
): readonly Extract<PageElement, { kind: "note" }>[] => {
  const text = compileOptionalText(compilation, element.description, at(place, "description"));
  if (text === null) return [];
  const html = mapVersions(text, (words) => `<p>${escaped(words)}</p>`);
  return [{ kind: "note", name: `${name}-introduction`, html, visibleIf: null }];
};

const compileNote = (
  compilation: Compilation,
  element: JsonObject,
  name: string,
  place: Place,
): readonly PageElement[] => {
  refuseUnknownProperties(compilation, element, place, noteProperties);
  const html = compileHtml(compilation, element.html, at(place, "html"));
  const visibleIf = compileCondition(compilation, element.visibleIf, at(place, "visibleIf"));
  return html === null ? [] : [{ kind: "note", name, html, visibleIf }];
};

/** A name that nothing else has, whatever its letters' case: SurveyJS finds `{Topics}` under `topics`. */
const takeName = (compilation: Compilation, name: unknown, place: Place): string => {
  const spelled = typeof name === "string" ? name : "";
  const spot = at({ ...place, element: spelled === "" ? null : spelled }, "name");
  if (!isAllowedName(spelled)) refuse(compilation, "name_not_allowed", spot, String(name));
  else if (compilation.taken.has(spelled.toLowerCase())) {
    refuse(compilation, "duplicate_name", spot, spelled);
  }
  compilation.taken.add(spelled.toLowerCase());
  return spelled;
};

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const refuseUnfitGates = (compilation: Compilation, page: Page, place: Place): void => {
  if (page.visibleIf !== null) {
    refuse(compilation, "gate_not_supported", at(place, "visibleIf"));
  }
  for (const element of page.elements) {
    if (!isGate(element)) {
      refuse(compilation, "gate_not_supported", { ...place, element: element.name }, element.kind);
    }
  }
};

const isGate = (element: PageElement): boolean =>
  isQuestion(element) &&
  (element.kind === "text" ||
    (element.kind === "single" &&
      element.other === null &&
      (element.appearance === "radio" || element.appearance === "boolean")));
