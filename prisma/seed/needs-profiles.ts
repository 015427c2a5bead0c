import type { NeedsProfile } from "./needs-questions.ts";

/*
 * What the invented people of Region Granmark answer. The differences between the groups are made up to show what the
 * platform does with differences; they say nothing about what any real group thinks.
 */

export const swedenFinns: NeedsProfile = {
  ages: [10, 41, 45, 4],
  boxes: {
    influence_why: [62, 70, 40, 18, 35, 30, 28, 46],
    topics: [45, 20, 18, 72, 14, 12, 15, 66, 20, 44, 22, 10, 9, 30, 16],
    extra_meetings: [48, 66, 40, 52],
    times_places: [58, 52, 18, 48, 44, 40, 62],
    feedback_how: [66, 40, 42, 52, 24, 36],
    compensation: [62, 34, 66, 30, 14, 38],
    barriers: [44, 34, 16, 16, 12, 8, 26, 32, 46],
  },
  excluding: { extra_meetings: 6, compensation: 7 },
  singles: {
    influence_level: [8, 16, 40, 22, 8, 3],
    topic_first: [10, 3, 3, 31, 2, 1, 1, 20, 2, 11, 2, 1, 0, 6, 2, 3],
    interval: [6, 20, 50, 13, 5, 5, 1],
    length: [8, 26, 42, 12, 6, 3],
    agenda_setting: [46, 29, 8, 11, 3],
    notice_weeks: [5, 15, 20, 38, 12, 6, 2],
    feedback_deadline: [14, 44, 18, 6, 13, 3],
  },
  matrices: {
    composition: [
      [48, 34, 12, 3],
      [42, 36, 15, 4],
      [34, 40, 20, 3],
      [52, 32, 10, 3],
    ],
    forms: [
      [64, 24, 8, 2],
      [58, 26, 12, 2],
      [34, 40, 20, 3],
      [40, 40, 14, 3],
      [30, 42, 22, 3],
      [44, 38, 12, 3],
      [40, 38, 16, 3],
      [42, 36, 16, 3],
      [50, 32, 10, 4],
    ],
    representation: [
      [36, 46, 12, 3],
      [34, 50, 10, 3],
      [54, 36, 6, 2],
      [44, 46, 6, 2],
      [72, 18, 6, 2],
      [22, 52, 20, 3],
    ],
    baseline: [
      [14, 28, 32, 16, 6, 2],
      [10, 24, 34, 20, 8, 2],
      [10, 22, 32, 24, 8, 2],
      [5, 8, 22, 36, 25, 2],
    ],
  },
};

export const roma: NeedsProfile = {
  ages: [24, 55, 15, 6],
  boxes: {
    influence_why: [40, 36, 66, 72, 34, 38, 44, 50],
    topics: [48, 22, 40, 25, 42, 35, 28, 38, 97, 24, 18, 12, 10, 26, 10],
    extra_meetings: [84, 70, 62, 46],
    times_places: [30, 66, 48, 28, 72, 18, 36],
    feedback_how: [34, 58, 26, 36, 70, 44],
    compensation: [80, 54, 70, 56, 36, 22],
    barriers: [56, 18, 14, 62, 48, 30, 28, 36, 50],
  },
  excluding: { extra_meetings: 2, compensation: 2 },
  singles: {
    influence_level: [6, 8, 18, 34, 29, 3],
    topic_first: [12, 3, 9, 2, 8, 3, 2, 6, 33, 6, 2, 1, 1, 5, 1, 3],
    interval: [6, 6, 10, 7, 10, 56, 2],
    length: [6, 14, 40, 26, 10, 2],
    agenda_setting: [19, 60, 6, 10, 3],
    notice_weeks: [8, 20, 20, 30, 12, 6, 2],
    feedback_deadline: [46, 28, 8, 6, 8, 2],
  },
  matrices: {
    composition: [
      [30, 38, 26, 3],
      [62, 23, 9, 3],
      [18, 28, 48, 3],
      [58, 26, 10, 3],
    ],
    forms: [
      [40, 38, 16, 3],
      [12, 22, 60, 3],
      [52, 30, 12, 3],
      [54, 30, 10, 3],
      [40, 36, 18, 3],
      [56, 28, 10, 3],
      [68, 20, 7, 2],
      [14, 30, 50, 3],
      [58, 26, 10, 3],
    ],
    representation: [
      [58, 30, 8, 2],
      [40, 44, 10, 3],
      [66, 24, 6, 2],
      [36, 46, 12, 3],
      [56, 32, 8, 2],
      [46, 38, 10, 3],
    ],
    baseline: [
      [38, 30, 16, 6, 6, 2],
      [42, 28, 15, 6, 6, 1],
      [22, 28, 26, 12, 8, 2],
      [6, 8, 18, 32, 32, 2],
    ],
  },
};

export const sami: NeedsProfile = {
  ages: [22, 54, 20, 4],
  boxes: {
    influence_why: [38, 66, 48, 36, 62, 58, 34, 64],
    topics: [30, 16, 44, 30, 26, 12, 12, 95, 36, 58, 12, 40, 34, 26, 22],
    extra_meetings: [78, 88, 44, 58],
    times_places: [34, 54, 24, 26, 58, 64, 72],
    feedback_how: [62, 36, 48, 44, 34, 46],
    compensation: [74, 58, 76, 60, 20, 34],
    barriers: [54, 44, 52, 40, 24, 28, 22, 28, 18],
  },
  excluding: { extra_meetings: 2, compensation: 2 },
  singles: {
    influence_level: [5, 7, 14, 30, 41, 2],
    topic_first: [5, 2, 9, 5, 3, 0, 0, 34, 5, 19, 0, 7, 3, 2, 2, 2],
    interval: [9, 12, 36, 24, 9, 9, 1],
    length: [5, 10, 38, 28, 15, 2],
    agenda_setting: [20, 60, 5, 10, 3],
    notice_weeks: [5, 7, 10, 33, 26, 16, 1],
    feedback_deadline: [20, 44, 18, 8, 6, 2],
  },
  matrices: {
    composition: [
      [22, 40, 32, 3],
      [72, 17, 6, 2],
      [46, 34, 14, 3],
      [30, 38, 26, 3],
    ],
    forms: [
      [52, 32, 10, 3],
      [38, 38, 18, 3],
      [36, 40, 18, 3],
      [66, 22, 8, 2],
      [56, 28, 10, 3],
      [24, 38, 32, 3],
      [46, 34, 14, 3],
      [22, 40, 32, 3],
      [48, 34, 12, 3],
    ],
    representation: [
      [62, 26, 8, 2],
      [52, 36, 8, 2],
      [64, 24, 8, 2],
      [48, 40, 8, 2],
      [40, 44, 10, 3],
      [14, 46, 34, 3],
    ],
    baseline: [
      [34, 32, 18, 8, 5, 2],
      [36, 30, 20, 8, 3, 2],
      [6, 12, 28, 34, 16, 2],
      [5, 8, 20, 34, 30, 2],
    ],
  },
};

export const tornedalians: NeedsProfile = {
  ages: [9, 47, 41, 3],
  boxes: {
    influence_why: [36, 74, 50, 22, 44, 38, 30, 52],
    topics: [34, 20, 20, 50, 18, 18, 20, 62, 24, 68, 20, 32, 30, 24, 18],
    extra_meetings: [52, 72, 36, 56],
    times_places: [56, 50, 22, 44, 52, 38, 66],
    feedback_how: [60, 46, 40, 56, 30, 48],
    compensation: [60, 36, 72, 34, 16, 40],
    barriers: [46, 30, 20, 28, 20, 10, 26, 30, 48],
  },
  excluding: { extra_meetings: 6, compensation: 6 },
  singles: {
    influence_level: [9, 14, 34, 29, 11, 3],
    topic_first: [9, 3, 3, 15, 0, 0, 3, 20, 3, 26, 0, 6, 3, 3, 3, 3],
    interval: [9, 17, 40, 23, 6, 3, 2],
    length: [12, 24, 42, 15, 3, 3],
    agenda_setting: [29, 44, 9, 15, 3],
    notice_weeks: [3, 12, 18, 41, 15, 9, 2],
    feedback_deadline: [12, 44, 20, 9, 12, 2],
  },
  matrices: {
    composition: [
      [54, 29, 11, 3],
      [38, 38, 18, 3],
      [40, 36, 18, 3],
      [42, 36, 16, 3],
    ],
    forms: [
      [56, 26, 15, 3],
      [53, 26, 15, 3],
      [40, 36, 18, 3],
      [42, 36, 16, 3],
      [38, 38, 18, 3],
      [50, 30, 14, 3],
      [44, 34, 16, 3],
      [30, 38, 26, 3],
      [46, 34, 14, 3],
    ],
    representation: [
      [44, 40, 12, 3],
      [36, 46, 12, 3],
      [52, 36, 8, 2],
      [46, 42, 8, 2],
      [64, 26, 6, 2],
      [20, 50, 24, 3],
    ],
    baseline: [
      [20, 30, 29, 12, 6, 2],
      [18, 26, 32, 14, 6, 2],
      [12, 18, 34, 24, 9, 2],
      [3, 9, 24, 36, 24, 2],
    ],
  },
};

/** Too few to be shown as individuals: what they say is heard through the statements. */
export const jews: NeedsProfile = {
  ...tornedalians,
  ages: [14, 57, 29, 0],
  boxes: {
    ...tornedalians.boxes,
    influence_why: [30, 57, 57, 71, 43, 29, 43, 57],
    topics: [14, 29, 29, 57, 14, 14, 14, 29, 86, 57, 0, 0, 43, 14, 71],
    barriers: [29, 29, 14, 29, 43, 86, 14, 29, 29],
  },
};
