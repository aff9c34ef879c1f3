/** Something that happened with a lead and tells of its interest. */
export interface Engagement {
  /** An activity type (`call`, `email`, `meeting`); document tracking adds kinds of its own. */
  readonly kind: string;
  readonly at: Date;
}

/** What a score may look at: known before anybody decided what becomes of the lead. */
export interface ScoredLead {
  readonly id: string;
  readonly source: string | null;
  readonly channel: string | null;
  readonly job_title: string | null;
  readonly company_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly occupation: string | null;
  readonly specialization: string | null;
  readonly sector: string | null;
  readonly employees: number | null;
  readonly email_opt_out: boolean;
  readonly call_opt_out: boolean;
  readonly visits: number | null;
  readonly seconds_on_site: number | null;
  readonly pages_per_visit: number | null;
  readonly engagements: readonly Engagement[];
}

export const scoreKinds = ['rules', 'model', 'manual'] as const;
export type ScoreKind = (typeof scoreKinds)[number];

/** One reason of a score. The points of all lines add up to the score. */
export interface ScoreLine {
  /** The criterion or the feature; `base`, `rest` and `cap` complete the sum. */
  readonly code: string;
  readonly points: number;
  /** What in the lead gave it; null when it is the presence alone. */
  readonly value: string | null;
  readonly fr: string;
  readonly en: string;
}

export interface Score {
  /** 0 to 100. */
  readonly score: number;
  readonly kind: Exclude<ScoreKind, 'manual'>;
  readonly lines: readonly ScoreLine[];
}

/** Brings points into 0–100, and says so in a line of its own when that changes the sum. */
export function capLines(lines: readonly ScoreLine[]): {
  readonly score: number;
  readonly lines: readonly ScoreLine[];
} {
  const sum = lines.reduce((all, { points }) => all + points, 0);
  const score = Math.min(100, Math.max(0, sum));
  if (score === sum) return { score, lines };
  const words =
    sum > 100
      ? { fr: 'Ramené au maximum de 100', en: 'Brought back to the most, 100' }
      : { fr: 'Ramené au minimum de 0', en: 'Brought back to the least, 0' };
  return { score, lines: [...lines, { code: 'cap', points: score - sum, value: null, ...words }] };
}
