import type { ReminderFacts } from './reminder-facts.ts';

/** What a step may ask for before it leaves; all of what it names has to hold. */
export const stepConditions = ['phone_known', 'linkedin_known', 'no_phone', 'no_linkedin'] as const;
export type StepCondition = (typeof stepConditions)[number];

export interface StepConditions {
  readonly conditions: readonly StepCondition[];
  readonly minScore: number | null;
  /** Cents. */
  readonly minAmount: number | null;
}

const TESTS: Readonly<Record<StepCondition, (facts: ReminderFacts) => boolean>> = {
  phone_known: ({ phone }) => phone !== null,
  linkedin_known: ({ linkedinUrl }) => linkedinUrl !== null,
  no_phone: ({ phone }) => phone === null,
  no_linkedin: ({ linkedinUrl }) => linkedinUrl === null,
};

/** Whether something a step asks for does not hold. A score or an amount nobody knows is too low. */
export function failsCondition(facts: ReminderFacts, step: StepConditions): boolean {
  const isBelow = (least: number | null, value: number | null) =>
    least !== null && (value === null || value < least);
  return (
    step.conditions.some((name) => !TESTS[name](facts)) ||
    isBelow(step.minScore, facts.score) ||
    isBelow(step.minAmount, facts.amount)
  );
}
