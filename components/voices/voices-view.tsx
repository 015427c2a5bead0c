import { deskTitle } from "#components/translation/desk-groups.ts";
import { Notice } from "#components/ui/notice.tsx";
import { clipLimits } from "#domain/language/audio-clip.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { TextUnit } from "#domain/language/text-unit.ts";
import { BulkUpload } from "./bulk-upload.tsx";
import { type ShownText, VoiceCard } from "./voice-card.tsx";
import {
  shownChoices,
  type UploadOutcome,
  type VoicesAddress,
  voicesQuery,
} from "./voices-address.ts";

interface VoicesViewProps {
  readonly voices: {
    readonly isLocked: boolean;
    readonly texts: readonly (ShownText & { readonly unit: TextUnit })[];
  };
  readonly collection: string;
  readonly address: VoicesAddress;
  readonly outcome: UploadOutcome;
  /** `/sv/staff/texts/interface/yi/voices` */
  readonly page: string;
  /** `?authority=…` */
  readonly query: string;
  readonly language: LanguageCode;
  readonly target: LanguageCode;
  /** Where else the person records: Swedish too, which has no desk of its own. */
  readonly others: readonly LanguageCode[];
  readonly remove: (form: FormData) => Promise<void>;
  readonly translate: Translate;
}

const onePage = 30;

/** The texts of a collection with the voices that read them. */
export const VoicesView = (props: VoicesViewProps) => {
  const { voices, collection, address, outcome, page, query, language, target, others, translate } =
    props;
  const { texts, isLocked } = voices;
  const recorded = texts.filter(({ clip }) => clip !== null).length;
  const { endonym, direction } = languageOf(target);
  const upload = `${page}/upload${query}`;
  return (
    <>
      <h1>
        {translate("voices:heading", { language: translate(`common:language.${target}`) })}{" "}
        <bdi className="soft desk-endonym" lang={target} dir={direction}>
          {endonym}
        </bdi>
      </h1>
      <p className="lead">{deskTitle({ collection, units: texts }, translate)}</p>
      {others.length > 0 && (
        <nav className="voice-filters" aria-label={translate("voices:others")}>
          {others.map((code) => (
            <a
              key={code}
              href={`${page.replace(/[^/]+\/voices$/, `${code}/voices`)}${query}`}
              hrefLang={language}
              lang={code}
              dir={languageOf(code).direction}
            >
              {languageOf(code).endonym}
            </a>
          ))}
        </nav>
      )}
      <Outcome outcome={outcome} translate={translate} />
      <p>{translate("voices:introduction")}</p>
      {isLocked ? (
        <Notice tone="information" word={translate("staff:ui.information")}>
          <p>{translate("voices:locked")}</p>
        </Notice>
      ) : (
        <>
          <p>
            {translate("voices:formats", {
              megabytes: clipLimits.bytes / 1_000_000,
              minutes: clipLimits.milliseconds / 60_000,
            })}{" "}
            {translate("voices:tags")}
          </p>
          <BulkUpload
            upload={upload}
            back={`${page}${voicesQuery(query, address)}`}
            units={texts.map(({ unit, clip }) => ({ id: unit.id, isRecorded: clip !== null }))}
          />
        </>
      )}
      <h2 id="texts">{translate("voices:list.title")}</h2>
      <p>{translate("voices:list.progress", { recorded, total: texts.length })}</p>
      <Cards {...props} upload={upload} />
    </>
  );
};

const Cards = ({
  voices: { texts, isLocked },
  address,
  page,
  query,
  language,
  target,
  remove,
  translate,
  upload,
}: VoicesViewProps & { readonly upload: string }) => {
  const found = texts
    .map((shown, index) => ({ shown, number: index + 1 }))
    .filter(({ shown }) => isShown(shown, address.show));
  const pages = Math.max(1, Math.ceil(found.length / onePage));
  const at = Math.min(address.page, pages);
  const here = { ...address, page: at };
  const link = (change: Partial<VoicesAddress>) => `${page}${voicesQuery(query, here, change)}`;
  return (
    <>
      <nav className="voice-filters" aria-label={translate("voices:list.filter")}>
        {shownChoices.map((show) => (
          <a
            key={show}
            href={`${link({ show, page: 1 })}#texts`}
            aria-current={show === address.show ? "page" : undefined}
          >
            {translate(`voices:show.${show}`, {
              count: texts.filter((each) => isShown(each, show)).length,
            })}
          </a>
        ))}
      </nav>
      {found.length === 0 && <p>{translate("voices:list.nothing")}</p>}
      {found.slice((at - 1) * onePage, at * onePage).map(({ shown, number }) => (
        <VoiceCard
          key={shown.unit.id}
          shown={shown}
          number={number}
          target={target}
          page={language}
          isLocked={isLocked}
          upload={upload}
          back={`${link({})}#text-${number}`}
          removal={
            address.remove === shown.unit.id
              ? null
              : `${link({ remove: shown.unit.id })}#text-${number}`
          }
          remove={remove}
          translate={translate}
        />
      ))}
      {pages > 1 && (
        <nav className="voice-filters" aria-label={translate("voices:list.pages")}>
          {Array.from({ length: pages }, (_, index) => (
            <a
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
              key={index}
              href={`${link({ page: index + 1 })}#texts`}
              aria-current={index + 1 === at ? "page" : undefined}
            >
              {index + 1}
            </a>
          ))}
        </nav>
      )}
    </>
  );
};

const isShown = ({ clip, differs }: ShownText, show: VoicesAddress["show"]): boolean => {
  switch (show) {
    case "all":
      return true;
    case "missing":
      return clip === null;
    case "recorded":
      return clip !== null;
    case "differs":
      return differs;
  }
};

const Outcome = ({
  outcome: { saved, described, removed, refused },
  translate,
}: {
  readonly outcome: UploadOutcome;
  readonly translate: Translate;
}) => {
  const done = Object.entries({ saved, described, removed }).filter(([, count]) => count > 0);
  return (
    <>
      {done.length > 0 && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          {done.map(([what, count]) => (
            <p key={what}>{translate(`voices:done.${what}`, { count })}</p>
          ))}
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="danger" word={translate("staff:ui.danger")} isAnswer>
          <ul>
            {refused.map(({ name, code }) => (
              <li key={`${code} ${name}`}>
                {name !== "" && (
                  <>
                    <bdi>{name}</bdi>:{" "}
                  </>
                )}
                {translate(`voices:problem.${code}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
};
