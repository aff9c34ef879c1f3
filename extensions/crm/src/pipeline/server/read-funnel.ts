import { conversionOf, type StageType, shareOf } from '@ia/core';
import type { Funnel } from '../contract.ts';
import type { BoardAsker } from './board-asker.ts';
import type { FunnelQuestion } from './funnel-question.ts';
import { countStages } from './store/count-stages.ts';

/** What went through each stage over a period; the figures are defined in docs/figures.md. */
export async function readFunnel(asker: BoardAsker, question: FunnelQuestion): Promise<Funnel> {
  const stages = await countStages(asker, question);
  const closed = (type: StageType) => {
    const sums = stages.flatMap((stage) => (stage.type === type ? (stage.sums ?? []) : []));
    const count = sums.reduce((all, sum) => all + sum.count, 0);
    return { count, totals: sums.map(({ currency, sum }) => ({ currency, sum })) };
  };
  const [won, lost] = [closed('won'), closed('lost')];
  return {
    from: question.from,
    to: question.to,
    stages: stages.map(({ advanced, sums, ...stage }) => ({
      ...stage,
      conversion_bp: conversionOf({ ...stage, advanced }),
    })),
    won,
    lost,
    totals: { closed: won.count + lost.count, won_bp: shareOf(won.count, won.count + lost.count) },
  };
}
