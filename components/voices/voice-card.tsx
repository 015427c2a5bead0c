import { StatusTag } from "#components/ui/status-tag.tsx";
import { clipFileName } from "#domain/language/clip-file-name.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";

export interface ShownText {
  readonly unit: { readonly id: string; readonly source: string };
  readonly text: string | null;
  readonly differs: boolean;
  readonly clip: {
    readonly id: string;
    readonly size: number;
    readonly milliseconds: number;
    readonly transcript: string;
  } | null;
}

interface VoiceCardProps {
  readonly shown: ShownText;
  readonly number: number;
  readonly target: LanguageCode;
  readonly page: LanguageCode;
  readonly isLocked: boolean;
  /** Where the form is sent. */
  readonly upload: string;
  /** Of this page, to come back to. */
  readonly back: string;
  /** Address that asks whether to remove; null where that is being asked. */
  readonly removal: string | null;
  readonly remove: (form: FormData) => Promise<void>;
  readonly translate: Translate;
}

/** One text with its recording. Without a script: plain forms and links. */
export const VoiceCard = (props: VoiceCardProps) => {
  const { shown, number, target, page, isLocked, translate } = props;
  const { unit, text, clip, differs } = shown;
  const heading = `text-${number}`;
  const { direction } = languageOf(target);
  return (
    <section className="voice-card" aria-labelledby={heading}>
      <h3 id={heading} lang={target} dir={direction}>
        {text === null ? (
          <span lang="sv" dir="ltr">
            {asSpoken(unit.source)}
          </span>
        ) : (
          asSpoken(text)
        )}
      </h3>
      {text === null && target !== "sv" && (
        <p className="soft">{translate("voices:card.unwritten")}</p>
      )}
      {text !== null && target !== "sv" && (
        <p className="soft" lang="sv" dir="ltr">
          {asSpoken(unit.source)}
        </p>
      )}
      {clip === null ? (
        <StatusTag tone="ahead">{translate("voices:card.none")}</StatusTag>
      ) : (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: it reads aloud what stands above it. */}
          <audio
            controls
            preload="none"
            src={`/${page}/clip/${clip.id}`}
            aria-labelledby={heading}
          />
          <p className="soft">
            {translate("voices:card.measures", {
              seconds: Math.max(1, Math.round(clip.milliseconds / 1000)),
              kilobytes: Math.max(1, Math.round(clip.size / 1000)),
            })}
          </p>
          {clip.transcript !== "" && differs && (
            <>
              <StatusTag tone="warning">{translate("voices:card.differs")}</StatusTag>
              <p lang={target} dir={direction}>
                {clip.transcript}
              </p>
            </>
          )}
        </>
      )}
      {!isLocked && <VoiceForms {...props} />}
    </section>
  );
};

const VoiceForms = ({
  shown: { unit, clip, differs },
  number,
  upload,
  back,
  removal,
  remove,
  translate,
}: VoiceCardProps) => {
  const file = `file-${number}`;
  const transcript = `transcript-${number}`;
  return (
    <>
      {removal === null && clip !== null && (
        <form action={remove} className="voice-removal" id={`remove-${number}`}>
          <p>{translate("voices:card.removeQuestion")}</p>
          <input type="hidden" name="unit" value={unit.id} />
          <div className="button-row">
            <a className="button button-secondary" href={back}>
              {translate("voices:card.keep")}
            </a>
            <button type="submit" className="button button-danger">
              {translate("voices:card.removeConfirm")}
            </button>
          </div>
        </form>
      )}
      <details className="details" open={clip === null}>
        <summary>{translate(clip === null ? "voices:card.add" : "voices:card.change")}</summary>
        <form
          className="details-content"
          action={upload}
          method="post"
          encType="multipart/form-data"
        >
          <input type="hidden" name="unit" value={unit.id} />
          <input type="hidden" name="back" value={back} />
          <div className="field">
            <label className="field-label" htmlFor={file}>
              {translate("voices:card.file")}
            </label>
            <p className="field-help" id={`${file}-help`}>
              {translate("voices:card.fileName")} <code dir="ltr">{clipFileName(unit.id)}</code>
            </p>
            <input
              className="control control-middle"
              id={file}
              name="file"
              type="file"
              accept={acceptedFiles}
              aria-describedby={`${file}-help`}
            />
          </div>
          <div className="field">
            <label className="field-label" htmlFor={transcript}>
              {translate("voices:card.transcript")}
            </label>
            <p className="field-help" id={`${transcript}-help`}>
              {translate("voices:card.transcriptHelp")}
            </p>
            <textarea
              className="control control-full"
              id={transcript}
              name="transcript"
              rows={2}
              dir="auto"
              defaultValue={differs ? clip?.transcript : ""}
              aria-describedby={`${transcript}-help`}
            />
          </div>
          <button type="submit" className="button button-primary">
            {translate("voices:card.save")}
          </button>
        </form>
      </details>
      {removal !== null && clip !== null && (
        <p>
          <a href={removal} className="voice-remove">
            {translate("voices:card.remove")}
          </a>
        </p>
      )}
    </>
  );
};

/** A hint to the browser's own choice of files; what counts is what is in them. */
export const acceptedFiles = "audio/mpeg,audio/ogg,.mp3,.opus,.ogg";

const asSpoken = (text: string): string => text.replace(/<[^>]*>/g, " ").trim();
