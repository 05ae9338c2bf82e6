import { type Interpretation, type ToolCall, decodeContent, normalizeToolCall } from '@proxilion/mcp-protocol'
import type { Context, Effect, Facts, Resource } from '../facts.js'
import { signatureOf } from '../signatures/index.js'
import { bareArguments, isBareCommand } from './bare.js'
import { guessed } from './frame.js'
import { detectDialect, mayBePosix } from './dialect.js'
import { interpretFile } from './file/file.js'
import type { Language } from './language.js'
import { interpreterOf } from './languages.js'
import { CLEAN, Machine, resource, rootFrame, type Frame } from './machine.js'
import { filledIn } from './network/filled.js'
import { handedOn } from './network/handed.js'
import { interpretNetwork } from './network/network.js'
import { hostResource } from './resource/host.js'
import { pathResource } from './resource/path.js'
import { withoutMarks } from './word.js'
import { environmentEffects } from './shell/environment.js'
import { interpretArgv, interpretShell, type ShellOptions } from './shell/shell.js'

export { interpretText } from './texts.js'

/** The origin of a call, as far as it is known. */
export interface Origin {
  readonly server?: string | undefined
  readonly name?: string | undefined
}

/** Interprets a call: what it would do, as facts. Never throws on any input. */
export function interpretCall(call: ToolCall, context: Context, origin: Origin = {}): Facts {
  const machine = new Machine(context, interpreterOf)
  const inputs: Record<string, string> = {}
  const frameOf = (where: string, text: string): Frame => {
    inputs[where] = text
    return rootFrame(where, text.length)
  }
  if ('Bash' in call) interpretBash(call.Bash, machine, frameOf)
  else if ('Filesystem' in call) {
    const { operation, path, content } = call.Filesystem
    interpretFile({ operation, path, ...(content != null && { content: decodeContent(content).text }) }, frameOf('/Filesystem/path', path), machine)
  } else if ('Network' in call) {
    const { method, url, headers, body } = call.Network
    interpretNetwork({ url, ...(method != null && { method }), ...(headers != null && { headers }), ...(body != null && { body: decodeContent(body).text }) }, frameOf('/Network/url', url), machine)
  } else if ('Database' in call) interpretQuery(call.Database.query, frameOf('/Database/query', call.Database.query), machine)
  else interpretUnknown(call, machine, frameOf, origin)
  return machine.facts(inputs)
}

function interpretBash(call: Extract<ToolCall, { Bash: unknown }>['Bash'], machine: Machine, frameOf: (where: string, text: string) => Frame): void {
  const { args, env } = call
  // No shell passes NUL on, and the marks of the interpreter cannot be forged.
  const command = withoutMarks(call.command)
  const frame = frameOf('/Bash/command', command)
  for (const [name, value] of Object.entries(env ?? {})) environment(name, value, machine, frameOf(`/Bash/env/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, value))
  const shell = env ? { env } : {}
  if (!args?.length) return interpretCommand(command, frame, machine, shell)
  // A program with its arguments is one literal word each; a command that is a whole line besides is judged as that too, and the worse reading counts.
  interpretArgv([command, ...args], { ...frame, direct: false }, machine, shell)
  if (/[\s;&|<>$`(){}'"\\*?[\]#~!]/.test(command)) {
    interpretCommand(command, frame, machine, shell)
    const line = [command, ...args].join(' ')
    interpretCommand(line, frameOf('/Bash', line), machine, shell)
  }
}

/** A line in the dialect that it is written in; where it could be meant for a POSIX shell as well, both readings count. */
function interpretCommand(command: string, frame: Frame, machine: Machine, shell: ShellOptions): void {
  machine.text({ surface: 'argument', value: command, pointer: frame.where, about: 'command' })
  const dialect = detectDialect(command)
  if (dialect !== 'sh') machine.run(dialect, command, frame)
  if (dialect === 'sh' || mayBePosix(command, dialect)) interpretShell(command, frame, machine, shell)
}

/** Variables given with a call: some make any program run other code. */
function environment(name: string, value: string, machine: Machine, frame: Frame): void {
  for (const set of environmentEffects(name, value, machine.context)) machine.effect(frame, 'configure', set, { detail: value.slice(0, 200) })
  machine.text({ surface: 'argument', value, pointer: frame.where, about: name })
}

function interpretUnknown(call: ToolCall, machine: Machine, frameOf: (where: string, text: string) => Frame, origin: Origin): void {
  const normal = normalizeToolCall(call, { ...(origin.server !== undefined && { server: origin.server }) })
  const whole = frameOf('', '')
  if (normal.truncated) machine.exhausted(whole, normal.limit ?? 'nodes', true)
  const { words } = normal.tool
  const tool = words.map(signatureOf).find((s) => s?.class !== undefined && s.class !== 'ordinary')
  const actor = { program: words.join(' '), wrappers: [], privileged: false }
  if (tool?.class) machine.effect({ ...whole, actor }, 'execute', resource('process', tool.class, tool.names[0]!))
  for (const i of normal.interpretations) {
    if (!machine.pay(whole)) return
    interpretArgument(i, { ...frameOf(i.pointer, i.value), actor }, machine, tool !== undefined)
  }
  const bare = normal.interpretations.some(({ kind }) => kind === 'command' || kind === 'code') ? undefined : bareArguments('Unknown' in call ? call.Unknown.params : undefined)
  if (bare) {
    const line = bare.argv.join(' ')
    interpretArgv([...bare.argv], guessed(frameOf(`/Unknown/params/${bare.key}`, line), line), machine, {})
  }
  if (words.some((w) => OUTWARD.has(w))) {
    mailed(normal.interpretations, machine, whole)
    uploads(machine, whole, words.some((w) => MAILS.has(w)))
  }
}

/** Where a message goes into which a substitution reads a file: behind the sign of a field of recipients. */
function mailed(given: readonly Interpretation[], machine: Machine, frame: Frame): void {
  if (!machine.effects.some((e) => e.action === 'read' && e.resource.kind === 'path' && isFilledIn(e))) return
  for (const i of given.slice(0, 64)) {
    const host = i.kind === 'text' && /^(?:to|cc|bcc|recipients?|email|address|addresses)$/i.test(i.key) ? /^[^@\s]{1,64}@([\w.-]{3,253})$/.exec(i.value.trim())?.[1] : undefined
    if (host !== undefined) machine.effect({ ...frame, where: i.pointer }, 'connect', hostResource(host, machine.context))
  }
}

/** A tool that is named after sending and gets both a file and an address sends the file there; one that is named after mail needs no address that we know. */
function uploads(machine: Machine, frame: Frame, mails: boolean): void {
  const sources = machine.effects.filter((e) => e.action === 'read' && e.resource.kind === 'path')
  if (sources.length === 0) return
  const hosts = machine.effects.filter((x) => x.resource.kind === 'host')
  if (hosts.length === 0 && mails) machine.flow({ sources, steps: [] }, machine.effect({ ...frame, actor: sources[0]!.actor }, 'send', resource('message', 'mail', 'attachment')))
  const steps = sources.some(isFilledIn) ? ['filled-in'] : []
  for (const e of hosts.filter((x) => x.action !== 'send').slice(0, 8))
    machine.flow({ sources, steps }, machine.effect({ ...rootFrame(e.where, e.span.end), actor: e.actor }, 'send', e.resource as Resource<'host'>))
}
/** Read by a substitution in an argument, not by the call itself. */
const isFilledIn = (effect: Effect): boolean => effect.derivation.some(({ how }) => how === 'is filled in' || how === 'is handed to a shell')
const MAILS = new Set(['email', 'mail', 'gmail', 'attach'])
const OUTWARD = new Set(['upload', 'send', 'post', 'put', 'publish', 'share', 'submit', 'push', 'export', 'transfer', 'attach', 'email', 'mail', 'message'])

function interpretArgument(i: Interpretation, frame: Frame, machine: Machine, probes: boolean): void {
  if (i.kind === 'text' || i.kind === 'path') handOn(i.value, i.kind === 'text' ? i.key : 'path', frame, machine)
  switch (i.kind) {
    case 'command': {
      const inner = i.stdin === undefined ? frame : { ...frame, stdin: { text: i.stdin, taint: CLEAN } }
      const shell = { ...(i.env && { env: i.env }), ...(i.cwd !== undefined && { cwd: i.cwd }) }
      if (i.args?.length) interpretArgv([i.value, ...i.args], { ...inner, direct: false }, machine, shell)
      else if (i.language === 'sh') interpretCommand(withoutMarks(i.value), inner, machine, shell)
      else machine.run(i.language, i.value, inner)
      return
    }
    case 'path': {
      const path = i.cwd !== undefined && !/^(?:[/~\\]|[A-Za-z]:)/.test(i.value) ? `${i.cwd}/${i.value}` : i.value
      // In another repository the same file is worth the same, but whether the server looks there or here is its word.
      const inner: Frame = i.repository === undefined ? frame : { ...frame, certainty: 'conditional', actor: { ...frame.actor, remote: i.repository } }
      if (i.copyOf !== undefined) copyFile(i.copyOf, path, inner, machine)
      else interpretFile({ operation: i.op, path, ...(i.content !== undefined && { content: i.content }) }, inner, machine)
      return
    }
    case 'url': interpretNetwork({ url: i.value, ...(i.method !== undefined && { method: i.method }), ...(i.headers && { headers: { ...i.headers } }), ...(i.body !== undefined && { body: i.body }) }, frame, machine); return
    case 'query': interpretQuery(i.value, frame, machine); return
    case 'code': if (i.language) machine.run(languageOf(i.language), i.value, frame); else machine.opaque(frame, 'unknown-code', i.value.slice(0, 120)); return
    case 'host': machine.effect(frame, probes ? 'scan' : 'connect', { ...hostResource(i.value, machine.context), ...(i.port !== undefined && { port: i.port }) }); return
    case 'text': {
      machine.text({ surface: 'argument', value: i.value, pointer: i.pointer, about: i.key })
      // Prose quotes commands; a field that is nothing but one is to be filled in on the way.
      if (WHOLE.test(i.value)) filledIn(i.value, frame, machine)
      else if (!SPEAKS.test(frame.actor.program) && isBareCommand(i.value, i.key)) interpretCommand(withoutMarks(i.value), guessed(frame, i.value), machine, {})
    }
  }
}

/** Names of tools that keep, explain or look for what they are given. */
const SPEAKS = /(?:^|[\s_-])(?:notes?|memo|memory|remember|explain|describe|translate|summari[sz]e|quiz|docs?|search|comment|message|ticket|issue|clipboard|snippets?|highlight|tokenize|parse|format|classify|validate|check)(?:[\s_-]|$)/i
/** Should the tool put its argument into a command line, the shell runs parts of it. */
function handOn(value: string, field: string, frame: Frame, machine: Machine): void {
  // A field that is nothing but a substitution is to be filled in on the way, below.
  if (WHOLE.test(value)) return
  for (const source of handedOn(value, field)) machine.run('sh', source, { ...frame, direct: false, certainty: 'conditional', derivation: [...frame.derivation, { how: 'is handed to a shell', text: source.slice(0, 80) }] })
}
const WHOLE = /^\s{0,8}\$[({][^\n]{1,400}[)}]\s{0,8}$/

/** A statement; its comments are a text, which whoever reads the log or the answer may take for an order. */
function interpretQuery(query: string, frame: Frame, machine: Machine): void {
  machine.run('sql', query, frame)
  const comments = [...query.matchAll(/--[^\n]{1,400}|\/\*[^*]{1,400}/g)].slice(0, 32).map(([c]) => c.slice(2).trim()).join('\n')
  if (comments !== '') machine.text({ surface: 'argument', value: comments, pointer: frame.where, about: 'comment' })
}

function copyFile(from: string, to: string, frame: Frame, machine: Machine): void {
  const source = machine.effect(frame, 'read', pathResource(from, machine.context))
  machine.flow({ sources: [source], steps: [] }, machine.effect(frame, 'write', pathResource(to, machine.context)))
}

const languageOf = (name: string): Language => {
  const alias: Readonly<Record<string, Language | undefined>> = { __proto__: null as never, bash: 'sh', shell: 'sh', zsh: 'sh', py: 'python', python3: 'python', js: 'javascript', node: 'javascript', typescript: 'javascript', ts: 'javascript', batch: 'cmd', bat: 'cmd', ps1: 'powershell', pwsh: 'powershell' }
  return alias[name] ?? (name as Language)
}
