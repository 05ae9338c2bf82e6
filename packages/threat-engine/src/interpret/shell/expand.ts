import { parse, type ArithmeticExpression, type ParameterExpansionPart, type ParsedScript, type Word, type WordPart } from 'unbash'
import { indirect } from '../frame.js'
import { CLEAN, join, type Frame, type Machine, type Stream, type Taint } from '../machine.js'
import { ANY, HOLE, STAR, hasHole } from '../word.js'
import { arithmetic, type Names } from './arithmetic.js'
import { exceeds } from './bounds.js'
import { expandBraces } from './braces.js'
import { CLOSE, OPEN } from './glob.js'
import { element, isDigits, lookup, sliceItems } from './lookup.js'
import { operate } from './parameter.js'
import { either, MAX_TEXT, type ShellState } from './state.js'
import { withoutZeros } from './transform/bytes.js'

/** One argument after expansion: its text (with marks), what it carries, and the word of the source it came from. */
export interface Arg {
  readonly text: string
  readonly taint: Taint
  /** The word as written. */
  readonly raw: string
  /** Position of the word in the source being interpreted; -1 when the argument has no word of its own. */
  readonly start: number
  readonly end: number
}

/** What expansion needs from the shell around it. */
export interface Expansion {
  readonly state: ShellState
  readonly frame: Frame
  readonly machine: Machine
  /** The same, seen from another frame. */
  from(frame: Frame): Expansion
  /** Runs a command substitution in a subshell and returns what it prints. */
  substitute(script: ParsedScript, text: string): Stream
  /** Runs a process substitution and returns the path that stands for it. */
  pipePath(script: ParsedScript, operator: '<' | '>', text: string): string
}

const MAX_FIELDS = 512
/** Longest word with braces that is expanded. */
const MAX_BRACE_WORD = 2048

/** The field of a word in which nothing is expanded or quoted. */
export const plainField = (word: Word): Arg => ({ text: word.value, taint: CLEAN, raw: word.text, start: word.pos, end: word.end })

/** Expands one word to its fields: quoting, variables, substitutions, arithmetic, braces, splitting. Globs stay as marks. */
export function expandWord(word: Word, e: Expansion): Arg[] {
  if (!word.parts) return [plainField(word)]
  const braced = word.parts.some((p) => p.type === 'BraceExpansion')
  if (!braced) return fieldsOf(word.parts, word, e)
  if (word.text.length > MAX_BRACE_WORD) {
    e.machine.exhausted(e.frame, 'expansion', true)
    return fieldsOf(word.parts, word, e)
  }
  const variants = expandBraces(word.text, Math.min(MAX_FIELDS, Math.ceil(MAX_TEXT / word.text.length)))
  const out: Arg[] = []
  for (const variant of variants) {
    if (!e.machine.pay(e.frame, 1 + (variant.length >> 5))) break
    const inner = reparse(variant)
    out.push(...(inner?.parts ? fieldsOf(inner.parts, word, e) : [{ text: inner?.value ?? variant, taint: CLEAN, raw: word.text, start: word.pos, end: word.end }]))
    if (out.length > MAX_FIELDS) {
      e.machine.exhausted(e.frame, 'expansion', true)
      break
    }
  }
  return out
}

/** Expands to exactly one field: assignments, here-strings, redirect targets, `case` words (no splitting). */
export function expandSingle(word: Word, e: Expansion): { text: string; taint: Taint } {
  if (!word.parts) return { text: word.value, taint: CLEAN }
  const b = new Builder(e, word, false)
  b.parts(word.parts, true)
  return b.single()
}

/** Expands the parts of a here-document or of double quotes. */
export function expandParts(parts: readonly WordPart[], e: Expansion): { text: string; taint: Taint } {
  const b = new Builder(e, undefined, false)
  b.parts(parts, true)
  return b.single()
}

/** Expands a pattern (of `case`, `[[ == ]]`, `${x#…}`): what is not quoted in it matches other texts. */
export function expandPattern(word: Word, e: Expansion): string {
  if (!word.parts) return word.value
  const b = new Builder(e, word, false, true)
  b.parts(word.parts, false)
  return b.single().text
}

/** Expands text as between double quotes, for text that is expanded once more (`${x@P}`, `PS4`). */
export function expandText(text: string, e: Expansion): { text: string; taint: Taint } {
  if (!/[$`\\]/.test(text)) return { text, taint: CLEAN }
  if (!e.machine.pay(e.frame, 1 + (text.length >> 5)) || exceeds(text)) return { text: HOLE, taint: CLEAN }
  const command = parse(`_ <<${END}\n${text}\n${END}\n`).commands[0]?.command
  const [document] = command?.type === 'Command' ? command.redirects : []
  const parts = document?.type === 'HereDoc' ? document.body.parts : undefined
  const out = parts ? expandParts(parts, e.from(indirect(e.frame))) : { text: `${text}\n`, taint: CLEAN }
  return { text: out.text.slice(0, -1), taint: out.taint }
}

/** A line that no text has. */
const END = '\uf590'

/** Parses `text` as one word, for text that only came to be by expansion. */
function reparse(text: string): Word | undefined {
  const command = parse(`_ ${text}`).commands[0]?.command
  const word = command?.type === 'Command' ? command.suffix[0] : undefined
  return word?.type === 'Word' ? word : undefined
}

function fieldsOf(parts: readonly WordPart[], word: Word, e: Expansion): Arg[] {
  const b = new Builder(e, word, true)
  b.parts(parts, false)
  return b.fields()
}

class Builder {
  private readonly done: Arg[] = []
  private text = ''
  private taint: Taint = CLEAN
  /** A field exists even when empty (`""`), unlike the nothing of an unset variable. */
  private started = false

  constructor(private readonly e: Expansion, private readonly word: Word | undefined, private readonly splits: boolean, private readonly matches = false) {}

  parts(parts: readonly WordPart[], quoted: boolean): void {
    for (const part of parts) {
      if (!this.e.machine.pay(this.e.frame)) return
      this.part(part, quoted)
    }
  }

  private part(part: WordPart, quoted: boolean): void {
    switch (part.type) {
      case 'Literal': case 'SingleQuoted': case 'AnsiCQuoted':
        return this.add(part.value)
      case 'Glob':
        return this.add(quoted ? part.text : part.kind === 'star' ? STAR : part.kind === 'question' ? ANY : this.matches ? OPEN + part.text.slice(1, -1) + CLOSE : /^\[[^\]!^\\-]\]$/.test(part.text) ? part.text[1]! : ANY)
      case 'ExtendedGlob':
        return this.add(part.operator === '@' && /^[\w.+-]+$/.test(part.pattern) ? part.pattern : this.matches ? HOLE : STAR)
      case 'DoubleQuoted': case 'LocaleString':
        this.started = true
        return this.parts(part.parts, true)
      case 'SimpleExpansion':
        return this.variable(part.text.slice(1), quoted)
      case 'ParameterExpansion':
        return this.parameter(part, quoted)
      case 'CommandExpansion': {
        if (!part.script) return this.add(HOLE)
        const out = this.e.substitute(part.script, part.text)
        return this.value(out.text === undefined ? HOLE : withoutZeros(out.text).replace(/\n{1,4096}$/, ''), out.taint, quoted)
      }
      case 'ArithmeticExpansion':
        return this.add(numberText(part.expression, this.e))
      case 'ProcessSubstitution':
        return this.add(part.script ? this.e.pipePath(part.script, part.operator, part.text) : HOLE)
      case 'BraceExpansion':
        return this.add(part.text)
    }
  }

  private variable(name: string, quoted: boolean): void {
    if (name === '@' || name === '*') return this.list(this.e.state.positional, quoted)
    const v = lookup(name, this.e)
    this.value(this.e.state.pick(v), v.taint, quoted)
  }

  private parameter(part: ParameterExpansionPart, quoted: boolean): void {
    const { state } = this.e
    if ((part.parameter === '@' || part.parameter === '*') && !part.operation && !part.prefix) return this.list(state.positional, quoted)
    const index = part.index ? expandSingle(part.index, this.e).text : undefined
    const name = part.prefix === '!' && !part.operation && index === undefined ? state.pick(lookup(part.parameter, this.e)) : part.parameter
    const v = lookup(name, this.e)
    if (part.prefix === '#') return this.add(index === '@' || index === '*' ? String(v.items?.length ?? v.values.length) : hasHole(state.pick(v)) ? HOLE : String(state.pick(v).length))
    if ((index === '@' || index === '*') && part.prefix === '!') return this.list((v.keys ? Object.keys(v.keys) : (v.items ?? ['']).map((_, i) => String(i))).map((text) => ({ text, taint: CLEAN })), quoted)
    if (index === '@' || index === '*') {
      const items = (v.items ?? (v.keys ? Object.values(v.keys) : [state.pick(v)])).map((text) => ({ text: part.operation ? operate(text, part.operation, this.e) : text, taint: v.taint }))
      return this.list(part.operation?.type === 'Slice' ? sliceItems(v.items ?? [], part.operation, this.e).map((text) => ({ text, taint: v.taint })) : items, quoted)
    }
    const base = index === undefined ? state.pick(v) : element(v, index)
    if (!part.operation) return this.value(base, v.taint, quoted)
    if (part.operation.type === 'Default') {
      const set = this.e.state.get(name) !== undefined || isDigits(name) ? base : ''
      const wants = part.operation.operator.endsWith('+') ? set !== '' : set === '' || hasHole(set)
      if (part.operation.operator.endsWith('?')) return this.value(base, v.taint, quoted)
      if (!wants) return part.operation.operator.endsWith('+') ? undefined : this.value(base, v.taint, quoted)
      const other = expandSingle(part.operation.operand, this.e)
      if (part.operation.operator.endsWith('=')) state.set(name, { values: [other.text], taint: other.taint })
      return this.value(other.text, join(v.taint, other.taint), quoted)
    }
    this.value(operate(base, part.operation, this.e), v.taint, quoted)
  }

  private list(items: readonly { text: string; taint: Taint }[], quoted: boolean): void {
    items.slice(0, MAX_FIELDS).forEach((item, i) => {
      if (i > 0) {
        if (this.splits) this.end(CLEAN, quoted)
        else this.add(' ')
      }
      this.value(item.text, item.taint, quoted)
    })
  }

  private value(text: string, taint: Taint, quoted: boolean): void {
    if (taint !== CLEAN) this.taint = join(this.taint, taint)
    if (quoted || !this.splits) return this.add(this.matches && !quoted ? globMarks(text) : text)
    const ifs = this.e.state.get('IFS')
    const separators = ifs ? this.e.state.pick(ifs) : ' \t\n'
    let from = 0
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length && !separators.includes(text[i]!)) continue
      if (i > from) this.add(globMarks(text.slice(from, i)))
      if (i < text.length) this.end(taint)
      from = i + 1
      if (this.done.length > MAX_FIELDS) return this.e.machine.exhausted(this.e.frame, 'expansion', true)
    }
  }

  private add(text: string): void {
    this.started = true
    if (this.text.length + text.length <= MAX_TEXT) this.text += text
    else if (!this.text.endsWith(HOLE)) {
      this.text += HOLE
      this.e.machine.exhausted(this.e.frame, 'expansion', false)
    }
  }

  /** `empty` items of a quoted array are arguments, too. */
  private end(taint: Taint = CLEAN, empty = false): void {
    if (this.started && (empty || this.text !== '')) this.done.push(this.arg())
    this.text = ''
    this.started = false
    this.taint = taint
  }

  private arg(): Arg {
    return { text: this.text, taint: this.taint, raw: this.word?.text ?? '', start: this.word?.pos ?? -1, end: this.word?.end ?? -1 }
  }

  fields(): Arg[] {
    if (this.started) this.done.push(this.arg())
    return this.done
  }

  single(): { text: string; taint: Taint } {
    return { text: this.text, taint: this.taint }
  }
}

/** Characters that an unquoted expansion lets act as globs. */
const globMarks = (text: string): string => (/[*?]/.test(text) ? text.replaceAll('*', STAR).replaceAll('?', ANY) : text)

/** Value of an expression in this shell, with the assignments that it makes; `undefined` when it depends on something unknown. */
export const evaluate = (expression: ArithmeticExpression | undefined, e: Expansion): number | undefined => (expression ? arithmetic(expression, namesOf(e)) : undefined)

function numberText(expression: ArithmeticExpression | undefined, e: Expansion): string {
  const n = evaluate(expression, e)
  return n === undefined ? HOLE : String(n)
}

/** How arithmetic sees the shell: variables, and the command substitutions that it runs. */
function namesOf(e: Expansion): Names {
  return {
    get: (name) => { const v = e.state.get(name); return v && e.state.pick(v) },
    set: (name, value) => {
      const next = { values: [value === undefined ? HOLE : String(value)], taint: CLEAN }
      if (e.frame.certainty !== 'dead') e.state.set(name, e.frame.certainty === 'certain' ? next : either(e.state.get(name), next))
    },
    substitute: (script, text) => e.substitute(script, text).text,
    expand: (parts) => { const b = new Builder(e, undefined, false); b.parts(parts, true); return b.single().text },
    parse: (text) => {
      const command = e.machine.pay(e.frame, 1 + (text.length >> 5)) ? parse(`((${text}))`).commands[0]?.command : undefined
      return command?.type === 'ArithmeticCommand' ? command.expression : undefined
    },
  }
}
