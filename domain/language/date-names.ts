/** How a language writes dates. `order` holds the words day, month and year, each once. */
export interface DateNames {
  /** January to December, as they stand alone. */
  readonly alone: readonly string[];
  /** As they stand in a date, where some languages inflect them. */
  readonly inDate: readonly string[];
  readonly order: string;
}

const sameInDate = (months: string, order: string): DateNames => {
  const alone = months.split(" ");
  return { alone, inDate: alone, order };
};

export const swedishDates = sameInDate(
  "januari februari mars april maj juni juli augusti september oktober november december",
  "day month year",
);

export const englishDates = sameInDate(
  "January February March April May June July August September October November December",
  "day month year",
);

const finnish =
  "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu".split(
    " ",
  );

/** Finnish, Meänkieli and Northern Sámi inflect the month in a date, by the languages' own rules. */
export const finnishDates: DateNames = {
  alone: finnish,
  inDate: finnish.map((month) => `${month}ta`),
  order: "day. month year",
};

/** Names from MediaWiki; inflected from the one form that has been looked up, `janyaaria`. A draft until read. */
export const meankieliDates: DateNames = {
  alone:
    "janyaari fepryaari marsi aprilli mai jyyni jyyli aykysti septemperi oktuuperi nuvemperi tesemperi".split(
      " ",
    ),
  inDate:
    "janyaaria fepryaaria marsia aprillia maita jyyniä jyyliä aykystia septemperiä oktuuperia nuvemperia tesemperiä".split(
      " ",
    ),
  order: "day. month year",
};

const northernSami =
  "ođđajagemánnu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu suoidnemánnu borgemánnu čakčamánnu golggotmánnu skábmamánnu juovlamánnu".split(
    " ",
  );

export const northernSamiDates: DateNames = {
  alone: northernSami,
  inDate: northernSami.map((month) => month.replace(/mánnu$/, "mánu")),
  order: "month day. b. year",
};

/** YIVO spelling. */
export const yiddishDates = sameInDate(
  "יאַנואַר פֿעברואַר מאַרץ אַפּריל מײַ יוני יולי אויגוסט סעפּטעמבער אָקטאָבער נאָוועמבער דעצעמבער",
  "day month year",
);
