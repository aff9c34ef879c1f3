export interface LogisticFit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

const MAX_ROUNDS = 50;
const TOLERANCE = 1e-9;

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/**
 * Logistic regression by Newton's method, with a ridge penalty on every coefficient but the
 * intercept: it converges in a few rounds and stays finite when a column separates the outcomes.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  outcomes: readonly boolean[],
  { ridge = 1 }: { readonly ridge?: number } = {},
): LogisticFit {
  const width = (rows[0]?.length ?? 0) + 1;
  const beta = new Float64Array(width);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { gradient, hessian } = derive(rows, outcomes, beta);
    for (let index = 1; index < width; index += 1) {
      gradient[index] = at(gradient, index) - ridge * at(beta, index);
      hessian[index * width + index] = at(hessian, index * width + index) + ridge;
    }
    const step = solveSymmetric(hessian, gradient);
    let largest = 0;
    for (let index = 0; index < width; index += 1) {
      beta[index] = at(beta, index) + at(step, index);
      largest = Math.max(largest, Math.abs(at(step, index)));
    }
    if (largest < TOLERANCE) break;
  }
  return { intercept: at(beta, 0), coefficients: [...beta.slice(1)] };
}

/** First and second derivatives of the log-likelihood, the second with its sign turned. */
function derive(
  rows: readonly (readonly number[])[],
  outcomes: readonly boolean[],
  beta: Float64Array,
) {
  const width = beta.length;
  const gradient = new Float64Array(width);
  const hessian = new Float64Array(width * width);
  const x = new Float64Array(width);
  rows.forEach((row, line) => {
    x[0] = 1;
    let logit = at(beta, 0);
    for (let index = 1; index < width; index += 1) {
      const value = row[index - 1] ?? 0;
      x[index] = value;
      logit += value * at(beta, index);
    }
    const chance = sigmoid(logit);
    const error = (outcomes[line] ? 1 : 0) - chance;
    const weight = Math.max(chance * (1 - chance), 1e-12);
    for (let i = 0; i < width; i += 1) {
      const xi = at(x, i);
      if (xi === 0) continue;
      gradient[i] = at(gradient, i) + error * xi;
      for (let j = 0; j <= i; j += 1) {
        hessian[i * width + j] = at(hessian, i * width + j) + weight * xi * at(x, j);
      }
    }
  });
  return { gradient, hessian };
}

/** Solves `matrix · x = vector` by Cholesky; only the lower triangle is read, and it is overwritten. */
function solveSymmetric(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const cell = (i: number, j: number) => at(matrix, i * size + j);
  const x = Float64Array.from(vector);
  for (let j = 0; j < size; j += 1) {
    for (let i = j; i < size; i += 1) {
      let sum = cell(i, j);
      for (let k = 0; k < j; k += 1) sum -= cell(i, k) * cell(j, k);
      matrix[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / cell(j, j);
    }
  }
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i] = at(x, i) - cell(i, k) * at(x, k);
    x[i] = at(x, i) / cell(i, i);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i] = at(x, i) - cell(k, i) * at(x, k);
    x[i] = at(x, i) / cell(i, i);
  }
  return x;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
