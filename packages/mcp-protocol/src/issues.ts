/** One thing that is wrong with a message. `path` is an RFC 6901 JSON pointer into it; the empty string is the whole message. */
export interface Issue {
  readonly path: string
  readonly message: string
}

/** What parsing answers: the caller has to open it before there is a value. */
export type ParseResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] }

// Requests are read by hand and described by zod. zod alone is fast enough on a normal request (about 1 µs), but it collects every issue: a 2 MiB body
// of half a million wrong array items keeps it busy for seconds. The readers below stop at MAX_ISSUES. Property tests hold both to the same answers.
const MAX_ISSUES = 20

/** The issues found so far, and whether to look further. */
export class Issues {
  readonly list: Issue[] = []

  add(path: string, message: string): void {
    if (this.list.length < MAX_ISSUES) this.list.push({ path, message })
  }

  get full(): boolean {
    return this.list.length >= MAX_ISSUES
  }

  /** The result of a parse whose value, when there were no issues, is `value`. */
  result<T>(value: T | undefined): ParseResult<T> {
    return this.list.length > 0 || value === undefined ? { ok: false, issues: this.list } : { ok: true, value }
  }
}

/** A JSON pointer one level deeper (RFC 6901: `~` and `/` are escaped). */
export function pointerTo(parent: string, key: string | number): string {
  return typeof key === 'number' ? `${parent}/${key}` : `${parent}/${key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key}`
}

export type JsonObject = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The kind of a JSON value, for messages. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'nothing'
  return Array.isArray(value) ? 'array' : typeof value
}
