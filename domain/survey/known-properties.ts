import {
  at,
  type Compilation,
  isBlank,
  isObject,
  type JsonObject,
  type Place,
  refuse,
} from "./compilation.ts";

/**
 * Refuses every property that would change who is asked what, or what counts as an answer, and that a Questionnaire
 * cannot say. How it looks in SurveyJS is let by: our pages look their own way.
 */
export const refuseUnknownProperties = (
  compilation: Compilation,
  object: JsonObject,
  place: Place,
  understood: readonly string[],
  presentation: readonly string[] = questionPresentation,
): void => {
  for (const [key, value] of Object.entries(object)) {
    if (understood.includes(key) || presentation.includes(key)) continue;
    if (isBlank(value) || isAtItsDefault(key, value)) continue;
    if (key === "choicesByUrl") refuse(compilation, "choices_by_url", at(place, key));
    else if (tyingProperties.has(key)) refuseTies(compilation, key, value, at(place, key));
    else refuse(compilation, "property_not_supported", at(place, key), key);
  }
};

/** Of a list (triggers, calculated values) each is pointed at, and called by its type or its name. */
const refuseTies = (compilation: Compilation, key: string, value: unknown, place: Place): void => {
  if (!Array.isArray(value)) {
    refuse(compilation, "ties_answers", place, key);
    return;
  }
  for (const [index, item] of value.entries()) {
    const called = isObject(item) ? (item.type ?? item.name) : undefined;
    const what = typeof called === "string" ? `${key}: ${called}` : key;
    refuse(compilation, "ties_answers", at(place, index), what);
  }
};

/**
 * What makes one answer depend on another, or fill it in. Answers that are tied cannot be published as tables of their
 * own (disclosure.md, Blocks): each would tell something about the other. A condition on a question, a page or a panel
 * is the one tie that is understood, and joined.
 */
const tyingProperties: ReadonlySet<string> = new Set([
  "triggers",
  "calculatedValues",
  "bindings",
  "choicesEnableIf",
  "choicesFromQuestion",
  "choicesFromQuestionMode",
  "choiceTextsFromQuestion",
  "choiceValuesFromQuestion",
  "choicesVisibleIf",
  "columnsVisibleIf",
  "defaultValueExpression",
  "eachRowUnique",
  "enableIf",
  "expression",
  "keyName",
  "maxValueExpression",
  "minSelectedChoices",
  "minValueExpression",
  "requiredIf",
  "resetValueIf",
  "rowsVisibleIf",
  "setValueExpression",
  "setValueIf",
  "valueName",
  "valuePropertyName",
]);

const isAtItsDefault = (key: string, value: unknown): boolean => {
  const usual = defaults[key];
  return usual === undefined ? value === false : usual.includes(value as string | boolean);
};

/** A property that says what SurveyJS does anyway says nothing; others are at their default when they are false. */
const defaults: Readonly<Record<string, readonly (string | boolean)[]>> = {
  visible: [true],
  storeOthersAsComment: [true],
  allowAddRows: [true],
  allowRemoveRows: [true],
  allowDigits: [true],
  showNavigationButtons: [true],
  choicesOrder: ["none"],
  rowOrder: ["initial"],
  rowsOrder: ["initial"],
  questionOrder: ["default", "initial"],
  maskType: ["none"],
  detailPanelMode: ["none"],
  // Ours always forgets what a hidden question was answered; "none" would send it.
  clearInvisibleValues: ["onComplete", "onHidden", true],
  clearIfInvisible: ["default", "onComplete", "onHidden"],
};

export const surveyPresentation = [
  "$schema",
  "sjsVersion",
  "locale",
  "allowResizeComment",
  "autoAdvanceAllowComplete",
  "autoAdvanceEnabled",
  "autoFocusFirstError",
  "autoFocusFirstQuestion",
  "autoGrowComment",
  "backgroundImage",
  "backgroundImageAttachment",
  "backgroundImageFit",
  "backgroundOpacity",
  "checkErrorsMode",
  "commentAreaRows",
  "completeText",
  "cookieName",
  "editText",
  "fitToContainer",
  "focusFirstQuestionAutomatic",
  "focusOnFirstError",
  "goNextPageAutomatic",
  "gridLayoutEnabled",
  "headerView",
  "logo",
  "logoFit",
  "logoHeight",
  "logoPosition",
  "logoWidth",
  "navigationButtonsLocation",
  "pageNextText",
  "pagePrevText",
  "previewMode",
  "previewText",
  "progressBarInheritWidthFrom",
  "progressBarLocation",
  "progressBarNavigationTextLocation",
  "progressBarShowNavigationText",
  "progressBarShowPageNumbers",
  "progressBarShowPageTitles",
  "progressBarType",
  "questionDescriptionLocation",
  "questionErrorLocation",
  "questionStartIndex",
  "questionTitleLocation",
  "questionTitlePattern",
  "questionsOnPageMode",
  "requiredMark",
  "requiredText",
  "showBrandInfo",
  "showCompletePage",
  "showNavigationButtons",
  "showPageNumbers",
  "showPageTitles",
  "showPrevButton",
  "showPreviewBeforeComplete",
  "showProgressBar",
  "showQuestionNumbers",
  "showTOC",
  "showTitle",
  "startSurveyText",
  "textUpdateMode",
  "tocLocation",
  "width",
  "widthMode",
] as const;

export const questionPresentation = [
  "alternateRows",
  "addRowButtonLocation",
  "addRowText",
  "acceptCarriageReturn",
  "allowClear",
  "allowResize",
  "autoGenerate",
  "autoGrow",
  "autocomplete",
  "cellErrorLocation",
  "colCount",
  "colSpan",
  "columnColCount",
  "columnMinWidth",
  "confirmDelete",
  "confirmDeleteText",
  "descriptionLocation",
  "displayMode",
  "displayRateDescriptionsAsExtremeItems",
  "errorLocation",
  "gridLayoutColumns",
  "horizontalScroll",
  "indent",
  "innerIndent",
  "inputSize",
  "inputTextAlignment",
  "maxWidth",
  "minWidth",
  "navigationTitle",
  "questionErrorLocation",
  "questionTitleLocation",
  "questionTitleWidth",
  "rateColorMode",
  "rateDescriptionLocation",
  "rateDisplayMode",
  "rateType",
  "removeRowText",
  "rowCount",
  "rowTitleWidth",
  "scaleColorMode",
  "searchEnabled",
  "searchMode",
  "separateSpecialChoices",
  "showHeader",
  "showInMultipleColumns",
  "showNumber",
  "showQuestionNumbers",
  "startWithNewLine",
  "state",
  "step",
  "swapOrder",
  "textUpdateMode",
  "textWrapEnabled",
  "titleLocation",
  "transposeData",
  "useDisplayValuesInDynamicTexts",
  "useTitleAsLabel",
  "verticalAlign",
  "width",
] as const;
