import type { ArithmeticExpression, ArithmeticFor, Case, CompoundList, For, If, Select, TestExpression, While } from 'unbash'
import { isLive, type Certainty, type Effect } from '../../facts.js'
import { withCertainty } from '../frame.js'
import { CLEAN, NOTHING, UNKNOWN, join, resource, weaker, type Frame, type Stream } from '../machine.js'
import { HOLE, hasHole, isLiteral } from '../word.js'
import { assigned, changed } from './assigned.js'
import type { Shell } from './execute.js'
import { evaluate, expandPattern, expandSingle, expandWord, type Arg } from './expand.js'
import { globMatches } from './glob.js'
import { concat, MAX_VALUES } from './state.js'
import { announceLookedFor, testBinary, testUnary, type Status } from './status.js'

/** `if`: branches join; a condition that is known decides. */
export function conditional(shell: Shell, n: If, frame: Frame): Stream {
  let out: Stream = NOTHING
  let certainty: Certainty = frame.certainty
  const branches = [{ clause: n.clause, then: n.then }, ...n.elif]
  for (const branch of branches) {
    shell.state.lastStatus = undefined
    out = concat(out, shell.list(branch.clause, withCertainty(frame, certainty)))
    const status: Status = shell.state.lastStatus
    if (status !== undefined && status !== 0) continue
    const taken = status === 0 ? certainty : weaker(certainty, 'conditional')
    out = concat(out, shell.branch(branch.then, withCertainty(frame, taken)))
    if (status === 0) return out
    certainty = weaker(certainty, 'conditional')
  }
  if (n.else) out = concat(out, shell.branch(n.else, withCertainty(frame, certainty)))
  return out
}

/** `for` and `select`: the variable takes all its values, the body runs for each command that they change. */
export function forEach(shell: Shell, n: For | Select, frame: Frame): Stream {
  const words = n.wordlist ? n.wordlist.flatMap((w) => expandWord(w, shell.expansion(frame))) : shell.state.positional.map((p) => ({ ...p, raw: '', start: -1, end: -1 }))
  if (words.length === 0) return NOTHING
  const taint = words.reduce((t, w) => join(t, w.taint), CLEAN)
  const numeric = words.length > MAX_VALUES && words.every((w) => /^\d+$/.test(w.text))
  const values = numeric ? [words[0]!.text, HOLE] : words.length > MAX_VALUES ? [...spread(words.map((w) => w.text), MAX_VALUES - 1), HOLE] : words.map((w) => w.text)
  if (words.length <= MAX_PASSES && isTextual(n.body) && words.every((w) => isLiteral(w.text))) return passes(shell, n, words, frame)
  widen(shell, [n.body])
  shell.state.set(n.name.value, { values, taint })
  const out = shell.branch(n.body, frame)
  return { text: undefined, taint: out.taint }
}

/** Passes of one loop that are run one by one, where the body only computes text. */
const MAX_PASSES = 1024

/** True when all that a body does is to print and to assign: it is run for each value, because what it prints may be code (`for o in 154 163; do printf "\\$o"; done | sh`). */
const isTextual = (body: CompoundList): boolean =>
  body.commands.length <= 8 && body.commands.every(({ command: c }) => c.type === 'Command' && c.redirects.length === 0 && (c.name === undefined || (c.prefix.length === 0 && /^(?:printf|echo|:)$/.test(c.name.value))))

function passes(shell: Shell, n: For | Select, words: readonly Arg[], frame: Frame): Stream {
  let out: Stream = NOTHING
  for (const { text, taint } of words) {
    if (!shell.machine.pay(frame)) return UNKNOWN
    shell.state.set(n.name.value, { values: [text], taint })
    out = concat(out, shell.branch(n.body, frame))
  }
  return out
}

/** `for ((…))`: the body runs once; the counters may be anything. */
export function arithmeticFor(shell: Shell, n: ArithmeticFor, frame: Frame): Stream {
  const e = shell.expansion(frame)
  evaluate(n.initialize, e)
  widen(shell, [n.body], [n.initialize, n.update])
  evaluate(n.test, e)
  const before = shell.machine.effects.length
  const out = shell.branch(n.body, frame)
  if (!n.test && isUnended(n.body, false)) announceBeacon(before, frame, shell)
  evaluate(n.update, e)
  return { text: undefined, taint: out.taint }
}

/** `while` and `until`: the body runs once, with what the condition has read. */
export function loop(shell: Shell, n: While, frame: Frame): Stream {
  shell.state.lastStatus = undefined
  // The first test sees what was there before; whether the body runs at all depends on it alone.
  const clause = shell.list(n.clause, frame)
  const status: Status = shell.state.lastStatus
  const runs = status === undefined ? weaker(frame.certainty, 'conditional') : (status === 0) === (n.kind === 'while') ? frame.certainty : 'dead'
  widen(shell, [n.clause, n.body])
  const before = shell.machine.effects.length
  const out = shell.branch(n.body, withCertainty(frame, runs))
  if (runs === frame.certainty && isEndless(n) && shell.machine.effects.slice(before, before + 64).some(asksModel)) shell.machine.effect(frame, 'execute', resource('system', 'exhaustion', 'endless calls of a model'))
  if (isForever(n) && runs !== 'dead') announceBeacon(before, frame, shell)
  return { text: undefined, taint: join(clause.taint, out.taint) }
}

/** Notes that a loop without an end calls a host of somebody else in the clear (T1071). */
function announceBeacon(before: number, frame: Frame, shell: Shell): void {
  const done = shell.machine.effects.slice(before, before + 64)
  const host = done.some(isThrownAway) ? undefined : done.find(callsInTheClear)?.resource
  if (host?.kind === 'host') shell.machine.effect(frame, 'connect', { ...host, tags: [...host.tags, 'delayed'] })
}

/** `while true`, `while [ 1 ]`, `while sleep 5`, `until false` with a pause in it, and nothing that ends it. */
function isForever({ clause, body, kind }: While): boolean {
  const [test] = clause.commands
  const tested = clause.commands.length === 1 && test?.command.type === 'Command' ? [test.command.name, ...test.command.suffix].map((word) => (word && 'text' in word ? word.text : '')).join(' ') : ''
  const pauses = kind === 'while' && /^sleep \d/.test(tested)
  return (pauses || (kind === 'while' ? ALWAYS : NEVER).test(tested)) && isUnended(body, pauses)
}
const ALWAYS = /^(?:true|:|\[ (?:1|true|1 -eq 1) \]|test (?:1|true))$/
const NEVER = /^(?:false|\[ \]|test)$/
/** Commands with a pause among them, and nothing that ends a loop around them. */
function isUnended(body: CompoundList, pauses: boolean): boolean {
  const words = body.commands.map(({ command }) => (command.type === 'Command' ? command.name?.text : undefined))
  return (pauses || words.includes('sleep')) && words.every((word) => word !== undefined && !ENDS.test(word))
}
const ENDS = /^(?:break|exit|return|exec|wait)$/
/** `curl -o /dev/null`: only whether there is an answer, and how soon, is of interest. */
const isThrownAway = ({ action, actor, resource }: Effect): boolean => action === 'write' && resource.class === 'null' && (actor.program === 'curl' || actor.program === 'wget')
/** A request or a connection without TLS to a host of somebody else. */
const callsInTheClear = ({ action, resource, certainty, actor }: Effect): boolean =>
  resource.kind === 'host' && (action === 'receive' || action === 'send' || action === 'connect') && isLive({ certainty }) &&
  (resource.class === 'public' || resource.class === 'raw-ip') && (resource.tags.includes('plain-http') || /^(?:nc|ncat|netcat|socat|telnet)$/.test(actor.program))

/** `while true`, `until false` without anything in its body that waits for something, or leaves. */
function isEndless({ clause, body, kind }: While): boolean {
  const [test] = clause.commands
  const name = clause.commands.length === 1 && test?.command.type === 'Command' ? test.command.name?.text : undefined
  if (kind === 'while' ? name !== 'true' && name !== ':' : name !== 'false') return false
  return !body.commands.some(({ command }) => command.type !== 'Command' || LEAVES.test(command.name?.text ?? ''))
}
const LEAVES = /^(?:sleep|break|exit|return|read|wait|inotifywait|fswatch)$/
const asksModel = ({ action, resource: { kind, name } }: Effect): boolean => (action === 'execute' && kind === 'process' && ASSISTANTS.has(name.split(' ', 1)[0]!)) || (action === 'receive' && kind === 'host' && MODEL_HOST.test(name))
const ASSISTANTS: ReadonlySet<string> = new Set(['claude', 'claude-code', 'codex', 'gemini', 'qwen', 'cursor-agent', 'amp', 'opencode', 'aider', 'autogpt', 'crewai', 'llm', 'sgpt', 'aichat', 'chatgpt'])
const MODEL_HOST = /^api\.(?:openai|anthropic|groq|mistral|deepseek|cohere)\.(?:com|ai)$/

/** What a loop counts is not known inside of it or after it: a body runs once here, but many times there. */
function widen(shell: Shell, bodies: readonly CompoundList[], expressions: readonly (ArithmeticExpression | undefined)[] = []): void {
  const names = new Set<string>()
  for (const body of bodies) for (const name of assigned(body.commands)) names.add(name)
  for (const x of expressions) if (x) changed(x, names)
  for (const name of names) if (/^-?\d{1,15}$/.test(shell.state.get(name)?.values[0] ?? '')) shell.state.set(name, { values: [HOLE], taint: CLEAN })
}

/** `case`: a word that is known decides. */
export function choose(shell: Shell, n: Case, frame: Frame): Stream {
  const word = expandSingle(n.word, shell.expansion(frame)).text
  let out: Stream = NOTHING
  let falls: boolean | undefined = false
  for (const item of n.items) {
    const patterns = item.pattern.map((p) => expandPattern(p, shell.expansion(frame)))
    if (!shell.machine.pay(frame, 1 + patterns.reduce((cost, p) => cost + ((Math.min(word.length, 4096) * p.length) >> 12), 0))) return UNKNOWN
    const known = isLiteral(word) && patterns.every((p) => !hasHole(p))
    const matches: boolean | undefined = falls === true || (known ? patterns.some((p) => globMatches(word, p)) || falls : undefined)
    if (matches === false) continue
    out = concat(out, shell.branch(item.body, matches ? frame : withCertainty(frame, weaker(frame.certainty, 'conditional'))))
    if (matches && item.terminator === ';;') return out
    // After `;&` the next body runs without a look at its patterns.
    falls = item.terminator === ';&' ? matches : false
  }
  return out
}

/** Status of a test whose operands are known. */
export function testStatus(shell: Shell, t: TestExpression, frame: Frame): Status {
  switch (t.type) {
    case 'TestGroup': return testStatus(shell, t.expression, frame)
    case 'TestNot': { const s = testStatus(shell, t.operand, frame); return s === undefined ? undefined : s === 0 ? 1 : 0 }
    case 'TestLogical': {
      const all = t.operands.map((o) => testStatus(shell, o, frame))
      if (t.operator === '&&') return all.some((s) => s === 1) ? 1 : all.every((s) => s === 0) ? 0 : undefined
      return all.some((s) => s === 0) ? 0 : all.every((s) => s === 1) ? 1 : undefined
    }
    case 'TestUnary': {
      const text = expandSingle(t.operand, shell.expansion(frame)).text
      announceLookedFor(t.operator, text, frame, shell.machine)
      return testUnary(t.operator, text)
    }
    case 'TestBinary': return testBinary(expandSingle(t.left, shell.expansion(frame)).text, t.operator, PATTERNS.has(t.operator) ? expandPattern(t.right, shell.expansion(frame)) : expandSingle(t.right, shell.expansion(frame)).text)
  }
}

const PATTERNS: ReadonlySet<string> = new Set(['=', '==', '!='])

/** First, last and evenly spaced members of a long list. */
const spread = (texts: readonly string[], n: number): string[] => Array.from({ length: n }, (_, i) => texts[Math.floor((i * (texts.length - 1)) / (n - 1))]!)
