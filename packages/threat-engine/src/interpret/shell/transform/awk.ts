import { isLiteral } from '../../word.js'
import { lines } from './filter.js'
import { readAwkProgram, type Expression, type Rule, type Statement } from './awk-syntax.js'
import { affordable, posixPattern } from './pattern.js'
import { printf } from './printing.js'

/** Steps of one program: assembling a word takes a few hundred. */
const MAX_STEPS = 40_000
const MAX_OUTPUT = 65_536
class Stopped extends Error {}

/** What an `awk` program prints, for programs that only compute text; `undefined` for everything richer. */
export function awk(args: readonly string[], input: string | undefined): string | undefined {
  const run = new Awk()
  let source: string | undefined
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    const attached = /^-([Fv])(.+)$/s.exec(a)
    const value = a === '-F' || a === '-v' ? args[++i] : attached?.[2]
    const flag = attached?.[1] ?? (a === '-F' ? 'F' : a === '-v' ? 'v' : undefined)
    if (flag === 'F') run.variables.set('FS', value ?? ' ')
    else if (flag === 'v') run.variables.set(value!.split('=')[0]!, value!.slice(value!.indexOf('=') + 1))
    else if (a === '--') continue
    else if (a.startsWith('-') && a.length > 1) return undefined
    else if (source === undefined) source = a
    else if (a !== '/dev/null') return undefined
  }
  if (source === undefined || !isLiteral(source) || source.length > 2048) return undefined
  const rules = readAwkProgram(source)
  if (!rules || (input === undefined && rules.some((r) => r.when !== 'BEGIN'))) return undefined
  try {
    return run.program(rules, input ?? '')
  } catch (error) {
    if (error instanceof Stopped) return undefined
    throw error
  }
}

class Awk {
  readonly variables = new Map<string, string>([['FS', ' '], ['OFS', ' '], ['ORS', '\n']])
  private out = ''
  private steps = 0
  private line = ''
  private number = 0

  program(rules: readonly Rule[], input: string): string {
    for (const r of rules) if (r.when === 'BEGIN') this.all(r.body)
    if (rules.some((r) => r.when !== 'BEGIN')) {
      for (const line of lines(input)) {
        this.line = line
        this.number++
        for (const r of rules) if (r.when === undefined || (typeof r.when === 'object' && this.holds(r.when))) this.all(r.body)
      }
      for (const r of rules) if (r.when === 'END') this.all(r.body)
    }
    return this.out
  }

  private step(): void {
    if (++this.steps > MAX_STEPS || this.out.length > MAX_OUTPUT) throw new Stopped()
  }

  private all(statements: readonly Statement[]): void {
    for (const s of statements) this.one(s)
  }

  private one(s: Statement): void {
    this.step()
    switch (s.do) {
      case 'print': this.out += (s.values.length ? s.values.map((v) => this.value(v)).join(this.variables.get('OFS')) : this.line) + this.variables.get('ORS'); return
      case 'printf': this.out += printf(s.values.map((v, i) => this.converted(s.values, v, i))) ?? ''; return
      case 'for': for (this.one(s.first); this.holds(s.test); this.one(s.next)) this.all(s.body); return
      case 'if': if (this.holds(s.test)) this.all(s.body); return
      case 'expression': this.value(s.value); return
    }
  }

  /** A number printed as `%c` is the character of that number. */
  private converted(values: readonly Expression[], v: Expression, i: number): string {
    const text = this.value(v)
    if (i === 0) return text
    const conversions = this.value(values[0]!).match(/%[-+ #0\d.]*[a-zA-Z]/g) ?? []
    return conversions[(i - 1) % Math.max(1, conversions.length)]?.endsWith('c') && /^\d{1,7}$/.test(text) && Number(text) <= 0x10ffff ? String.fromCodePoint(Number(text)) : text
  }

  private fields(): string[] {
    const separator = this.variables.get('FS') ?? ' '
    if (separator === ' ') return this.line.trim() === '' ? [] : this.line.trim().split(/\s+/)
    if (separator.length === 1) return this.line.split(separator)
    const pattern = posixPattern(separator, true, 'g')
    if (!pattern || !affordable(pattern, [this.line])) throw new Stopped()
    return this.line.split(pattern.regex)
  }

  private holds(e: Expression): boolean {
    if (e.is === 'pattern') {
      const pattern = posixPattern(e.text, true)
      if (!pattern || !affordable(pattern, [this.line])) throw new Stopped()
      return pattern.regex.test(this.line)
    }
    const v = this.value(e)
    return v !== '' && v !== '0'
  }

  private value(e: Expression): string {
    this.step()
    switch (e.is) {
      case 'text': case 'pattern': return e.text
      case 'name': return e.name === 'NF' ? String(this.fields().length) : e.name === 'NR' || e.name === 'FNR' ? String(this.number) : (this.variables.get(e.name) ?? '')
      case 'field': { const n = Number(this.value(e.of)); return n === 0 ? this.line : (this.fields()[n - 1] ?? '') }
      case 'join': return e.parts.map((p) => this.value(p)).join('')
      case 'assign': return this.assign(e.name, e.operator, this.value(e.value))
      case 'step': { const before = Number(this.variables.get(e.name) ?? 0); this.variables.set(e.name, String(before + e.by)); return String(e.after ? before : before + e.by) }
      case 'binary': return this.binary(e.operator, this.value(e.left), this.value(e.right))
      case 'call': return this.call(e.name, e.arguments.map((a) => this.value(a)))
    }
  }

  private assign(name: string, operator: string, value: string): string {
    const next = operator === '=' ? value : this.binary(operator[0]!, this.variables.get(name) ?? '', value)
    this.variables.set(name, next)
    return next
  }

  private binary(operator: string, a: string, b: string): string {
    const x = Number(a), y = Number(b), numeric = a.trim() !== '' && b.trim() !== '' && !Number.isNaN(x) && !Number.isNaN(y)
    switch (operator) {
      case '+': return String((x || 0) + (y || 0))
      case '-': return String((x || 0) - (y || 0))
      case '*': return String((x || 0) * (y || 0))
      case '/': if (!y) throw new Stopped(); return String(x / y)
      case '%': if (!y) throw new Stopped(); return String(x % y)
      case '==': return String(Number(numeric ? x === y : a === b))
      case '!=': return String(Number(numeric ? x !== y : a !== b))
      case '<': return String(Number(numeric ? x < y : a < b))
      case '>': return String(Number(numeric ? x > y : a > b))
      case '<=': return String(Number(numeric ? x <= y : a <= b))
      case '>=': return String(Number(numeric ? x >= y : a >= b))
      case '&&': return String(Number(a !== '' && a !== '0' && b !== '' && b !== '0'))
      case '||': return String(Number((a !== '' && a !== '0') || (b !== '' && b !== '0')))
      default: throw new Stopped()
    }
  }

  private call(name: string, values: readonly string[]): string {
    const [a = '', b = '', c] = values
    switch (name) {
      case 'substr': { const from = Math.max(1, Number(b)); return a.slice(from - 1, c === undefined ? undefined : Math.max(0, Number(b) + Number(c) - 1)) }
      case 'tolower': return a.toLowerCase()
      case 'toupper': return a.toUpperCase()
      case 'length': return String(values.length ? a.length : this.line.length)
      case 'index': return String(a.indexOf(b) + 1)
      case 'int': return String(Math.trunc(Number(a) || 0))
      case 'sprintf': return printf(values) ?? ''
      default: throw new Stopped()
    }
  }
}
