import type { OwnWords } from "./needs-answers.ts";

/* Invented. Nobody has written these sentences; no place, association or person in them exists. */

export const swedenFinnWords: OwnWords = {
  influence_result: [
    "Att min mamma får tala finska med dem som kommer hem till henne, varje dag och inte bara ibland.",
    "Att det finns någon på vårdcentralen som svarar på finska när man ringer.",
    "Äitini pitää saada puhua suomea lääkärin kanssa ilman että minä olen tulkkina.",
    "Att personal som kan finska får visa det, till exempel med en knapp på kläderna.",
    "Kallelser och brev på finska. I dag får jag läsa dem för hela trappuppgången.",
    "Att vi inte behöver förklara samma sak för en ny handläggare varje år.",
    "Haluan että muistisairaille on suomenkielinen ryhmä.",
    "Att barnbarnen hör finska på biblioteket också, inte bara hemma hos oss.",
    "Att det står på kallelsen att man kan få tala finska, och att det stämmer när man kommer dit.",
    "Hoitokodissa pitää olla joku joka puhuu suomea myös öisin.",
    "Att ni frågar oss innan ni lägger ner det finska boendet.",
    "Att tolken är bokad när jag kommer och inte när jag går.",
    "Att vi får veta vad ni gjorde med det vi sade på mötet i våras.",
    "Suomenkielinen muistipolku, josta meille on luvattu jo kauan.",
    "Att vårdpersonal som kan finska räknas som en tillgång när ni anställer.",
    "Att finska är ett val på knapptelefonen, inte bara svenska och engelska.",
    "Att besluten kommer tillbaka till oss på papper och på finska.",
    "Att äldre får samma personal, någon som kan språket och seden.",
    "Att vi får besked också när svaret är nej.",
    "Att besked om nya tider kommer på finska och i god tid.",
    "Att någon hör av sig efteråt med besked om hur det gick.",
  ],
  topic_own: [
    "Minnesmottagningen. Den som får demens tappar svenskan först.",
    "Vilka rättigheter har vi när avtal med privata vårdgivare skrivs?",
    "Suomenkielinen palvelu puhelimessa, myös iltaisin.",
    "Resorna till sjukhuset, bussen går bara två gånger om dagen från vår by.",
    "Att webbsidan på finska är densamma som den svenska och inte tre år gammal.",
    "Finskspråkig personal i hemsjukvården under sommaren.",
  ],
  otherTopics: ["Bårhus och begravningar på finska", "Digitala tjänster för äldre"],
};

export const romaWords: OwnWords = {
  influence_result: [
    "Att jag blir trodd när jag söker vård för mina barn.",
    "Att personalen får lära sig vilka vi är, av oss och inte av en film.",
    "Att någon ringer tillbaka. Vi har varit på fem möten och aldrig fått ett svar.",
    "Att det finns brobyggare på varje vårdcentral och att de är anställda på riktigt.",
    "Att våra ungdomar vill säga att de är romer när de söker jobb hos er.",
    "Ett ställe att vända sig till när man har blivit illa behandlad, där det händer något.",
    "Att resande nämns också. Vi har funnits i den här trakten i fyrahundra år.",
  ],
  topic_own: [
    "Bemötandet på akuten. Det händer varje vecka.",
    "Tandvård för barn. Många vågar inte gå dit.",
    "Varför får vi inte ta in hela familjen när någon ligger för döden?",
    "Jobben. Ni talar om mångfald men anställer inte oss.",
    "Vi vill träffas ofta, annars glömmer ni bort oss mellan gångerna.",
    "Hälsan hos kvinnor som är över femtio.",
  ],
  otherTopics: ["Brobyggare", "Anmälningar om diskriminering"],
};

export const samiWords: OwnWords = {
  influence_result: [
    "Att psykvården förstår vad det är att vara renskötare. Nu får man förklara från början varje gång.",
    "Att samiska språk syns på skyltarna på sjukhuset.",
    "Att vi får vara med innan det finns ett färdigt förslag, inte efteråt.",
    "Att sydsamiskan räknas, inte bara nordsamiskan.",
    "Att det står i besluten hur det vi sade har använts.",
    "Kunskap om samisk historia i utbildningen för alla nyanställda.",
  ],
  topic_own: [
    "Psykisk hälsa hos unga i renskötande familjer.",
    "Den nya planen för vindkraft och vägar. När får vi se den?",
    "Forskning på oss utan oss. Vi vill ha etiska regler.",
    "Skillnaden mellan samråd och konsultation. Det blandas ihop hela tiden.",
    "Möten mitt i kalvmärkningen fungerar inte.",
  ],
  otherTopics: ["Rennäringens arbetsmiljö", "Samiska samlingar på museet"],
};

export const tornedalianWords: OwnWords = {
  influence_result: [
    "Att meänkieli hörs på riktigt, inte bara på en banderoll en dag om året.",
    "Att de gamla på boendet får sjunga på sitt språk.",
    "Att ni skiljer på meänkieli och finska när ni bokar tolk.",
    "Att skolans sår erkänns också av er som arbetar med hälsa.",
  ],
  topic_own: [
    "Vem har ansvar för meänkieli i äldres vård och hälsa?",
    "Biblioteksbussen. Den har nästan inga böcker på meänkieli.",
    "Historien om försvenskningen, och vad den har gjort med folk.",
  ],
  otherTopics: ["Inspelningar av äldre som berättar"],
};

export const jewishWords: OwnWords = {
  influence_result: ["Att man kan gå på ett möte utan att först fundera på om det är säkert."],
  topic_own: ["Beredskap när hoten ökar, och vem vi ringer då."],
  otherTopics: [],
};

export const unstatedWords: OwnWords = {
  influence_result: ["Att det märks att någon har läst det vi skriver."],
  topic_own: [],
  otherTopics: [],
};
