import type { AndOr, Assignment, Command, CommandNode, CompoundList, Function as FunctionNode, ParsedScript, Pipeline, PipelineNode, Statement } from 'unbash'
import { deeper, indirect, placed, withCertainty, withStdin } from '../frame.js'
import { CLEAN, NOTHING, UNKNOWN, resource, weaker, type Frame, type Machine, type Stream } from '../machine.js'
import { assign, assignmentWord } from './assign.js'
import { arithmeticFor, choose, conditional, forEach, loop, testStatus } from './control.js'
import { BUILTINS } from './builtins.js'
import { announceVariable } from './environment.js'
import { evaluate, expandWord, plainField, type Arg, type Expansion } from './expand.js'
import { runArgv } from './program.js'
import { keepsItsInput, redirected } from './redirected.js'
import { SECRET_NAME } from './lookup.js'
import { HOLE } from '../word.js'
import { Repeats } from './repeats.js'
import { announceStandIn, isWatched } from './shadow.js'
import { concat, either, MAX_CHOICES, type ShellState, type Variable } from './state.js'
import type { Status } from './status.js'
import { announceUnattended } from './unattended.js'

const NONE: readonly never[] = []

/** Walks the syntax tree of one source text with one shell state. */
export class Shell {
  constructor(readonly machine: Machine, readonly state: ShellState, private readonly repeats = new Repeats()) {}

  /** Runs statements in order and returns what they print together. */
  statements(list: readonly Statement[], frame: Frame): Stream {
    let out: Stream = NOTHING
    for (const statement of list) {
      if (!this.machine.pay(frame)) return UNKNOWN
      out = concat(out, this.statement(statement, this.state.exited ? withCertainty(frame, 'dead') : frame))
    }
    return out
  }

  private statement(s: Statement, frame: Frame): Stream {
    if (s.background && s.command.type === 'Command' && this.recurses(s.command)) this.forkBomb(frame)
    if (!s.background) return this.node(s.command, frame)
    const before = this.machine.effects.length
    const shell = s.command.type === 'Command' && s.command.name?.value === 'history' ? this.fork(true) : this
    const out = shell.node(s.command, frame)
    announceUnattended(before, frame, this)
    return out
  }

  list(list: CompoundList, frame: Frame): Stream {
    return this.statements(list.commands, frame)
  }

  node(n: PipelineNode | AndOr | CompoundList, frame: Frame): Stream {
    switch (n.type) {
      case 'Command': return this.repeats.run(n, frame, this.state, this.machine, () => this.command(n, frame))
      case 'Pipeline': return this.pipeline(n, frame)
      case 'AndOr': return this.andOr(n, frame)
      case 'CompoundList': return this.list(n, frame)
      case 'BraceGroup': return this.list(n.body, frame)
      case 'Subshell': return this.fork(true).list(n.body, frame)
      case 'If': return conditional(this, n, frame)
      case 'For': case 'Select': return forEach(this, n, frame)
      case 'ArithmeticFor': return arithmeticFor(this, n, frame)
      case 'While': return loop(this, n, frame)
      case 'Case': return choose(this, n, frame)
      case 'Function': return this.define(n, frame)
      case 'Coproc': return this.fork().node(n.body, { ...frame, stdin: UNKNOWN })
      case 'Redirected': return redirected(this, n.redirects, frame, (f) => this.node(n.command, f))
      case 'TestCommand': this.state.lastStatus = testStatus(this, n.expression, frame); return NOTHING
      case 'ArithmeticCommand': { const value = evaluate(n.expression, this.expansion(frame)); this.state.lastStatus = value === undefined ? undefined : Number(value === 0); return NOTHING }
    }
  }

  fork(apart = false): Shell {
    return new Shell(this.machine, apart ? this.state.fork().setApart() : this.state.fork(), this.repeats)
  }

  private pipeline(p: Pipeline, frame: Frame): Stream {
    if (p.commands.length > 1 && p.commands.filter((c) => c.type === 'Command' && this.recurses(c)).length > 1) this.forkBomb(frame)
    let stream = frame.stdin
    p.commands.forEach((c, i) => {
      if (!this.machine.pay(frame)) return
      const shell = p.commands.length > 1 ? this.fork() : this
      stream = shell.node(c, i === 0 ? frame : withStdin(frame, stream))
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
    let status: Status
    n.commands.forEach((c, i) => {
      if (!this.machine.pay(frame)) return
      const operator = n.operators[i - 1]
      // What a list left of an operator has come to decides: `a && b || c` runs c when a or b fails.
      const skipped = operator === '&&' ? status !== undefined && status !== 0 : operator === '||' ? status === 0 : false
      if (skipped) return
      const surely = operator === undefined || status !== undefined || operator === '&&'
      this.state.lastStatus = undefined
      out = concat(out, this.node(c, surely ? frame : withCertainty(frame, weaker(frame.certainty, 'conditional'))))
      const now: Status = this.state.lastStatus
      if (operator === undefined || status !== undefined) status = now
      else if (operator === '&&') status = now === undefined || now === 0 ? undefined : now
      else status = now === 0 ? 0 : undefined
    })
    this.state.lastStatus = status
    return out
  }

  /** A branch that may not run must not end the shell for what follows it. */
  branch(list: CompoundList, frame: Frame): Stream {
    const exited = this.state.exited
    const out = this.list(list, frame)
    if (frame.certainty !== 'certain') this.state.exited = exited
    return out
  }

  private define(n: FunctionNode, frame: Frame): Stream {
    const name = n.name.value
    if (frame.certainty !== 'dead') this.state.functions.set(name, { body: n.body as CommandNode, source: '', frame })
    if (isWatched(name)) announceStandIn(name, frame, this, (inner, later) => inner.node(n.body as CommandNode, later))
    return NOTHING
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
    const choices = Math.min(first.choices, MAX_CHOICES)
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
    const frame = placed(outer, span)
    const e = this.expansion(frame)
    const { prefix } = c
    const assignments = prefix.length === 0 ? NONE : prefix.filter((p): p is Assignment => p.type === 'Assignment')
    const redirects = c.redirects
    if (!c.name) {
      for (const a of assignments) assign(this, a, frame)
      return { out: redirects.length ? redirected(this, redirects, frame, (f) => (f.stdin === frame.stdin ? NOTHING : f.stdin)) : NOTHING, words: [], choices: selection.of }
    }
    for (const a of assignments) this.aliasSecret(a, frame)
    const words: Arg[] = expandWord(c.name, e)
    const { args } = c
    for (let i = 0; i < args.length; i++) {
      const a = args[i]!
      if (a.type !== 'Word') words.push(assignmentWord(this, a, e))
      else if (a.parts === undefined) words.push(plainField(a))
      else {
        const fields = expandWord(a, e)
        for (let k = 0; k < fields.length; k++) words.push(fields[k]!)
      }
    }
    if (words.length === 0 || (before && redirects.length === 0 && sameWords(words, before))) return { out: NOTHING, words, choices: selection.of }
    if (this.isPiecedTogether(c, words)) this.machine.effect(frame, 'execute', resource('code', 'encoded', 'words put together by the shell', ['hidden']))
    // Builtins and functions run in this shell: what is assigned for them (`IFS=, read …`) goes afterwards.
    const here = assignments.length > 0 && (Object.hasOwn(BUILTINS, words[0]!.text) || this.state.function(words[0]!.text) !== undefined)
    const before_ = here ? assignments.map((a) => [a.name, this.state.get(a.name)] as const) : NONE
    const shell = assignments.length && !here ? this.fork() : this
    for (const a of assignments) assign(shell, a, frame)
    // What is chosen inside of what runs (a function's body) is chosen there.
    let choices = 1
    const run = (f: Frame): Stream => {
      choices = selection.of
      return runArgv(words, f, shell)
    }
    const out = redirects.length ? redirected(shell, redirects, frame, run, keepsItsInput(words)) : run(frame)
    if (here) for (const [name, variable] of before_) if (variable) this.state.set(name, variable); else this.state.unset(name)
    this.state.lastWord = words.at(-1)
    if (this.pipes.length + shell.pipes.length > 0) for (const unwritten of [...this.pipes.splice(0), ...shell.pipes.splice(0)]) unwritten()
    if (shell !== this) { this.state.lastStatus = shell.state.lastStatus; this.state.exited ||= shell.state.exited }
    return { out, words, choices }
  }

  /** `API_KEY=$key program …`: what a program is given as a secret is one under its other name too. */
  private aliasSecret({ name, value }: Assignment, frame: Frame): void {
    const other = value.type === 'Word' && SECRET_NAME.test(name) ? /^"?\$\{?([a-z_]\w{0,63})\}?"?$/i.exec(value.text)?.[1] : undefined
    if (other === undefined || SECRET_NAME.test(other) || this.state.get(other) !== undefined) return
    const source = this.machine.effect(frame, 'read', resource('environment', 'secret', other, ['use']))
    this.state.set(other, { values: [HOLE], taint: { sources: [source], steps: [] } })
  }

  /** A program whose name comes from a list of alternatives, or from a text that an own separator cuts into words: written so that nobody finds the words (T1027.010). */
  private isPiecedTogether(c: Command, words: readonly Arg[]): boolean {
    const evaluated = words[0]!.text === 'eval' || words[0]!.text === 'exec'
    const name = evaluated ? c.args[0] : c.name
    if (!name || name.type !== 'Word' || words.length < 2 || !/[${]/.test(name.text)) return false
    if (/\$\{(?:SHELL|PATH|HOME|BASH|OSTYPE|TERM|IFS|LANG):-?\d/.test(name.text)) return true
    if (evaluated && /^\$\{\w{1,64}:\s?-?\d{1,4}:\d{1,4}\}$/.test(name.text)) return true
    if (name.text.includes('{') && /^[^\s'"$`]{0,64}\{[^{}\s]{1,200},[^{}]{0,200}\}/.test(name.text)) return true
    if (evaluated && /^\$\w+$/.test(name.text) && this.state.get(name.text.slice(1))?.ref !== undefined) return true
    const separator = /^["']?\$/.test(name.text) && this.state.get('IFS')?.values[0]
    return Boolean(separator && /[^\s]/.test(separator) && !name.text.startsWith('"') && this.state.get(/\w+/.exec(name.text)?.[0] ?? '')?.values.some((v) => v.includes(separator[0]!)))
  }

  /** A command that gets what is written to `>(command)`; it runs once, at the latest when the command that was given the pipe has ended. */
  pipe(run: (stdin: Stream) => void): (stdin: Stream) => void {
    let ran = false
    const once = (stdin: Stream): void => {
      if (!ran) run(stdin)
      ran = true
    }
    this.pipes.push(() => once(UNKNOWN))
    return once
  }
  private readonly pipes: (() => void)[] = []

  /** Sets a variable; in a branch that may not run, or for one of several choices, the old value stays possible. */
  setVariable(name: string, next: Variable, frame: Frame): void {
    if (frame.certainty === 'dead') return
    if (next.taint !== CLEAN) this.machine.capture(next.taint)
    const joins = frame.certainty === 'conditional' || this.state.selection.now > 0
    this.state.set(name, joins ? either(this.state.get(name), next) : next)
    announceVariable(name, next.values[0] ?? '', frame, this)
  }

  expansion(frame: Frame): Expansion {
    return new ShellExpansion(this, frame)
  }
}

/** Expansions of one command; made for each, so it is a class and no object of closures. */
class ShellExpansion implements Expansion {
  readonly state: ShellState
  readonly machine: Machine

  constructor(private readonly shell: Shell, readonly frame: Frame) {
    this.state = shell.state
    this.machine = shell.machine
  }

  from(frame: Frame): Expansion {
    return new ShellExpansion(this.shell, frame)
  }

  substitute(script: ParsedScript): Stream {
    const inner = script.source !== undefined ? indirect(this.frame) : this.frame
    return this.shell.fork().statements(script.commands, deeper(inner))
  }

  pipePath(script: ParsedScript, operator: '<' | '>'): string {
    const { shell, frame } = this
    const { files } = shell.machine
    const path = `/dev/fd/${63 + files.size}`
    if (operator === '<') files.set(path, { content: shell.fork().statements(script.commands, { ...frame, stdin: NOTHING }) })
    else files.set(path, { content: NOTHING, pipe: shell.pipe((stdin) => shell.fork().statements(script.commands, { ...frame, stdin })) })
    return path
  }
}

const sameWords = (a: readonly Arg[], b: readonly Arg[]): boolean => a.length === b.length && a.every((w, i) => w.text === b[i]!.text && w.taint === b[i]!.taint)
