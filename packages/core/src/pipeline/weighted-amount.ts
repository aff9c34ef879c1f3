/**
 * What a deal is worth at its chance of being won: amount (cents) × probability (%), rounded half up
 * to the cent. A deal without a probability of its own takes the one of its stage.
 */
export function weightedAmount(
  amount: number,
  probability: number | null,
  stageProbability: number,
): number {
  return Math.floor((amount * (probability ?? stageProbability) + 50) / 100);
}
