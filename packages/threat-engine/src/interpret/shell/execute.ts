import type { AndOr, ArithmeticFor, Assignment, Case, Command, CommandNode, CompoundList, For, Function as FunctionNode, If, ParsedScript, Pipeline, PipelineNode, Redirection, Select, Statement, TestExpression, While } from 'unbash'
import type { Certainty } from '../../facts.js'
import { CLEAN, NOTHING, UNKNOWN, join, resource, weaker, type Frame, type Machine, type Stream } from '../machine.js'
import { HOLE, hasHole, isLiteral } from '../word.js'
import { announceVariable } from './environment.js'
import { expandParts, expandSingle, expandWord, type Arg, type Expansion } from './expand.js'
import { globMatches } from './parameter.js'
import { openForReading, openForWriting } from './redirect.js'
import { runArgv } from './program.js'
import { announceStandIn, isWatched } from './shadow.js'
import { concat, either, MAX_VALUES, ShellState, type Variable } from './state.js'

/** Exit status when it is known: 0 is success. */
type Status = number | undefined

/** Walks the syntax tree of one source text with one shell state. */
export class Shell {
  constructor(readonly machine: Machine, readonly state: ShellState) {}

  /** Runs statements in order and returns what they print together. */
  statements(list: readonly Statement[], frame: Frame): Stream {
    let out: Stream = NOTHING
    for (const statement of list) {
      if (!this.machine.pay(frame)) return UNKNOWN
      out = concat(out, this.statement(statement, this.state.exited ? { ...frame, certainty: 'dead' } : frame))
    }
    return out
  }

  private statement(s: Statement, frame: Frame): Stream {
    if (s.background && s.command.type === 'Command' && this.recurses(s.command)) this.forkBomb(frame)
    return this.node(s.command, frame)
  }

  list(list: CompoundList, frame: Frame): Stream {
    return this.statements(list.commands, frame)
  }

  node(n: PipelineNode | AndOr | CompoundList, frame: Frame): Stream {
    switch (n.type) {
      case 'Command': return this.command(n, frame)
      case 'Pipeline': return this.pipeline(n, frame)
      case 'AndOr': return this.andOr(n, frame)
      case 'CompoundList': return this.list(n, frame)
      case 'BraceGroup': return this.list(n.body, frame)
      case 'Subshell': return this.fork().list(n.body, frame)
      case 'If': return this.conditional(n, frame)
      case 'For': case 'Select': return this.forEach(n, frame)
      case 'ArithmeticFor': return this.arithmeticFor(n, frame)
      case 'While': return this.loop(n, frame)
      case 'Case': return this.choose(n, frame)
      case 'Function': return this.define(n, frame)
      case 'Coproc': return this.fork().node(n.body, { ...frame, stdin: UNKNOWN })
      case 'Redirected': return this.redirected(n.redirects, frame, (f) => this.node(n.command, f))
      case 'TestCommand': this.state.lastStatus = this.test(n.expression, frame); return NOTHING
      case 'ArithmeticCommand': this.state.lastStatus = undefined; return NOTHING
    }
  }

  fork(): Shell {
    return new Shell(this.machine, this.state.fork())
  }

  private pipeline(p: Pipeline, frame: Frame): Stream {
    if (p.commands.length > 1 && p.commands.filter((c) => c.type === 'Command' && this.recurses(c)).length > 1) this.forkBomb(frame)
    let stream = frame.stdin
    p.commands.forEach((c, i) => {
      if (!this.machine.pay(frame)) return
      const shell = p.commands.length > 1 ? this.fork() : this
      stream = shell.node(c, { ...frame, stdin: i === 0 ? frame.stdin : stream })
      if (i === p.commands.length - 1) this.state.lastStatus = shell.state.lastStatus
    })
    const negated = p.prefixes.some((x) => x.type === 'Negation')
    if (negated && this.state.lastStatus !== undefined) this.state.lastStatus = this.state.lastStatus === 0 ? 1 : 0
    return stream
  }

  private recurses(c: Command): boolean {
    return c.name !== undefined && this.state.calling.includes(c.name.value)
  }

  private forkBomb(frame: Frame): void {
    this.machine.effect(frame, 'execute', resource('process', 'fork-bomb', this.state.calling.at(-1) ?? ''))
  }

  private andOr(n: AndOr, frame: Frame): Stream {
    let out: Stream = NOTHING
    let certainty: Certainty = frame.certainty
    n.commands.forEach((c, i) => {
      if (!this.machine.pay(frame)) return
      const operator = n.operators[i - 1]
      const status: Status = this.state.lastStatus
      if (operator === '&&') certainty = status === undefined || status === 0 ? (status === 0 ? frame.certainty : certainty) : 'dead'
      else if (operator === '||') certainty = status === 0 ? 'dead' : status === undefined ? weaker(frame.certainty, 'conditional') : frame.certainty
      if (certainty === 'dead' && frame.certainty !== 'dead') return
      this.state.lastStatus = undefined
      out = concat(out, this.node(c, { ...frame, certainty: weaker(frame.certainty, certainty) }))
    })
    return out
  }

  private conditional(n: If, frame: Frame): Stream {
    let out: Stream = NOTHING
    let certainty: Certainty = frame.certainty
    const branches = [{ clause: n.clause, then: n.then }, ...n.elif]
    for (const branch of branches) {
      this.state.lastStatus = undefined
      out = concat(out, this.list(branch.clause, { ...frame, certainty }))
      const status: Status = this.state.lastStatus
      if (status !== undefined && status !== 0) continue
      const taken = status === 0 ? certainty : weaker(certainty, 'conditional')
      out = concat(out, this.branch(branch.then, { ...frame, certainty: taken }))
      if (status === 0) return out
      certainty = weaker(certainty, 'conditional')
    }
    if (n.else) out = concat(out, this.branch(n.else, { ...frame, certainty }))
    return out
  }

  /** A branch that may not run must not end the shell for what follows it. */
  private branch(list: CompoundList, frame: Frame): Stream {
    const exited = this.state.exited
    const out = this.list(list, frame)
    if (frame.certainty !== 'certain') this.state.exited = exited
    return out
  }

  private forEach(n: For | Select, frame: Frame): Stream {
    const words = n.wordlist ? n.wordlist.flatMap((w) => expandWord(w, this.expansion(frame))) : this.state.positional.map((p) => ({ ...p, raw: '', start: -1, end: -1 }))
    if (words.length === 0) return NOTHING
    const taint = words.reduce((t, w) => join(t, w.taint), CLEAN)
    const numeric = words.length > MAX_VALUES && words.every((w) => /^\d+$/.test(w.text))
    const values = numeric ? [words[0]!.text, HOLE] : words.length > MAX_VALUES ? [...spread(words.map((w) => w.text), MAX_VALUES - 1), HOLE] : words.map((w) => w.text)
    this.state.set(n.name.value, { values, taint })
    const out = this.branch(n.body, frame)
    return { text: undefined, taint: out.taint }
  }

  private arithmeticFor(n: ArithmeticFor, frame: Frame): Stream {
    const name = n.initialize?.type === 'ArithmeticBinary' && n.initialize.left.type === 'ArithmeticWord' ? n.initialize.left.value.trim() : undefined
    if (name) this.state.set(name, { values: [HOLE], taint: CLEAN })
    return { text: undefined, taint: this.branch(n.body, frame).taint }
  }

  private loop(n: While, frame: Frame): Stream {
    this.state.lastStatus = undefined
    const clause = this.list(n.clause, frame)
    const status: Status = this.state.lastStatus
    const runs = status === undefined ? weaker(frame.certainty, 'conditional') : (status === 0) === (n.kind === 'while') ? frame.certainty : 'dead'
    const out = this.branch(n.body, { ...frame, certainty: runs })
    return { text: undefined, taint: join(clause.taint, out.taint) }
  }

  private choose(n: Case, frame: Frame): Stream {
    const word = expandSingle(n.word, this.expansion(frame)).text
    let out: Stream = NOTHING
    for (const item of n.items) {
      const patterns = item.pattern.map((p) => expandSingle(p, this.expansion(frame)).text)
      const known = isLiteral(word) && patterns.every((p) => !hasHole(p))
      const matches = known ? patterns.some((p) => globMatches(word, p.replaceAll('*', '\u0001'))) : undefined
      if (matches === false) continue
      out = concat(out, this.branch(item.body, matches ? frame : { ...frame, certainty: weaker(frame.certainty, 'conditional') }))
      if (matches && item.terminator === ';;') return out
    }
    return out
  }

  private define(n: FunctionNode, frame: Frame): Stream {
    const name = n.name.value
    if (frame.certainty !== 'dead') this.state.functions.set(name, { body: n.body as CommandNode, source: '', frame })
    if (isWatched(name)) announceStandIn(name, frame, this, (inner, later) => inner.node(n.body as CommandNode, later))
    return NOTHING
  }

  /** Status of a test whose operands are known. */
  private test(t: TestExpression, frame: Frame): Status {
    switch (t.type) {
      case 'TestGroup': return this.test(t.expression, frame)
      case 'TestNot': { const s = this.test(t.operand, frame); return s === undefined ? undefined : s === 0 ? 1 : 0 }
      case 'TestLogical': {
        const all = t.operands.map((o) => this.test(o, frame))
        if (t.operator === '&&') return all.some((s) => s === 1) ? 1 : all.every((s) => s === 0) ? 0 : undefined
        return all.some((s) => s === 0) ? 0 : all.every((s) => s === 1) ? 1 : undefined
      }
      case 'TestUnary': {
        const text = expandSingle(t.operand, this.expansion(frame)).text
        return testUnary(t.operator, text)
      }
      case 'TestBinary': return testBinary(expandSingle(t.left, this.expansion(frame)).text, t.operator, expandSingle(t.right, this.expansion(frame)).text)
    }
  }

  /** A command whose words have several possible values is run once for each, all variables taking their first, second … value together. */
  private command(c: Command, frame: Frame): Stream {
    const { selection } = this.state
    if (selection.now > 0) return this.commandOnce(c, frame).out
    const outer = selection.of
    selection.of = 1
    const first = this.commandOnce(c, frame)
    let out = first.out
    let before = first.words
    const choices = Math.min(first.choices, MAX_VALUES)
    for (selection.now = 1; selection.now < choices; selection.now++) {
      if (!this.machine.pay(frame)) break
      const next = this.commandOnce(c, frame, before)
      before = next.words
      out = concat(out, next.out)
    }
    selection.now = 0
    selection.of = Math.max(outer, choices)
    return out
  }

  /** `before` are the words of the previous choice: the same words are not run again. */
  private commandOnce(c: Command, outer: Frame, before?: readonly Arg[]): { out: Stream; words: readonly Arg[]; choices: number } {
    const { selection } = this.state
    const span = outer.direct ? { start: outer.offset + c.pos, end: outer.offset + c.end } : outer.span
    const frame = { ...outer, span }
    const e = this.expansion(frame)
    const assignments = c.prefix.filter((p): p is Assignment => p.type === 'Assignment')
    const redirects = c.redirects
    if (!c.name) {
      for (const a of assignments) this.assign(a, frame)
      return { out: redirects.length ? this.redirected(redirects, frame, () => NOTHING) : NOTHING, words: [], choices: selection.of }
    }
    const words: Arg[] = expandWord(c.name, e)
    for (const a of c.args) {
      if (a.type === 'Word') for (const field of expandWord(a, e)) words.push(field)
      else words.push(this.assignmentWord(a, e))
    }
    if (words.length === 0 || (before && redirects.length === 0 && sameWords(words, before))) return { out: NOTHING, words, choices: selection.of }
    const shell = assignments.length ? this.fork() : this
    for (const a of assignments) shell.assign(a, frame)
    // What is chosen inside of what runs (a function's body) is chosen there.
    let choices = 1
    const run = (f: Frame): Stream => {
      choices = selection.of
      return runArgv(words, f, shell)
    }
    const out = redirects.length ? shell.redirected(redirects, frame, run) : run(frame)
    for (const unwritten of [...this.pipes.splice(0), ...shell.pipes.splice(0)]) unwritten()
    if (shell !== this) { this.state.lastStatus = shell.state.lastStatus; this.state.exited ||= shell.state.exited }
    return { out, words, choices }
  }

  /** A command that gets what is written to `>(command)`; it runs once, at the latest when the command that was given the pipe has ended. */
  private pipe(run: (stdin: Stream) => void): (stdin: Stream) => void {
    let ran = false
    const once = (stdin: Stream): void => {
      if (!ran) run(stdin)
      ran = true
    }
    this.pipes.push(() => once(UNKNOWN))
    return once
  }
  private readonly pipes: (() => void)[] = []

  private assignmentWord(a: Assignment, e: Expansion): Arg {
    const value = a.value.type === 'ArrayValue' ? { text: '', taint: CLEAN } : expandSingle(a.value, e)
    if (a.value.type === 'ArrayValue') this.assign(a, e.frame)
    return { text: `${a.name}${a.append ? '+' : ''}=${value.text}`, taint: value.taint, raw: a.text, start: a.pos, end: a.end }
  }

  private assign(a: Assignment, frame: Frame): void {
    const e = this.expansion(frame)
    const before = this.state.get(a.name)
    let next: Variable
    if (a.value.type === 'ArrayValue') {
      const items = a.value.elements.flatMap((w) => expandWord(w, e))
      const keyed = items.map((i) => /^\[([^\]]{1,64})\]=(.*)$/s.exec(i.text)).filter((m) => m !== null)
      const texts = items.map((i) => i.text)
      const all = a.append && before?.items ? [...before.items, ...texts] : texts
      next = { values: [all[0] ?? ''], items: all.slice(0, 512), taint: items.reduce((t, i) => join(t, i.taint), CLEAN), ...(keyed.length && { keys: Object.fromEntries(keyed.map((m) => [m[1]!, m[2]!])) }) }
    } else {
      const value = expandSingle(a.value, e)
      if (a.index) {
        const index = expandSingle(a.index, e).text
        const items = [...(before?.items ?? [])], i = Number(index)
        if (Number.isInteger(i) && i >= 0 && i < 512) items[i] = value.text
        next = { values: [items[0] ?? value.text], items: Array.from(items, (x) => x ?? ''), keys: { ...before?.keys, [index]: value.text }, taint: join(before?.taint ?? CLEAN, value.taint) }
      } else if (a.append) {
        const values = (before?.values ?? ['']).map((v) => v + value.text)
        next = { values: values.slice(0, MAX_VALUES), items: before?.items, taint: join(before?.taint ?? CLEAN, value.taint) }
      } else next = { values: [value.text], taint: value.taint }
    }
    this.setVariable(a.name, next, frame)
  }

  /** Sets a variable; in a branch that may not run, or for one of several choices, the old value stays possible. */
  setVariable(name: string, next: Variable, frame: Frame): void {
    if (frame.certainty === 'dead') return
    const joins = frame.certainty === 'conditional' || this.state.selection.now > 0
    this.state.set(name, joins ? either(this.state.get(name), next) : next)
    announceVariable(name, next.values[0] ?? '', frame, this)
  }

  redirected(redirects: readonly Redirection[], frame: Frame, run: (frame: Frame) => Stream): Stream {
    let stdin = frame.stdin
    const sinks: ((out: Stream) => void)[] = []
    let captures = false
    for (const r of redirects) {
      if (!this.machine.pay(frame)) break
      const e = this.expansion(frame)
      const fd = r.descriptor?.type === 'FileDescriptor' ? r.descriptor.value : undefined
      if (r.type === 'HereDoc') { stdin = { text: r.body.text, taint: CLEAN, ...(r.body.parts && expandParts(r.body.parts, e)) }; continue }
      if (r.type === 'HereString') { const v = r.target ? expandSingle(r.target, e) : { text: '', taint: CLEAN }; stdin = { text: hasHole(v.text) ? (v.text === HOLE ? undefined : v.text) : v.text + '\n', taint: v.taint }; continue }
      if (!r.target) continue
      const target = expandWord(r.target, e)[0]
      if (!target) continue
      if (r.operator === '<&' || r.operator === '>&') {
        if (/^(?:\d+-?|-)$/.test(target.text)) {
          const other = this.state.descriptor(parseInt(target.text, 10))
          if (other && r.operator === '<&' && (fd ?? 0) === 0) stdin = other
          if (other && r.operator === '>&' && (fd ?? 1) <= 2) { sinks.push((out) => this.sendBack(out, other, frame)); captures = true }
          if (other && fd !== undefined && fd > 2) this.state.descriptors.set(fd, other)
          continue
        }
      }
      if (r.operator === '<' || r.operator === '<>' || r.operator === '<&') {
        const opened = openForReading(target, frame, this)
        if (fd === undefined || fd === 0) stdin = opened
        else this.state.descriptors.set(fd, opened)
        if (r.operator === '<') continue
      }
      if (r.operator === '<>' && (fd === undefined || fd === 0)) continue
      const sink = openForWriting(target, r.operator === '>>' || r.operator === '&>>', frame, this)
      if (sink.peer && fd !== undefined && fd > 2) this.state.descriptors.set(fd, sink.peer)
      if (sink.peer && (fd === undefined || fd <= 2) && stdin === NOTHING) stdin = sink.peer
      if (fd === undefined || fd === 1 || r.operator === '&>' || r.operator === '&>>' || sink.peer) { sinks.push(sink.write); captures = true }
      else if (fd === 2) sinks.push(() => sink.write(UNKNOWN))
      else sinks.push(() => sink.write(NOTHING))
    }
    const out = run({ ...frame, stdin })
    for (const sink of sinks) sink(out)
    return captures ? NOTHING : out
  }

  /** Output that goes back into a connection which was opened before (`>&3`). */
  private sendBack(out: Stream, peer: Stream, frame: Frame): void {
    const connection = peer.taint.sources[0]
    if (!connection || connection.resource.kind !== 'host') return
    this.machine.flow(out.taint, this.machine.effect(frame, 'send', connection.resource))
  }

  expansion(frame: Frame): Expansion {
    return {
      state: this.state, frame, machine: this.machine,
      substitute: (script: ParsedScript) => {
        const inner = script.source !== undefined ? { ...frame, direct: false } : frame
        const shell = this.fork()
        return shell.statements(script.commands, { ...inner, stdin: frame.stdin, depth: frame.depth + 1 })
      },
      pipePath: (script, operator) => {
        const path = `/dev/fd/${63 + this.machine.files.size}`
        if (operator === '<') this.machine.files.set(path, { content: this.fork().statements(script.commands, { ...frame, stdin: NOTHING }) })
        else this.machine.files.set(path, { content: NOTHING, pipe: this.pipe((stdin) => this.fork().statements(script.commands, { ...frame, stdin })) })
        return path
      },
    }
  }
}

const sameWords = (a: readonly Arg[], b: readonly Arg[]): boolean => a.length === b.length && a.every((w, i) => w.text === b[i]!.text && w.taint === b[i]!.taint)

/** First, last and evenly spaced members of a long list. */
const spread = (texts: readonly string[], n: number): string[] => Array.from({ length: n }, (_, i) => texts[Math.floor((i * (texts.length - 1)) / (n - 1))]!)

/** Status of `[ OP x ]` for a known `x`. File tests are not known. */
export function testUnary(operator: string, text: string): Status {
  if (operator === '-z') return text === '' ? 0 : hasHole(text) ? undefined : 1
  if (operator === '-n') return text === '' ? 1 : hasHole(text) ? undefined : 0
  return undefined
}

/** Status of `[ a OP b ]` for known texts. */
export function testBinary(a: string, operator: string, b: string): Status {
  if (!isLiteral(a) || hasHole(b)) return undefined
  switch (operator) {
    case '=': case '==': return globMatches(a, b) ? 0 : 1
    case '!=': return globMatches(a, b) ? 1 : 0
    case '-eq': return number(a, b, (x, y) => x === y)
    case '-ne': return number(a, b, (x, y) => x !== y)
    case '-lt': return number(a, b, (x, y) => x < y)
    case '-gt': return number(a, b, (x, y) => x > y)
    case '-le': return number(a, b, (x, y) => x <= y)
    case '-ge': return number(a, b, (x, y) => x >= y)
    default: return undefined
  }
}
function number(a: string, b: string, compare: (x: number, y: number) => boolean): Status {
  return /^-?\d{1,15}$/.test(a) && /^-?\d{1,15}$/.test(b) ? (compare(Number(a), Number(b)) ? 0 : 1) : undefined
}
