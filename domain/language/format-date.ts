import type { LanguageCode } from "./registry.ts";
import { stockholmClock } from "./stockholm-clock.ts";

/**
 * "23 september 2026", on server and in browser alike. Own tables and no Intl: browsers write English dates for
 * languages that they do not know, and not the same ones as the server (languages/README.md 2). Where nobody has
 * checked the names of the months the date is written 2026-09-23, which everybody can read.
 * Takes a date or a moment (`2026-09-23T10:00:00Z`); a moment is told as the date it is in Sweden.
 */
export const formatDate = (language: LanguageCode, isoDate: string): string => {
  const date = dateOf(isoDate);
  const [year = "", month = "", day = ""] = date.split("-");
  const name = months[language]?.[Number(month) - 1];
  return name === undefined ? date : arrange(language, String(Number(day)), name, year);
};

/** "september 2026", from `2026-09`. */
export const formatMonth = (language: LanguageCode, isoMonth: string): string => {
  if (!isoMonthPattern.test(isoMonth)) throw new RangeError(`not a month: ${isoMonth}`);
  const [year = "", month = ""] = isoMonth.split("-");
  const name = monthsAlone[language]?.[Number(month) - 1];
  return name === undefined ? isoMonth : `${name} ${year}`;
};

/** "23 september 2026, 18:30": Swedish time on a 24-hour clock. */
export const formatMoment = (language: LanguageCode, isoMoment: string): string => {
  const { time } = stockholmClock(momentOf(isoMoment));
  return `${formatDate(language, isoMoment)}, ${time}`;
};

const isoDatePattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const isoMonthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/;

const dateOf = (iso: string): string => {
  if (!iso.includes("T")) {
    if (!isoDatePattern.test(iso)) throw new RangeError(`not a date: ${iso}`);
    return iso;
  }
  return stockholmClock(momentOf(iso)).date;
};

const momentOf = (iso: string): Date => {
  const moment = new Date(iso);
  if (!/T.*(?:Z|[+-]\d{2}:\d{2})$/.test(iso) || Number.isNaN(moment.getTime())) {
    throw new RangeError(`not a moment: ${iso}`);
  }
  return moment;
};

const arrange = (language: LanguageCode, day: string, month: string, year: string): string => {
  switch (language) {
    case "fi":
    case "fit":
      return `${day}. ${month} ${year}`;
    case "se":
      return `${month} ${day}. b. ${year}`;
    default:
      return `${day} ${month} ${year}`;
  }
};

type Months = Partial<Record<LanguageCode, readonly string[]>>;

const finnish = [
  "tammikuu",
  "helmikuu",
  "maaliskuu",
  "huhtikuu",
  "toukokuu",
  "kesäkuu",
  "heinäkuu",
  "elokuu",
  "syyskuu",
  "lokakuu",
  "marraskuu",
  "joulukuu",
];

/** As they stand alone. */
const monthsAlone: Months = {
  sv: [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  fi: finnish,
  fit: [
    "janyaari",
    "fepryaari",
    "marsi",
    "aprilli",
    "mai",
    "jyyni",
    "jyyli",
    "aykysti",
    "septemperi",
    "oktuuperi",
    "nuvemperi",
    "tesemperi",
  ],
  se: [
    "ođđajagemánnu",
    "guovvamánnu",
    "njukčamánnu",
    "cuoŋománnu",
    "miessemánnu",
    "geassemánnu",
    "suoidnemánnu",
    "borgemánnu",
    "čakčamánnu",
    "golggotmánnu",
    "skábmamánnu",
    "juovlamánnu",
  ],
  yi: [
    "יאַנואַר",
    "פֿעברואַר",
    "מאַרץ",
    "אַפּריל",
    "מײַ",
    "יוני",
    "יולי",
    "אויגוסט",
    "סעפּטעמבער",
    "אָקטאָבער",
    "נאָוועמבער",
    "דעצעמבער",
  ],
};

/**
 * As they stand in a date. Finnish, Meänkieli and Northern Sámi inflect the month there. Derived by the languages'
 * own rules from the names above (Meänkieli from the one form that has been looked up, `janyaaria`), and like all
 * wording in these languages a draft until a speaker has read it.
 */
const months: Months = {
  ...monthsAlone,
  fi: finnish.map((month) => `${month}ta`),
  fit: [
    "janyaaria",
    "fepryaaria",
    "marsia",
    "aprillia",
    "maita",
    "jyyniä",
    "jyyliä",
    "aykystia",
    "septemperiä",
    "oktuuperia",
    "nuvemperia",
    "tesemperiä",
  ],
  se: monthsAlone.se?.map((month) => month.replace(/mánnu$/, "mánu")) ?? [],
};
