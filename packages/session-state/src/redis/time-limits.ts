/** Something that is waited for. */
export interface Waiting {
  readonly until: number
  readonly expired: () => void
}

/**
 * The same limit of time for many things, with one timer among them all: what was started first is over first, so only the oldest needs to be watched, and what ended
 * in time costs no timer at all.
 */
export class TimeLimits {
  /** In the order of their beginning, which a set keeps. */
  private readonly waiting = new Set<Waiting>()
  private timer: NodeJS.Timeout | undefined

  /** @param limit milliseconds */
  constructor(private readonly limit: number) {}

  /** Calls `expired` once after the limit, unless `end` comes first. */
  start(expired: () => void): Waiting {
    const waiting = { until: performance.now() + this.limit, expired }
    this.waiting.add(waiting)
    if (this.timer === undefined) this.watch(this.limit)
    return waiting
  }

  end(waiting: Waiting): void {
    this.waiting.delete(waiting)
  }

  /** What is waited for keeps the process alive by itself; the timer does not. */
  private watch(time: number): void {
    this.timer = setTimeout(() => this.look(), time).unref()
  }

  private look(): void {
    this.timer = undefined
    const now = performance.now()
    for (const waiting of this.waiting) {
      if (waiting.until > now) {
        return this.watch(Math.ceil(waiting.until - now))
      }
      this.waiting.delete(waiting)
      waiting.expired()
    }
  }
}
