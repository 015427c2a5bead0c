import "#components/invitation/invitation.css";
import type { Metadata } from "next";
import Link from "next/link";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { ProcessPage } from "#app/[lang]/staff/process/process-page.tsx";
import { Facts } from "#components/editor/facts.tsx";
import { BatchStateTag } from "#components/invitation/batch-list.tsx";
import { InvitationDone } from "#components/invitation/invitation-done.tsx";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { type BatchPlace, batchPlace } from "./batch-place.ts";
import { DecideBatch } from "./decide-batch.tsx";
import { SendBatch } from "./send-batch.tsx";

type Props = PageProps<"/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/[batch]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const translate = await staffTranslator(await pageLanguage(params));
  return { title: translate("invitations:title") };
};

const BatchPage = async ({ params, searchParams }: Props) => {
  const place = await batchPlace(params);
  const { language, words, page, here, batch } = place;
  const { translate } = words;
  const query = await searchParams;
  const search = typeof query.q === "string" ? query.q.slice(0, 200) : "";
  return (
    <ProcessPage language={language} process={page.process} here="surveys">
      <p className="not-printed">
        <Link href={here}>{translate("invitations:back")}</Link>
      </p>
      <h1>
        <bdi>{batch.label}</bdi>
      </h1>
      <p>
        <BatchStateTag state={batch.state} words={words} />
      </p>
      <InvitationDone done={query.done} failed={query.failed} words={words} />
      <Facts
        facts={[
          [translate("invitations:batch.group"), translate(`common:audience.${batch.audience}`)],
          [
            translate("invitations:batch.channel"),
            translate(`invitations:channel.${batch.channel}`),
          ],
          [translate("invitations:batch.size"), batch.size],
          [
            translate("invitations:batch.languages"),
            Object.entries(batch.languages)
              .map(([code, count]) =>
                translate("invitations:batch.languageCount", {
                  language: translate(`common:language.${code}`),
                  count,
                }),
              )
              .join(", "),
          ],
          [translate("invitations:batch.askedBy"), await proposerOf(place)],
        ]}
      />
      {batch.state === "proposed" && <DecideBatch place={place} search={search} />}
      {batch.state === "minted" && <SendBatch place={place} search={search} />}
    </ProcessPage>
  );
};

const proposerOf = async ({ words: { translate }, batch, page }: BatchPlace): Promise<string> => {
  if (batch.isOwn) return translate("invitations:batch.you");
  const { actor } = await requirePerson();
  const people = await staffOperations().listPeople(actor, page.wave.authority.id);
  const proposer = people.ok ? people.value.find(({ id }) => id === batch.proposedBy) : undefined;
  return proposer?.name ?? translate("invitations:batch.unknownPerson");
};

export default BatchPage;
