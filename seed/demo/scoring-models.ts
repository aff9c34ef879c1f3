import { at, type DemoContext, demoId } from './context.ts';

/** What last Sunday's training came to: the agency is too young to learn from its leads. */
export function scoringModelRows(context: DemoContext) {
  return [
    {
      id: demoId('scoring-model', 'first'),
      trained_at: at(context, -3, 3, 50),
      status: 'refused',
      reason: 'too_few',
      examples: 5,
      converted: 2,
      held_out: 1,
      auc: null,
      rules_auc: null,
      seed: 20_261_123,
      model: null,
    },
  ];
}
