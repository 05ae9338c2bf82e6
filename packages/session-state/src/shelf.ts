interface Place<T> {
  readonly value: T
  expires: number
  bytes: number
}

export interface ShelfLimits {
  readonly count: number
  /** Sum of the sizes that `keep` was told. */
  readonly bytes: number
}

// How many expired places one access may clear: more than one, so that clearing outruns filling; few, so that no access pays for all.
const CLEARED_PER_ACCESS = 8

/**
 * A map that is bounded in number and in bytes and whose entries expire. It is kept in the order of last use: the first entry is the one to expire first and the one to go
 * when there is no room. Nothing runs on a timer.
 */
export class Shelf<T> {
  private readonly places = new Map<string, Place<T>>()
  private used = 0

  constructor(private readonly limits: ShelfLimits) {}

  get size(): number {
    return this.places.size
  }

  get(key: string, now: number): T | undefined {
    const place = this.places.get(key)
    if (place === undefined) return undefined
    if (place.expires > now) return place.value
    this.delete(key)
    return undefined
  }

  /** All keys whose value has not expired. */
  *keys(now: number): IterableIterator<string> {
    for (const [key, { expires }] of this.places) if (expires > now) yield key
  }

  /** Puts a value last in line. `bytes` is roughly what it occupies. */
  keep(key: string, value: T, bytes: number, expires: number, now: number): void {
    this.delete(key)
    this.places.set(key, { value, expires, bytes })
    this.used += bytes
    let cleared = 0
    for (const [oldest, place] of this.places) {
      const full = this.places.size > this.limits.count || this.used > this.limits.bytes
      const expired = place.expires <= now && cleared < CLEARED_PER_ACCESS
      if (oldest === key || !(full || expired)) break
      this.delete(oldest)
      cleared++
    }
  }

  private delete(key: string): void {
    const place = this.places.get(key)
    if (place === undefined) return
    this.used -= place.bytes
    this.places.delete(key)
  }
}
