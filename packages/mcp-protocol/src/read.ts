// Readers of the members of a JSON object. Each returns the value, or undefined after having said what is wrong with it.
// An optional member may be absent or null: clients in languages without "absent" (Python's None, Rust's Option) send null.
import { type Issues, type JsonObject, isObject, kindOf, pointerTo } from './issues.js'

interface Length {
  readonly min?: number
  readonly max?: number
  /** Refuse lone surrogates: two ids that differ only there would become one id as soon as they are written as UTF-8. */
  readonly wellFormed?: boolean
}

export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

export function readString(object: JsonObject, key: string, at: string, issues: Issues, length?: Length): string | undefined {
  const value = object[key]
  if (typeof value !== 'string') {
    issues.add(pointerTo(at, key), value === undefined ? 'required' : `expected a string, got ${kindOf(value)}`)
    return undefined
  }
  if (length !== undefined) {
    const { min = 0, max = Infinity, wellFormed = false } = length
    if (value.length < min || value.length > max) issues.add(pointerTo(at, key), `expected ${min} to ${max} characters, got ${value.length}`)
    else if (wellFormed && !isWellFormed(value)) issues.add(pointerTo(at, key), 'expected well-formed Unicode, got a lone surrogate')
  }
  return value
}

export function readOptionalString(object: JsonObject, key: string, at: string, issues: Issues, length?: Length): string | undefined {
  const value = object[key]
  return value === undefined || value === null ? undefined : readString(object, key, at, issues, length)
}

export function readChoice<T extends string>(object: JsonObject, key: string, choices: readonly T[], at: string, issues: Issues): T | undefined {
  const value = object[key]
  const choice = choices.find((c) => c === value)
  if (choice === undefined) {
    const got = typeof value === 'string' ? `"${value.slice(0, 40)}"` : kindOf(value)
    issues.add(pointerTo(at, key), value === undefined ? 'required' : `expected one of ${choices.join(', ')}, got ${got}`)
  }
  return choice
}

export function readOptionalStrings(object: JsonObject, key: string, at: string, issues: Issues): string[] | undefined {
  const value = object[key]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) {
    issues.add(pointerTo(at, key), `expected an array of strings, got ${kindOf(value)}`)
    return undefined
  }
  const strings: string[] = []
  for (let i = 0; i < value.length && !issues.full; i++) {
    const item: unknown = value[i]
    if (typeof item === 'string') strings.push(item)
    else issues.add(pointerTo(pointerTo(at, key), i), `expected a string, got ${kindOf(item)}`)
  }
  return strings
}

/** A map of names to strings, copied to an object without a prototype: `map['constructor']` and `map['__proto__']` are what the sender wrote, or nothing. */
export function readOptionalStringMap(object: JsonObject, key: string, at: string, issues: Issues): Record<string, string> | undefined {
  const value = object[key]
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) {
    issues.add(pointerTo(at, key), `expected an object of strings, got ${kindOf(value)}`)
    return undefined
  }
  const map = Object.create(null) as Record<string, string>
  for (const name of Object.keys(value)) {
    const item = value[name]
    if (typeof item === 'string') map[name] = item
    else issues.add(pointerTo(pointerTo(at, key), name), `expected a string, got ${kindOf(item)}`)
    if (issues.full) break
  }
  return map
}

/** Text, or bytes as an array of integers 0 to 255. */
export function readOptionalContent(object: JsonObject, key: string, at: string, issues: Issues): string | number[] | undefined {
  const value = object[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) {
    issues.add(pointerTo(at, key), `expected a string or an array of bytes, got ${kindOf(value)}`)
    return undefined
  }
  for (let i = 0; i < value.length && !issues.full; i++) {
    const item: unknown = value[i]
    if (!isByte(item)) issues.add(pointerTo(pointerTo(at, key), i), 'expected an integer from 0 to 255')
  }
  return value as number[]
}

export function isByte(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 255 && Number.isInteger(value)
}
