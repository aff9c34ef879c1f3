import { foldName } from '../leads/fold-name.ts';
import { criterionKeys, criterionOf, engagementKinds } from './criteria.ts';
import { capLines, type Score, type ScoredLead, type ScoreLine } from './scored-lead.ts';
import type { ScoringRule } from './scoring-rule.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The score of a lead by the agency's own weights, from 0 to 100. */
export function scoreByRules(lead: ScoredLead, rules: readonly ScoringRule[], now: Date): Score {
  return { kind: 'rules', ...capLines(ruleLines(lead, rules, now)) };
}

/** What has happened with a lead since it came: it counts beside a learned score too. */
export function engagementLines(
  lead: ScoredLead,
  rules: readonly ScoringRule[],
  now: Date,
): readonly ScoreLine[] {
  const own = rules.filter(({ criterion }) => engagementKinds.includes(criterion));
  return ruleLines(lead, own, now);
}

/** One line per criterion: of the weights a lead meets, the one worth most; the first among equals. */
function ruleLines(
  lead: ScoredLead,
  rules: readonly ScoringRule[],
  now: Date,
): readonly ScoreLine[] {
  return criterionKeys.flatMap((key) => {
    let best: ScoreLine | null = null;
    for (const rule of rules) {
      if (rule.criterion !== key) continue;
      const line = lineOf(lead, rule, now);
      if (line && (!best || line.points > best.points)) best = line;
    }
    return best ? [best] : [];
  });
}

interface Met {
  readonly value: string | null;
  readonly fr: string | null;
  readonly en: string | null;
}

function lineOf(lead: ScoredLead, rule: ScoringRule, now: Date): ScoreLine | null {
  const met = meet(lead, rule, now);
  if (!met) return null;
  const { criterion: code, points, label, label_en } = rule;
  return {
    code,
    points,
    value: met.value,
    fr: met.fr === null ? label : `${label} : ${met.fr}`,
    en: met.en === null ? label_en : `${label_en}: ${met.en}`,
  };
}

function meet(lead: ScoredLead, rule: ScoringRule, now: Date): Met | null {
  const criterion = criterionOf(rule.criterion);
  switch (criterion.on) {
    case 'words': {
      const value = criterion.read(lead);
      return value !== null && hasWord(value, rule.values) ? said(value) : null;
    }
    case 'number': {
      const value = criterion.read(lead);
      if (value === null || value < rule.threshold) return null;
      return said(criterion.unit === 'seconds' ? durationText(value) : String(value));
    }
    case 'fact':
      return criterion.read(lead) ? { value: null, fr: null, en: null } : null;
    case 'events':
      return meetEvents(lead, rule, now);
  }
}

const said = (value: string): Met => ({ value, fr: value, en: value });

function durationText(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function meetEvents(lead: ScoredLead, rule: ScoringRule, now: Date): Met | null {
  const { criterion, threshold, within_days } = rule;
  const since = now.getTime() - within_days * DAY_MS;
  const count = lead.engagements.filter(
    ({ kind, at }) => kind === criterion && at.getTime() > since && at <= now,
  ).length;
  if (count < Math.max(1, threshold)) return null;
  return {
    value: String(count),
    fr: `${count} en ${within_days} jours`,
    en: `${count} in ${within_days} days`,
  };
}

const folded = new Map<string, string>();

/** Words as they are compared; there are few of them and many leads. */
function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  if (folded.size > 5_000) folded.clear();
  const result = ` ${foldName(word)}`;
  folded.set(word, result);
  return result;
}

function hasWord(text: string, words: readonly string[]): boolean {
  const where = foldWord(text);
  return words.some((word) => where.includes(foldWord(word)));
}
