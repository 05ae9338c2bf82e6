import { deeper, placedAs, withCertainty } from '../frame.js'
import { CLEAN, join, MAX_DEPTH, resource, weaker, type Frame, type Machine, type Stream, type Taint } from '../machine.js'
import { isLiteral } from '../word.js'
import type { Language } from '../language.js'
import type { Action, Certainty, Context, Effect, Resource, ResourceKind } from '../../facts.js'
import type { CodeLanguage } from './language.js'
import { MAX_DEPTH_OF_NODES, MAX_TEXT, NODES_PER_STEP } from './limits.js'
import type { Node } from './syntax.js'
import { textOf, type Origin, type Value } from './value.js'

/** State of one interpretation: position, certainty, budget, output, and what the process as a whole has done so far. */
export class Run {
  certainty: Certainty = 'certain'
  /** True when the budget is spent: everything returns at once. */
  over = false
  /** Calls of the code's own functions inside each other. */
  readonly active: Node[] = []
  /** Functions that ran at least once; the others are dead code. */
  readonly ran = new Set<Node>()
  readonly made = new Set<Value & { kind: 'closure' }>()
  /** Functions and classes that someone else may call: exported, decorated, registered. */
  readonly pending: Value[] = []
  /** Modules whose names are all imported. */
  readonly stars: string[] = []
  /** Values returned and yielded by the function that runs. */
  returned: Value[] = []
  yielded: Value[] | undefined
  /** Raw sockets that were opened, for reverse shells. */
  readonly sockets: {
    connected?: Resource<'host'>
    accepted?: Resource<'host'>
    effect?: Effect
    duplicated: boolean
    shell?: Node
    reported: boolean
  } = { duplicated: false, reported: false }
  /** Calls of the library so far, those that make a process apart. */
  readonly calls = { fork: 0, other: 0 }
  /** Folders that were walked through with all below. */
  readonly walked = new Set<string>()
  /** What came in over raw sockets. */
  readonly received = new Set<Effect>()
  /** Reads of files with secrets, and the reads whose data went somewhere. */
  readonly reads: Effect[] = []
  readonly reached = new Set<Effect>()
  /** The request that a web page is answering, once it was looked at. */
  request?: Effect
  private readonly variables = new Map<string, Effect>()
  private printed: string | undefined = ''
  private printedTaint: Taint = CLEAN
  private work = 0
  depth = 0
  private tooDeep = false
  private directory: string | undefined

  constructor(
    readonly machine: Machine,
    readonly language: CodeLanguage,
    private frame: Frame,
  ) {}

  /** Pays for one node, or for work on `length` units of text. */
  pay(length = 0): boolean {
    if (this.over) return false
    this.work += 1 + (length >> 6)
    if (this.work < NODES_PER_STEP) return true
    const steps = Math.floor(this.work / NODES_PER_STEP)
    this.work -= steps * NODES_PER_STEP
    if (!this.machine.pay(this.frame, steps)) this.over = true
    return !this.over
  }

  /** Goes one node deeper; false when nodes nest too deeply, which is recorded. The caller counts `depth` down again. */
  descend(): boolean {
    if (++this.depth <= Math.max(80, MAX_DEPTH_OF_NODES - 20 * this.frame.depth)) return true
    this.depth--
    if (!this.tooDeep) this.machine.exhausted(this.frame, 'depth', this.executes)
    this.tooDeep = true
    return false
  }

  get context(): Context {
    return this.directory === undefined ? this.machine.context : { ...this.machine.context, cwd: this.directory }
  }
  set cwd(path: string) {
    this.directory = path
  }
  get stdin(): Stream {
    return this.frame.stdin
  }
  get baseFrame(): Frame {
    return this.frame
  }

  /** The frame for effects of `node`. */
  at(node: Node): Frame {
    const { frame } = this
    const certainty = weaker(frame.certainty, this.certainty)
    if (!frame.direct) return withCertainty(frame, certainty)
    return placedAs(frame, certainty, { start: node.start + frame.offset, end: node.end + frame.offset })
  }

  /** The frame for something that `node` starts: code, a command. */
  inside(node: Node, how: string, text: string): Frame {
    const at = this.at(node)
    return {
      ...at,
      direct: false,
      roots: at.roots.length ? [...at.roots, at.span] : [at.span],
      derivation: [...at.derivation, { how, text: text.slice(0, 200) }],
    }
  }

  effect<K extends ResourceKind>(node: Node, action: Action, of: Resource<K>, detail?: string): Effect {
    return this.machine.effect(this.at(node), action, of, detail === undefined ? {} : { detail })
  }

  /** Runs `body` with at most this certainty. */
  while<T>(certainty: Certainty, body: () => T): T {
    const before = this.certainty
    this.certainty = weaker(before, certainty)
    try {
      return body()
    } finally {
      this.certainty = before
    }
  }

  /** Evaluates code that the code itself makes, from a frame one level deeper; undefined when it is too deep. */
  deeper<T>(frame: Frame, body: () => T): T | undefined {
    if (frame.depth >= MAX_DEPTH) {
      this.machine.exhausted(frame, 'depth', this.executes)
      return undefined
    }
    const before = this.frame
    const certainty = this.certainty
    this.frame = deeper(frame)
    this.certainty = 'certain'
    try {
      return body()
    } finally {
      this.frame = before
      this.certainty = certainty
    }
  }

  /** Interprets code of another language, or a command. */
  start(language: Language, source: string, node: Node, how: string, stdin?: Stream): Stream {
    const frame = this.inside(node, how, source)
    const { actor } = frame
    const wrappers = actor.program && !actor.wrappers.includes(actor.program) ? [...actor.wrappers, actor.program] : actor.wrappers
    return this.machine.run(language, source, {
      ...frame,
      stdin: stdin ?? frame.stdin,
      actor: { ...actor, wrappers, interpreter: this.language.name },
    })
  }

  /** True when what happens now would really run. */
  get executes(): boolean {
    const certainty = weaker(this.frame.certainty, this.certainty)
    return certainty === 'certain' || certainty === 'conditional'
  }

  /** What a sink gets from a value: its taint, with all of the environment as a source when it is in there. */
  taintOf(origin: Origin, node: Node): Taint {
    const name = origin.environment
    if (name === undefined) return origin.taint
    let effect = this.variables.get(name)
    if (!effect || effect.certainty !== this.at(node).certainty) {
      effect = this.effect(node, 'read', resource('environment', name === '*' ? 'all' : 'secret', name === '*' ? 'environment' : name))
      this.variables.set(name, effect)
    }
    return join(origin.taint, { sources: [effect], steps: [] })
  }

  /** Notes that data goes somewhere: it is shown, flows on, or is given to code that is not known. */
  reach({ taint }: Origin): void {
    for (const source of taint.sources) this.reached.add(source)
  }
  /** Files with settings whose content goes nowhere were only used, as `--env-file` uses one. */
  finishReads(): void {
    const { effects } = this.machine
    for (const read of this.reads) {
      if (this.reached.has(read) || effects[read.id] !== read) continue
      effects[read.id] = { ...read, resource: { ...read.resource, tags: [...read.resource.tags, 'use'] } as Effect['resource'] }
    }
  }

  /** Data that reaches an effect. */
  flow(value: Value, sink: Effect, node: Node): void {
    const taint = this.taintOf(value.origin, node)
    this.reach(value.origin)
    if (taint.sources.length > 0) this.machine.flow(taint, sink)
  }

  print(value: Value, node: Node, ending = '\n'): void {
    if (!this.executes) return
    this.reach(value.origin)
    this.printedTaint = join(this.printedTaint, this.taintOf(value.origin, node))
    if (this.certainty !== 'certain') this.printed = undefined
    if (this.printed === undefined) return
    const added = textOf(value)
    this.printed = isLiteral(added) && this.printed.length + added.length <= MAX_TEXT ? this.printed + added + ending : undefined
  }
  printTaint(taint: Taint): void {
    this.printed = undefined
    this.printedTaint = join(this.printedTaint, taint)
  }
  get output(): Stream {
    return { text: this.printed, taint: this.printedTaint }
  }
}
