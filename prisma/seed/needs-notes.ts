import type { Answers } from "#domain/response/answers.ts";
import { anybody, fillForms } from "./form-filling.ts";
import { startRandom } from "./random.ts";

/** What some need in order to take part. No minority and no other answer stands beside it. */
export const needsNotes = (seed: string): readonly Answers[] =>
  fillForms(startRandom(`${seed}:needs`), anybody(84), {
    boxes: {
      languages_needed: {
        choices: {
          sv: 58,
          sv_easy: 18,
          fi: 38,
          fit: 11,
          "rom-x-arli": 10,
          "rom-x-kalderas": 2,
          rmu: 4,
          se: 7,
          sma: 8,
          sign: 2,
        },
      },
      support_needs: {
        choices: {
          interpreter: 34,
          translated_material: 40,
          read_aloud: 16,
          step_free: 24,
          hearing_loop: 14,
          screen_reader: 2,
          digital_help: 20,
          childcare: 13,
          companion: 12,
          safe_place: 17,
          food: 10,
          intro_training: 30,
        },
      },
      referral_conditions: {
        choices: {
          more_time: 52,
          plain_summary: 44,
          own_language: 40,
          oral_reply: 38,
          writing_help: 26,
          payment: 36,
          only_relevant: 30,
          result_report: 58,
        },
      },
    },
    singles: {},
    matrices: {},
    texts: {
      avoid_dates: [
        "Inte på lördagar och inte under de stora högtiderna i september och oktober.",
        "Inte i kalvmärkningen, alltså slutet av juni och början av juli.",
        "Inte den 6 februari och inte under renslakten i november.",
        "Juhannusviikolla ei.",
        "Inte den 8 april.",
        "Inte före klockan 17 på vardagar.",
      ],
    },
    others: { support_needs: ["Skjuts från byn"] },
  });
