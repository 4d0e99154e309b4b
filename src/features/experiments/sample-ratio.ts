/** Whether arms were seen as often as they should have been. */
export interface SampleRatio {
  /**
   * `mismatch`: so uneven a split comes by chance in less than one of 1,000 experiments, so that what the experiment
   * says is not to be trusted. `too-few`: nothing can be said yet.
   */
  readonly verdict: 'even' | 'mismatch' | 'too-few';
  /** How likely a split this uneven or more is by chance. */
  readonly p: number;
  readonly chiSquare: number;
}

/** GrowthBook's own limit for its warning. */
const ALARM_P = 0.001;
/** Cochran 1954: below that a chi-square tells nothing. */
const LEAST_EXPECTED = 5;

/**
 * Whether the counts of units by arm fit the weights: Pearson's chi-square with one degree of freedom less than arms
 * that have a weight.
 *
 * @param seen how many units each arm has; one where its weight is 0 makes the mismatch certain.
 * @param weights of any sum above 0.
 */
export function sampleRatio(seen: readonly number[], weights: readonly number[]): SampleRatio {
  const units = seen.reduce((sum, each) => sum + each, 0);
  const whole = weights.reduce((sum, each) => sum + each, 0);
  const arms = weights
    .map((weight, arm) => ({ seen: seen[arm] ?? 0, expected: (units * weight) / whole }))
    .filter((arm) => arm.expected > 0 || arm.seen > 0);
  const chiSquare = arms.reduce((sum, arm) => sum + (arm.seen - arm.expected) ** 2 / arm.expected, 0);
  const p = chiSquareTail(chiSquare, arms.length - 1);
  const isEnough = arms.length > 1 && arms.every(({ expected }) => expected === 0 || expected >= LEAST_EXPECTED);
  return { verdict: isEnough ? (p < ALARM_P ? 'mismatch' : 'even') : 'too-few', p, chiSquare };
}

/** How likely a chi-square is at least this large: Q(degrees / 2, x / 2), the upper incomplete gamma function's ratio. */
export function chiSquareTail(chiSquare: number, degrees: number): number {
  if (degrees < 1 || chiSquare <= 0) return 1;
  if (chiSquare === Number.POSITIVE_INFINITY) return 0;
  const a = degrees / 2;
  const x = chiSquare / 2;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** More than either expansion needs for the arms of an experiment. */
const TERMS = 500;

/** DLMF 8.7.1, without its factor: 1/a + x/(a(a+1)) + … */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < TERMS && term > sum * Number.EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** DLMF 8.9.2, without its factor, in its even part, from the end to the beginning. */
function upperFraction(a: number, x: number): number {
  let rest = 0;
  for (let n = TERMS; n > 0; n--) rest = (n * (n - a)) / (x + 2 * n + 1 - a - rest);
  return 1 / (x + 1 - a - rest);
}

/** The logarithm of Γ for half of a whole number: Γ(1/2) = √π, Γ(1) = 1, Γ(a + 1) = aΓ(a) (DLMF 5.4.6, 5.5.1). */
function logGamma(a: number): number {
  let log = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let each = Number.isInteger(a) ? 1 : 0.5; each < a; each++) log += Math.log(each);
  return log;
}
