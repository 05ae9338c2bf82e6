// The text that a write would leave behind, whatever its shape: a string, bytes, base64, content blocks, a list of edits, a JSON value.
import { decodeBase64, decodeBytes } from '../bytes.js'
import { isObject } from '../issues.js'
import { isByte } from '../read.js'
import { roleOf } from './roles.js'
import { collectStrings } from './strings.js'
import { wordsOf } from './words.js'

const LIMITS = { depth: 8, nodes: 20_000, length: 4 * 1024 * 1024 }

/** A non-empty array of numbers from 0 to 255. */
export function isByteArray(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(isByte)
}

/** The new text in `value`, the value of an argument called `key`; `complete` is false when a limit cut it. Old text of edits is left out. */
export function newContent(key: string, value: unknown, encoding: string | undefined): { text: string; complete: boolean } {
  const base64 = encoding?.toLowerCase() === 'base64' || wordsOf(key).some((word) => word === 'base64' || word === 'b64')
  if (typeof value === 'string') return { text: base64 ? decodedBase64(value) : value, complete: true }
  if (isByteArray(value)) return { text: decodeBytes(Uint8Array.from(value)).text, complete: true }
  if (isObject(value) && value['type'] === 'Buffer' && isByteArray(value['data'])) return newContent(key, value['data'], undefined)
  const { strings, truncated } = collectStrings(withoutOldText(value, 0), LIMITS)
  return { text: strings.map(({ value: text }) => text).join('\n'), complete: !truncated }
}

/** Base64 of text is that text; base64 of anything else (a picture) stays as it is. */
function decodedBase64(text: string): string {
  const bytes = decodeBase64(text)
  const decoded = bytes && decodeBytes(bytes)
  return decoded?.valid ? decoded.text : text
}

/** Edits without the text that they replace: `{ old_string, new_string }` says what will be there only in `new_string`. */
function withoutOldText(value: unknown, depth: number): unknown {
  if (depth > 3) return value
  if (Array.isArray(value)) return value.length > LIMITS.nodes ? value : value.map((item) => withoutOldText(item, depth + 1))
  if (!isObject(value)) return value
  const roles = Object.keys(value).map(roleOf)
  const isEdit = roles.includes('previous') && (roles.includes('content') || roles.includes('weak-content'))
  return isEdit ? Object.fromEntries(Object.entries(value).filter(([key]) => roleOf(key) !== 'previous')) : value
}
