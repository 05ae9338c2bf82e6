import { hasHole, HOLE, isLiteral } from '../../word.js'
import { CLEAN, resource, type Stream, type Taint } from '../../machine.js'
import { joinAll, joinOrigins, optionsOf, text, textOf, truthOf, type Origin, type Value } from '../value.js'
import type { Run } from '../run.js'
import type { Node } from '../syntax.js'
import { spreadList } from './library.js'
import type { Deed } from './roles.js'

/** What a started process gives back. */
export interface Output {
  readonly origin: Origin
  readonly value: Value
  readonly line: string
}

export function startProcess(deed: Deed): Output | undefined {
  const { run, node } = deed
  const lines = linesOf(deed)
  let output: Output | undefined
  for (const { line, origin } of lines) {
    judgeOrigin(run, node, { taint: run.taintOf(origin, node), ...(origin.decoded !== undefined && { decoded: origin.decoded }) }, line)
    noticeShell(run, node, line, deed.has('stdio') && deed.all('stdio').some(isSocket))
    if (line === '' || line === HOLE) {
      // Commands are read from what became standard input: a socket.
      if (run.sockets.duplicated && (run.sockets.connected ?? run.sockets.accepted) && run.executes)
        reportShell(run, node, run.sockets.connected ? 'reverse-shell' : 'bind-shell')
      if (run.executes) run.machine.opaque(run.at(node), 'runtime-value', deed.path)
      continue
    }
    const input = deed.first('input')
    const stdin: Stream | undefined = input && {
      text: hasHole(textOf(input)) ? undefined : textOf(input),
      taint: run.taintOf(input.origin, node),
    }
    const stream = run.start('sh', line, node, `${run.language.name} ${deed.path}`, stdin)
    const from: Origin = { taint: stream.taint }
    output = {
      origin: output ? joinOrigins(output.origin, from) : from,
      value: text(stream.text !== undefined && stream.text !== '' && isLiteral(stream.text) ? stream.text : HOLE, from),
      line,
    }
    if (!CAPTURES.has(deed.api.gives ?? '')) run.printTaint(stream.taint)
  }
  return output
}
/** Results that keep the process's output from the terminal. */
const CAPTURES = new Set(['output', '#process'])

interface Line {
  readonly line: string
  readonly origin: Origin
}

/** The shell lines that a call runs, one for each alternative. */
function linesOf(deed: Deed): readonly Line[] {
  const command = deed.first('command')
  const words = deed.all('argument')
  if (command?.kind === 'record' && words.length > 0)
    return words.length === 1 ? optionsOf(words[0] as Value).map((v) => ({ line: textOf(v), origin: v.origin })) : [joined(words)]
  if (command && words.length > 0) return [joined([command, ...words])]
  if (!command && words.length > 0 && !deed.has('argv') && !deed.has('program')) return [pipeline(words)]
  if (command)
    return command.kind === 'list' ? [joined(spreadList(command))] : optionsOf(command).map((v) => ({ line: textOf(v), origin: v.origin }))
  const argv = deed.first('argv')
  if (argv) {
    const more = [...deed.all('arguments').flatMap(spreadList), ...deed.all('argument')]
    const shell = deed.first('shell')
    if (shell && truthOf(shell) !== false)
      return argv.kind === 'list'
        ? [{ line: argv.items.map(textOf).join(' '), origin: argv.origin }]
        : optionsOf(argv).map((v) => ({ line: textOf(v), origin: v.origin }))
    return optionsOf(argv).map((option) => joined([...spreadList(option), ...more]))
  }
  const program = deed.first('program')
  if (!program) return []
  const rest = [
    ...deed.all('arguments').flatMap(spreadList),
    ...deed.all('named-arguments').flatMap((v) => spreadList(v).slice(1)),
    ...deed.all('argument'),
  ]
  const shell = deed.first('shell')
  if (shell && truthOf(shell) === true) return [{ line: [program, ...rest].map(textOf).join(' '), origin: joinAll([program, ...rest]) }]
  return optionsOf(program).map((option) => joined([...spreadList(option), ...rest]))
}
/** Words among which bars and redirections mean what they mean to a shell (Tcl's exec). */
const pipeline = (words: readonly Value[]): Line => ({
  line: words
    .map((w) => (/^(?:\|&?|[0-9]?[<>]{1,2}&?|&|2>@1)$/.test(textOf(w)) ? textOf(w).replace('2>@1', '2>&1') : quote(textOf(w))))
    .join(' '),
  origin: joinAll(words),
})
/** One word as a shell would have to be given it. Globs found in folders stay what they are: unknown parts. */
export function quote(word: string): string {
  if (word === '') return "''"
  if (/^~\/?/.test(word)) return word.length <= 2 ? word : `~/${quote(word.slice(2))}`
  return /^[\w@%+=:,./\0-\x02-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
const joined = (words: readonly Value[]): Line => ({ line: words.map((w) => quote(textOf(w))).join(' '), origin: joinAll(words) })

/** Running what was decoded or received is an effect of its own (T1027, T1059). */
export function judgeOrigin(run: Run, node: Node, origin: Origin, what: string): void {
  const received = origin.taint.sources.filter((s) => s.action === 'receive')
  if (received.length > 0) {
    const sink = run.effect(node, 'execute', resource('code', 'fetched', 'received data'))
    run.machine.flow(origin.taint, sink)
    if (received.some((s) => run.received.has(s))) reportShell(run, node, run.sockets.connected ? 'reverse-shell' : 'bind-shell')
  } else if (origin.decoded !== undefined) {
    const sink = run.effect(node, 'execute', resource('code', 'decoded', origin.decoded), what.slice(0, 200))
    run.machine.flow(origin.taint, sink)
  }
}

const SHELL =
  /^\s*(?:exec\s+)?['"]?(?:[\w./\\:-]*[\\/])?(?:ba|z|da|k|a|fi|c|tc)?sh(?:\.exe)?['"]?(?:\s+(?:-[il]+|--login|-p|--norc|--noprofile))*(?:\s+\d?[<>]{1,2}&?\s?\S+)*\s*$|^\s*['"]?(?:[\w.\\/:-]*[\\/])?(?:cmd|powershell|pwsh)(?:\.exe)?['"]?\s*$/i
/** A shell that reads its commands from somewhere. */
export const isShell = (line: string): boolean => line.length < 256 && SHELL.test(line)

/** Notices an interactive shell: with a raw connection in the same program it is a reverse or bind shell (T1059), whichever came first. */
export function noticeShell(run: Run, node: Node, line: string, onSocket: boolean): void {
  if (onSocket || isShell(line)) {
    run.sockets.shell ??= node
    if (onSocket) run.sockets.duplicated = true
  }
}
export function reportShell(run: Run, node: Node, cls: 'reverse-shell' | 'bind-shell'): void {
  if (run.sockets.reported) return
  run.sockets.reported = true
  const host = run.sockets.connected ?? run.sockets.accepted
  const sink = run.effect(
    node,
    'execute',
    resource('process', cls, host ? `${host.name}${host.port === undefined ? '' : `:${host.port}`}` : 'socket'),
  )
  const taint: Taint = run.sockets.effect ? { sources: [run.sockets.effect], steps: [] } : CLEAN
  run.machine.flow(taint, sink)
}
/** At the end: a program that has both a raw connection and an interactive shell has a remote shell. */
export function finishSockets(run: Run): void {
  const { shell, connected, accepted } = run.sockets
  if (!shell) return
  if (connected && connected.class !== 'loopback') reportShell(run, shell, 'reverse-shell')
  else if (accepted) reportShell(run, shell, 'bind-shell')
  else if (connected) reportShell(run, shell, 'reverse-shell')
}

const isSocket = (value: Value): boolean =>
  value.kind === 'thing'
    ? /^#(socket|session)/.test(value.path) || (value.self !== undefined && isSocket(value.self))
    : value.kind === 'list'
      ? value.items.some(isSocket)
      : value.kind === 'record'
        ? [...value.entries.values()].some(isSocket)
        : value.kind === 'either' && value.options.some(isSocket)
