import { HOLE, withoutMarks } from '../word.js'
import type { Run } from './run.js'

/** The text of an expression as far as it is constant; `HOLE` stands for every part that is not. */
export interface Value {
  readonly text: string
  /** Index of the token after the expression. */
  readonly next: number
  /** Text was written in another form: hexadecimal, base64, character codes. */
  readonly decoded: boolean
  /** A keyword was put together from pieces (`'SEL' + 'ECT'`), which nothing but hiding needs. */
  readonly split: boolean
}

const MAX_NESTING = 12
const MAX_TEXT = 65_536
/** Text that grew beyond the limit is not known. */
const limited = (text: string): string => (text.length <= MAX_TEXT ? text : HOLE)
const CONCATENATED = new Set(['||', '+', '&'])
/** Line ends and quotes are written as codes in honest scripts, too; letters are not. */
const isLetter = (code: number): boolean => /[A-Za-z]/.test(String.fromCodePoint(code))
const KEYWORDS = new Set([
  'SELECT', 'UNION', 'INSERT', 'DELETE', 'UPDATE', 'DROP', 'EXEC', 'EXECUTE', 'WHERE', 'FROM', 'TABLE', 'DATABASE', 'SHUTDOWN', 'TRUNCATE', 'ALTER', 'CREATE', 'GRANT', 'XP_CMDSHELL',
])

/** Evaluates the expression at token `k`, at most up to `to`: literals, concatenation, variables and the functions that only spell text. */
export function evaluate(run: Run, k: number, to: number, depth = 0): Value {
  let text = ''
  let tail = ''
  let decoded = false
  let split = false
  let next = k
  let first = true
  while (next < to) {
    const before = run.at(next - 1)
    if (!first) {
      const token = run.at(next)
      if (token.kind === 'operator' && CONCATENATED.has(token.text)) next++
      else if (token.kind !== 'string' || before.kind !== 'string') break
    }
    const term = evaluateTerm(run, next, to, depth)
    if (term === undefined) break
    split ||= term.split || joinsKeyword(tail, term.text)
    // One hole is as unknown as two.
    if (term.text !== HOLE || !tail.endsWith(HOLE)) text = limited(text + term.text)
    tail = (tail + term.text.slice(-12)).slice(-12)
    decoded ||= term.decoded
    next = term.next
    first = false
  }
  return { text: first ? HOLE : text, next: Math.max(next, k + (first ? 1 : 0)), decoded, split }
}

/** Evaluates every argument of the call whose `(` is at `open`. */
export function evaluateArguments(run: Run, open: number, to: number, depth = 0): Value[] {
  const close = run.close(open, to)
  const values: Value[] = []
  let k = open + 1
  while (k < close && values.length < 64) {
    const value = evaluate(run, k, close, depth)
    let end = value.next
    while (end < close && run.at(end).kind !== 'comma') end = run.at(end).kind === 'open' ? run.close(end, close) + 1 : end + 1
    // Anything after the constant part (an operator, a cast) makes the rest unknown.
    values.push(end > value.next && run.at(value.next).text !== 'AS' && run.at(value.next).text !== '::' ? { ...value, text: value.text.endsWith(HOLE) ? value.text : value.text + HOLE } : value)
    k = end + 1
  }
  return values
}

function evaluateTerm(run: Run, k: number, to: number, depth: number): Value | undefined {
  const token = run.at(k)
  const plain = (text: string, next = k + 1, decoded = false): Value => ({ text, next, decoded, split: false })
  switch (token.kind) {
    case 'string':
    case 'double':
      return plain(token.text)
    case 'number':
      return plain(token.text)
    case 'hex':
      return plain(fromHex(token.text), k + 1, true)
    case 'variable':
      return plain(run.variables.get(token.text.toUpperCase()) ?? HOLE, k + 1, run.isDecoded(token.text.toUpperCase()))
    case 'open': {
      const close = run.close(k, to)
      if (depth >= MAX_NESTING || run.word(k + 1) === 'SELECT') return plain(HOLE, close + 1)
      const value = evaluate(run, k + 1, close, depth + 1)
      return { ...value, text: value.next < close ? HOLE : value.text, next: close + 1 }
    }
    case 'word':
    case 'name': {
      let name = token.text.toUpperCase()
      let next = k + 1
      while (run.at(next).kind === 'dot' && (run.at(next + 1).kind === 'word' || run.at(next + 1).kind === 'name')) {
        name += `.${run.at(next + 1).text.toUpperCase()}`
        next += 2
      }
      if (run.at(next).kind !== 'open' || next >= to) return plain(run.variables.get(name) ?? HOLE, next, run.isDecoded(name))
      if (depth >= MAX_NESTING) return plain(HOLE, run.close(next, to) + 1)
      return evaluateCall(run, name, next, to, depth)
    }
    default:
      return undefined
  }
}

function evaluateCall(run: Run, name: string, open: number, to: number, depth: number): Value {
  const next = run.close(open, to) + 1
  const values = evaluateArguments(run, open, to, depth + 1)
  const [a, b, c] = values.map((value) => value.text)
  const decodedArgument = values.some((value) => value.decoded)
  const result = (text: string | undefined, decoded = decodedArgument): Value => ({ text: limited(text ?? HOLE), next, decoded, split: values.some((value) => value.split) })
  switch (name) {
    case 'CHAR': case 'CHR': case 'NCHAR': case 'UNICHAR': {
      const codes = values.map((value) => Number(value.text))
      return codes.length > 0 && codes.every((code) => Number.isInteger(code) && code > 2 && code < 0x110000) ? result(withoutMarks(String.fromCodePoint(...codes)), codes.some(isLetter)) : result(HOLE)
    }
    case 'CONCAT': case 'TO_CLOB': case 'LOWER': case 'UPPER': case 'TRIM': case 'LTRIM': case 'RTRIM': case 'CAST': case 'UTL_RAW.CAST_TO_RAW': case 'UTL_RAW.CAST_TO_VARCHAR2': case 'CONVERT_FROM':
    case 'CONVERT_TO': case 'QUOTENAME': case 'N': case 'TO_CHAR': case 'XMLTYPE':
      return result(name === 'CONCAT' ? values.map((value) => value.text).join('') : a)
    case 'CONCAT_WS':
      return result(values.slice(1).map((value) => value.text).join(a ?? ''))
    case 'CONVERT':
      return result(b)
    case 'UNHEX': case 'HEXTORAW':
      return result(a === undefined ? a : fromHex(a), true)
    case 'FROM_BASE64': case 'UTL_ENCODE.BASE64_DECODE':
      return result(fromBase64(a ?? HOLE), true)
    case 'DECODE':
      return /^hex$/i.test(b ?? '') ? result(fromHex(a ?? HOLE), true) : /^base64$/i.test(b ?? '') ? result(fromBase64(a ?? HOLE), true) : result(HOLE)
    case 'REVERSE':
      return result(a === undefined ? a : [...a].reverse().join(''), true)
    case 'REPLACE':
      return result(a !== undefined && b && c !== undefined && a.length * (c.length + 1) < 1_000_000 ? a.split(b).join(c) : HOLE)
    case 'FORMAT':
      return result(a?.replace(/%[\dILs$-]+/g, HOLE))
    default:
      return result(HOLE, false)
  }
}

/** Text of `0x…`, `X'…'` or bare hexadecimal digits; UTF-16 of SQL Server loses its zero bytes. */
function fromHex(written: string): string {
  const digits = written.replace(/^0x/i, '')
  if (digits.length === 0 || digits.length % 2 === 1 || !/^[0-9a-f]+$/i.test(digits)) return HOLE
  return withoutMarks(Buffer.from(digits, 'hex').toString('latin1'))
}

function fromBase64(written: string): string {
  return /^[A-Za-z0-9+/\s]+=*\s*$/.test(written) ? withoutMarks(Buffer.from(written, 'base64').toString('latin1')) : HOLE
}

function joinsKeyword(left: string, right: string): boolean {
  const end = /[A-Za-z_]{1,12}$/.exec(left)?.[0]
  const start = /^[A-Za-z_]{1,12}/.exec(right)?.[0]
  return end !== undefined && start !== undefined && KEYWORDS.has((end + start).toUpperCase())
}
