/**
 * Area under the ROC curve: how likely a lead that converted has the higher score of the two, when
 * one that did and one that did not are drawn; equal scores count half (Mann-Whitney).
 * @returns null when all have the same outcome
 */
export function areaUnderCurve(
  scores: readonly number[],
  outcomes: readonly boolean[],
): number | null {
  const order = scores
    .map((score, index) => ({ score, converted: outcomes[index] === true }))
    .sort((one, other) => one.score - other.score);
  const positives = order.filter(({ converted }) => converted).length;
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let rankSum = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let converted = 0;
    while (end < order.length && order[end]?.score === order[start]?.score) {
      if (order[end]?.converted) converted += 1;
      end += 1;
    }
    // Ranks start at one; equal scores share the middle of theirs.
    rankSum += converted * ((start + 1 + end) / 2);
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
