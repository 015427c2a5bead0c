import { fromStockholmClock } from "#domain/language/from-stockholm-clock.ts";
import { type Admission, admissions } from "#domain/shared/regimes.ts";

type OpeningField = "opens" | "closes";

export type OpeningProblem =
  | "closes_missing"
  | "time_invalid"
  | "closes_before_opens"
  | "closes_in_past";

/** How a wave is to be opened, as the address says it. */
export interface Opening {
  /** As they were written, so that a form can show them again. */
  readonly values: Readonly<
    Record<"admission" | "opens" | "closes" | "needs" | "exchange", string>
  >;
  readonly problems: readonly { readonly field: OpeningField; readonly code: OpeningProblem }[];
  /** Null until everything has been chosen and can be used. */
  readonly request: {
    readonly admission: Admission;
    /** Null: at once. */
    readonly opensAt: Date | null;
    readonly closesAt: Date;
    readonly needs: string;
    /** The server may exchange the codes of people without JavaScript. Only where there are codes. */
    readonly serverExchange: boolean;
  } | null;
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Nothing has been asked for while the address does not say who may answer. */
export const readOpening = (query: Query, instrument: string, now: Date): Opening => {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === "string" ? value.slice(0, 100) : "";
  };
  const asked = admissions.find((each) => each === text("admission"));
  const usualNeeds = instrument === "needs_inventory" ? "built_in" : "none";
  const values = {
    admission: asked ?? "open",
    opens: text("opens"),
    closes: text("closes"),
    needs: text("needs") === "" ? usualNeeds : text("needs"),
    exchange: text("exchange") === "yes" && asked === "invited" ? "yes" : "",
  };
  if (asked === undefined) return { values, problems: [], request: null };

  const opensAt = values.opens === "" ? null : fromStockholmClock(values.opens);
  const closesAt = fromStockholmClock(values.closes);
  const problems: Opening["problems"][number][] = [];
  if (values.opens !== "" && opensAt === null) {
    problems.push({ field: "opens", code: "time_invalid" });
  }
  if (closesAt === null) {
    problems.push({
      field: "closes",
      code: values.closes === "" ? "closes_missing" : "time_invalid",
    });
  } else if (closesAt <= now) {
    problems.push({ field: "closes", code: "closes_in_past" });
  } else if (opensAt !== null && closesAt <= opensAt) {
    problems.push({ field: "closes", code: "closes_before_opens" });
  }
  return problems.length > 0 || closesAt === null
    ? { values, problems, request: null }
    : {
        values,
        problems,
        request: {
          admission: asked,
          opensAt,
          closesAt,
          needs: values.needs,
          serverExchange: values.exchange === "yes",
        },
      };
};
