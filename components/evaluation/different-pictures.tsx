import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import type { Indicator } from "#domain/evaluation/pilot-evaluation.ts";

interface PicturesProps {
  readonly indicators: readonly Indicator[];
  readonly speech: Speech;
}

/** Mandatory points of the joint reading: where parties see different things. */
export const DifferentPictures = ({ indicators, speech }: PicturesProps) => {
  const { translate } = speech;
  return (
    <>
      <section aria-labelledby="pictures">
        <h2 id="pictures">{translate("evaluation:page.pictures.title")}</h2>
        <p>{translate("evaluation:page.pictures.introduction")}</p>
        <NotesOf
          indicators={indicators.filter((each) => each.differentPictures.length > 0)}
          note="evaluation:note.differentPictures"
          nothing={translate("evaluation:page.pictures.nothing")}
          speech={speech}
        />
      </section>
      <section aria-labelledby="spread">
        <h2 id="spread">{translate("evaluation:page.spread.title")}</h2>
        <p>{translate("evaluation:page.spread.introduction")}</p>
        <NotesOf
          indicators={indicators.filter((each) => each.wideSpread)}
          note="evaluation:note.spread"
          nothing={translate("evaluation:page.spread.nothing")}
          speech={speech}
        />
      </section>
    </>
  );
};

const NotesOf = ({
  indicators,
  note,
  nothing,
  speech,
}: PicturesProps & { readonly note: string; readonly nothing: string }) =>
  indicators.length === 0 ? (
    <p className="soft">{nothing}</p>
  ) : (
    <dl className="evaluation-said">
      {indicators.map(({ id, name, notes }) => (
        <div key={id}>
          <dt>
            <a href={`#indicator-${id}`}>
              <Words value={name} speech={speech} />
            </a>
          </dt>
          <dd>
            {notes
              .filter(({ key }) => key === note)
              .map(speech.say)
              .join(" ")}
          </dd>
        </div>
      ))}
    </dl>
  );
