import { actedBy } from '../frame.js'
import { CLEAN, NOTHING, UNKNOWN, join, resource, stepped, type Frame, type Stream } from '../machine.js'
import { pathResource } from '../resource/path.js'
import { HOLE, STAR, hasHole, isLiteral } from '../word.js'
import { signatureOf } from '../../signatures/index.js'
import { at, direct } from './apply.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'
import { fillFound, planFind } from './find.js'
import { openForReading } from './redirect.js'
import { joinPath, resolvePath } from './paths.js'
import { baseName, runNested } from './program.js'
import { runCode } from './run-code.js'
import { MAX_VALUES } from './state.js'
import { transform } from './transform.js'
import { NUL } from './transform/bytes.js'
import { unescape } from './transform/printing.js'
import { writtenFile } from './written.js'

/** Programs whose arguments are a language of their own and run other commands. Everything else is data in `signatures/`. */
type Program = (args: readonly Arg[], frame: Frame, shell: Shell) => Stream

const ASSIGNMENT = /^([A-Za-z_]\w{0,127})=(.*)$/s
const wrap = (frame: Frame): Frame => actedBy(frame, { ...frame.actor, wrappers: [...frame.actor.wrappers, frame.actor.program].slice(-8) })

/** `sh`, `bash`, `zsh` …: `-c TEXT`, a script file, or code on standard input. */
const shellProgram: Program = (args, frame, shell) => {
  const { machine } = shell
  let text: Arg | undefined, interactive = false, stdin = false, i = 0
  for (; i < args.length; i++) {
    const t = args[i]!.text
    if (t === '--' ) { i++; break }
    if (!/^[-+]./.test(t)) break
    if (t === '--help' || t === '--version') { machine.effect({ ...frame, certainty: 'inert' }, 'execute', resource('process', 'shell', frame.actor.program)); return UNKNOWN }
    if (/^[-+][a-zA-Z]*[oO]$/.test(t) || t === '--rcfile' || t === '--init-file') { if (/file$/.test(t) && args[i + 1]) runFile(args[i + 1]!, [], frame, shell); i++; if (!/^-[a-zA-Z]*c/.test(t)) continue }
    if (/^-[a-zA-Z]*c/.test(t)) { text = args[++i]; i++; while (text && /^[-+][a-zA-Z]/.test(text.text) && args[i]) text = args[i++]; break }
    if (/^-[a-zA-Z]*i/.test(t)) interactive = true
    if (/^-[a-zA-Z]*s/.test(t)) stdin = true
  }
  // No text, no script, nothing to read: somebody is to type into it.
  const open = text === undefined && (args[i] === undefined || stdin) && frame.stdin === NOTHING
  const effect = machine.effect(frame, 'execute', resource('process', 'shell', frame.actor.program, open ? ['interactive'] : []))
  const inner = wrap(frame)
  // What a shell reads before anything else.
  const startup = shell.state.get(interactive ? 'ENV' : 'BASH_ENV')
  const first = startup && writtenFile(resolvePath(shell.state.pick(startup), shell.state), machine, shell.state)
  if (first) runCode('sh', first.content, { ...inner, direct: false, stdin: NOTHING }, shell)
  if (text) {
    // The word after the text is `$0`, the rest are `$1` …
    const child = shell.fork()
    if (args[i]) child.state.set('0', { values: [args[i]!.text], taint: args[i]!.taint })
    return runCode('sh', { text: text.text, taint: text.taint }, direct(inner, text), child, args.slice(i + 1))
  }
  const file = args[i]
  if (file && !stdin) return runFile(file, args.slice(i + 1), inner, shell)
  const input = frame.stdin
  if (/^(?:ba|da|z|k)?sh$/.test(frame.actor.program) && input.text === undefined && input !== NOTHING && input.taint.sources.length === 0 && input.taint.steps.length === 0) machine.effect(frame, 'execute', resource('code', 'opaque', 'output of another program'))
  const out = input === NOTHING ? UNKNOWN : runCode('sh', input, { ...inner, direct: false, stdin: NOTHING }, shell, args.slice(i))
  return interactive || input.text === undefined || input === NOTHING ? { taint: join(out.taint, { sources: [effect], steps: [] }) } : out
}

function runFile(file: Arg, args: readonly Arg[], frame: Frame, shell: Shell): Stream {
  const path = resolvePath(file.text, shell.state)
  const fd = /^\/(?:dev|proc\/self)\/fd\/(\d{1,3})$/.exec(path)?.[1]
  const open = fd === undefined ? undefined : fd === '0' ? frame.stdin : shell.state.descriptor(Number(fd))
  const held = path === '/dev/stdin' ? { content: frame.stdin } : open ? { content: open } : writtenFile(path, shell.machine, shell.state)
  if ((fd === undefined && path !== '/dev/stdin') || (open === undefined && path.startsWith('/proc/'))) shell.machine.effect(at(frame, file), 'read', pathResource(joinPath(file.text, shell.state), shell.machine.context, ['load']))
  const stdin = path === '/dev/stdin' || fd === '0' ? NOTHING : frame.stdin
  return held ? runCode('sh', held.content, { ...frame, stdin, direct: false, derivation: [...frame.derivation, { how: 'runs the file', text: file.raw || file.text }] }, shell, args) : signatureOf(baseName(path).toLowerCase())?.class ? runNested([file, ...args], frame, shell) : UNKNOWN
}

/** Shells and interpreters: what guards them is in their environment (`BASH_ENV`, `LD_PRELOAD`, `NODE_OPTIONS`, `PYTHONSTARTUP`). */
const FREED = /^(?:(?:ba|da|z|k|a|fi)?sh|python[\d.]*|perl|ruby|node|php|lua)$/
/** One of them with code on its command line, or with nothing but options; a script or a module in a clean environment is how builds are made repeatable, and so is a search path or a variable that is handed on (`PATH=…`, `HOME=$HOME`). */
const isFreed = ([program, ...words]: readonly Arg[]): boolean => FREED.test(baseName(program!.text)) && (words.every((w) => /^-[^m]/.test(w.text)) || words.some((w) => /^-[a-z]*[ce]$|^-r$|^--eval$/.test(w.text)))

/** `env [-i] [-S LINE] [NAME=VALUE…] COMMAND`: also prints the whole environment when there is no command. */
const env: Program = (args, frame, shell) => {
  const inner = shell.fork()
  let i = 0, cleared = false, handed = false
  for (; i < args.length; i++) {
    const t = args[i]!.text
    cleared ||= t === '-' || t === '--ignore-environment' || /^-[v0]*i[v0]*$/.test(t)
    const assignment = ASSIGNMENT.exec(t)
    if (assignment && !t.startsWith('-')) { handed ||= assignment[1] === 'PATH' || new RegExp(`=["']?\\$\\{?${assignment[1]!}\\b`).test(args[i]!.raw); inner.setVariable(assignment[1]!, { values: [assignment[2]!], taint: args[i]!.taint }, frame); continue }
    if (t === '-u' || t === '-C' || t === '--unset' || t === '--chdir') { i++; continue }
    const split = /^(?:-[iv0]*S|--split-string)(?:=?)(.*)$/s.exec(t)
    if (split) {
      const line = split[1] || args[++i]?.text || ''
      return runCode('sh', { text: [line, ...args.slice(i + 1).map((a) => a.text)].join(' '), taint: CLEAN }, { ...wrap(frame), direct: false }, inner)
    }
    if (t === '--help' || t === '--version') return UNKNOWN
    if (t.startsWith('-') && t !== '-') continue
    if (t === '-' ) continue
    break
  }
  if (i < args.length) {
    if (cleared && !handed && isFreed(args.slice(i))) shell.machine.effect(frame, 'delete', resource('environment', 'all', baseName(args[i]!.text)))
    return runNested(args.slice(i), wrap(frame), inner)
  }
  const effect = shell.machine.effect(frame, 'read', resource('environment', 'all', 'environment'))
  return { taint: { sources: [effect], steps: [] } }
}

/** `printenv [NAME]`. */
const printenv: Program = (args, frame, shell) => {
  const name = args.find((a) => !a.text.startsWith('-'))?.text
  const secret = name !== undefined && /SECRET|TOKEN|PASSW|API_?KEY|ACCESS_KEY|PRIVATE|CREDENTIAL/i.test(name)
  if (name !== undefined && !secret) { const v = shell.state.get(name); return v ? { text: v.values[0], taint: v.taint } : UNKNOWN }
  const effect = shell.machine.effect(frame, 'read', resource('environment', name === undefined ? 'all' : 'secret', name ?? 'environment'))
  return { taint: { sources: [effect], steps: [] } }
}

const XARGS_VALUE = /^-(?:[EnLPs]|-(?:max-args|max-lines|max-procs|max-chars|eof|process-slot-var))$/

/** `xargs COMMAND`: the words on standard input become arguments. */
const xargs: Program = (args, frame, shell) => {
  let i = 0, replace: string | undefined, delimiter: string | undefined, file: Arg | undefined
  for (; i < args.length; i++) {
    const t = args[i]!.text
    if (t === '-0' || t === '--null' || /^-[rtpx]{1,3}0$|^-0[rtpx]{1,3}$/.test(t)) { delimiter = NUL; continue }
    if (t === '-d' || t === '--delimiter') { delimiter = unescape(args[++i]?.text ?? '\n').slice(0, 1); continue }
    const separated = /^(?:-d|--delimiter=)(.{1,8})$/s.exec(t)
    if (separated) { delimiter = unescape(separated[1]!).slice(0, 1); continue }
    if (t === '-a' || t === '--arg-file') { file = args[++i]; continue }
    if (t.startsWith('--arg-file=')) { file = { ...args[i]!, text: t.slice(11) }; continue }
    if (t === '-I' || t === '-J') { replace = args[++i]?.text; continue }
    const attached = /^(?:-I|--replace=|-i)(.{1,64})$/.exec(t)
    if (attached) { replace = attached[1]; continue }
    if (t === '-i' || t === '--replace') { replace = '{}'; continue }
    if (t === '--help' || t === '--version') return UNKNOWN
    if (XARGS_VALUE.test(t)) { i++; continue }
    if (!t.startsWith('-')) break
  }
  const command = args.slice(i).length ? args.slice(i) : [{ text: 'echo', taint: CLEAN, raw: 'echo', start: -1, end: -1 }]
  const stdin = file ? openForReading(file, frame, shell, ['use']) : frame.stdin
  const words = itemsOf(stdin.text ?? HOLE, delimiter, replace !== undefined)
  const given: Arg[] = (words.length ? words.slice(0, 256) : stdin.text === undefined || hasHole(stdin.text) ? [HOLE] : []).map((text) => ({ text, taint: stdin.taint, raw: '', start: -1, end: -1 }))
  const inner = { ...wrap(frame), stdin: NOTHING }
  if (replace === undefined) return runNested([...command, ...given], inner, shell)
  let out: Stream = NOTHING
  for (const g of given.slice(0, MAX_VALUES)) {
    const filled = command.map((c) => (c.text.includes(replace) ? { ...c, text: c.text.replaceAll(replace, g.text), taint: join(c.taint, g.taint) } : c))
    const r = runNested(filled, inner, shell)
    out = { text: undefined, taint: join(out.taint, r.taint) }
  }
  return out
}

/** Words of the input: parted by blanks, with quotes and backslashes; by lines for `-I`; by one character for `-0` and `-d`. */
function itemsOf(text: string, delimiter: string | undefined, whole: boolean): string[] {
  if (delimiter !== undefined) return text.split(delimiter).filter((w) => w !== '')
  if (whole) return text.split('\n').map((l) => unquoted(l.trimStart())).filter((l) => l !== '')
  return (text.match(/(?:[^\s'"\\]|\\[\s\S]|'[^'\n]*'|"[^"\n]*"|['"\\])+/g) ?? []).map(unquoted)
}
const unquoted = (text: string): string => text.replace(/'([^'\n]*)'|"([^"\n]*)"|\\([\s\S])/g, (_, a?: string, b?: string, c?: string) => a ?? b ?? c ?? '')

/** `find ROOT… EXPRESSION`. */
const find: Program = (args, frame, shell) => {
  const { machine, state } = shell
  if (args.some((a) => a.text === '--help' || a.text === '--version')) return UNKNOWN
  const plan = planFind(args)
  machine.effect(frame, 'execute', resource('process', 'ordinary', 'find'))
  const resource_ = (path: string) => pathResource(joinPath(path, state), machine.context, plan.aged ? ['search', 'recursive', 'fragment'] : ['search', 'recursive'])
  const deletes = plan.deletes
  for (const match of plan.matches.slice(0, 64)) {
    machine.effect(frame, deletes ? 'delete' : 'list', resource_(match), plan.permission !== undefined ? { detail: `-perm ${plan.permission}` } : {})
  }
  if (deletes && plan.matches.every((m) => m.endsWith(`/${STAR}`))) for (const root of plan.roots) machine.effect(at(frame, root), 'delete', pathResource(joinPath(root.text, state), machine.context, plan.aged ? ['recursive', 'fragment'] : ['recursive']))
  for (const w of plan.writes) machine.effect(at(frame, w), 'write', pathResource(joinPath(w.text, state), machine.context))
  let taint = CLEAN
  const inner = { ...wrap(frame), stdin: NOTHING }
  for (const words of plan.commands.slice(0, 16))
    for (let c = 0; c < Math.min(plan.matches.length, MAX_VALUES); c++) taint = join(taint, runNested(fillFound(words, plan.matches, c), inner, shell).taint)
  return plan.commands.length ? { taint } : { text: plan.matches.join('\n') + '\n', taint: CLEAN }
}

/** `busybox APPLET …`, `toybox APPLET …`. */
const multicall: Program = (args, frame, shell) => {
  const rest = args.filter((a, i) => i > 0 || !a.text.startsWith('--'))
  return rest.length ? runNested(rest, frame, shell) : UNKNOWN
}

/** GNU `parallel COMMAND ::: ARGS…`, or arguments on standard input. */
const parallel: Program = (args, frame, shell) => {
  let i = 0
  while (i < args.length && args[i]!.text.startsWith('-')) i += /^-(?:[jPnNLIaCS]|-(?:jobs|max-procs|arg-file|colsep|delay|timeout|joblog|results|sshlogin))$/.test(args[i]!.text) ? 2 : 1
  const cut = args.findIndex((a, k) => k >= i && /^:::\+?$/.test(a.text))
  const command = args.slice(i, cut < 0 ? undefined : cut)
  const given = cut < 0 ? (frame.stdin.text?.split('\n').filter((l) => l !== '') ?? [HOLE]) : args.slice(cut + 1).filter((a) => !/^:::/.test(a.text)).map((a) => a.text)
  const line = command.map((c) => c.text).join(' ')
  let taint = CLEAN
  for (const g of (given.length ? given : [HOLE]).slice(0, MAX_VALUES)) {
    const text = line === '' ? g : /\{[^}]{0,3}\}/.test(line) ? line.replaceAll(/\{[^}]{0,3}\}/g, () => g) : `${line} ${g}`
    taint = join(taint, runCode('sh', { text, taint: cut < 0 ? frame.stdin.taint.sources.length && line === '' ? frame.stdin.taint : CLEAN : CLEAN }, { ...wrap(frame), direct: false, stdin: NOTHING }, shell).taint)
  }
  return { taint }
}

/** `/bin/echo` and `/usr/bin/printf`, as the builtins. */
const printer = (name: string): Program => (args) => {
  const out = transform(name, args.map((a) => a.text), undefined)
  const taint = args.reduce((t, a) => join(t, a.taint), CLEAN)
  return { text: out?.text, taint: out?.step ? stepped(taint, out.step) : taint }
}

/** `ls` prints names: with a known folder they are patterns below it. */
const ls: Program = (args, frame, shell) => {
  const paths = args.filter((a) => !a.text.startsWith('-'))
  if (args.some((a) => a.text === '--help' || a.text === '--version')) return UNKNOWN
  shell.machine.effect(frame, 'execute', resource('process', 'ordinary', frame.actor.program))
  for (const p of paths) shell.machine.effect(at(frame, p), 'list', pathResource(joinPath(p.text, shell.state), shell.machine.context))
  return { text: (paths.length ? paths.map((p) => (isLiteral(p.text) && !/\.\w{1,8}$/.test(p.text) ? `${STAR}` : p.text)) : [STAR]).join('\n') + '\n', taint: CLEAN }
}

export const PROGRAMS: Readonly<Record<string, Program | undefined>> = {
  sh: shellProgram, bash: shellProgram, dash: shellProgram, zsh: shellProgram, ksh: shellProgram, ash: shellProgram, mksh: shellProgram, rbash: shellProgram, csh: shellProgram, tcsh: shellProgram, fish: shellProgram,
  env, printenv, xargs, gxargs: xargs, find, gfind: find, busybox: multicall, toybox: multicall, parallel,
  echo: printer('echo'), printf: printer('printf'), ls, gls: ls,
}
