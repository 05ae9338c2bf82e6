/** Wilson's interval at 95 % for k of n, as a pair of shares; it is honest for small n and shares near 0 and 1, where the normal one is not. */
export function wilson(k, n) {
  if (n === 0) return [0, 1]
  const z = 1.959964
  const share = k / n
  const scale = 1 + (z * z) / n
  const centre = share + (z * z) / (2 * n)
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}

export function percent(k, n) {
  return n === 0 ? '–' : `${((100 * k) / n).toFixed(1)} %`
}

export function interval(k, n) {
  const [low, high] = wilson(k, n)
  return n === 0 ? '–' : `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)} %`
}

/** The value below which the share `q` of sorted values lies. */
export function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]
}

/** The middle of values in any order. */
export function median(values) {
  return quantile([...values].sort((a, b) => a - b), 0.5)
}
