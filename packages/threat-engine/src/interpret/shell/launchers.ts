import { fromMakefile } from '../file/formats.js'
import { CLEAN, NOTHING, join, type Frame, type Stream, type Taint } from '../machine.js'
import { debugs } from './debuggers.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'
import { recipesOf } from './makefile.js'
import { joinPath, resolvePath } from './paths.js'
import { runNested } from './program.js'
import { cloudQueues, queues } from './queues.js'
import { runCode } from './run-code.js'
import { detaches, screenDetaches, tmuxDetaches, unitDetaches } from './unattended.js'
import { writtenFile } from './written.js'

/** What a program of the table runs besides: code in files that the call has written, or in what it reads. */
type Launcher = (args: readonly Arg[], frame: Frame, shell: Shell) => Stream | undefined

const inner = (frame: Frame, how: string, text: string): Frame => ({ ...frame, direct: false, stdin: NOTHING, derivation: [...frame.derivation, { how, text }], actor: { ...frame.actor, wrappers: [...frame.actor.wrappers, frame.actor.program].slice(-8) } })
const content = (path: string, shell: Shell): Stream | undefined => writtenFile(resolvePath(path, shell.state), shell.machine, shell.state)?.content
const valueOf = (args: readonly Arg[], flags: RegExp): string | undefined => {
  const i = args.findIndex((a) => flags.test(a.text))
  const attached = i < 0 ? undefined : /^--[\w-]+=(.*)$|^-\w(.+)$/s.exec(args[i]!.text)
  return attached ? (attached[1] ?? attached[2]) : args[i < 0 ? args.length : i + 1]?.text
}

/** Runs shell text that stands in a file, as surely as the program itself runs. */
function runs(texts: readonly string[], taint: Taint, from: string, frame: Frame, shell: Shell): Stream {
  let out: Taint = CLEAN
  // A build script that starts the same build, in another folder mostly, is not followed again.
  const key = `launched ${from}`
  if (shell.state.calling.includes(key)) return { taint: out }
  const child = shell.fork()
  child.state.calling = [...child.state.calling, key]
  for (const text of texts.slice(0, 64)) out = join(out, runCode('sh', { text, taint }, inner(frame, 'runs what stands in', from), child.fork()).taint)
  return { taint: out }
}

/** `make`: the recipes of the goals and of what they need, from a makefile that the call wrote or gives on standard input. */
const make: Launcher = (args, frame, shell) => {
  const named = valueOf(args, /^(?:-f.*|--file(?:=.*)?|--makefile(?:=.*)?)$/s)
  const folder = valueOf(args, /^(?:-C.*|--directory(?:=.*)?)$/s)
  const place = (name: string): string => (folder === undefined ? name : `${folder}/${name}`)
  const held = named === '-' ? frame.stdin : named !== undefined ? content(place(named), shell) : ['GNUmakefile', 'makefile', 'Makefile'].map((name) => content(place(name), shell)).find((c) => c !== undefined)
  const given = args.flatMap((a, i) => (a.text.startsWith('--eval=') ? [a.text.slice(7)] : args[i - 1]?.text === '--eval' ? [a.text] : []))
  if (held?.text === undefined && given.length === 0) return undefined
  const goals = args.filter((a, i) => !a.text.startsWith('-') && !a.text.includes('=') && !/^(?:-[fCjIo]|--(?:file|directory|eval|makefile))$/.test(args[i - 1]?.text ?? '')).map((a) => a.text)
  const rules = recipesOf([...given, held?.text ?? ''].join('\n'), goals)
  return runs(fromMakefile(rules), held?.taint ?? CLEAN, named ?? 'Makefile', frame, shell)
}

const LIFECYCLE: Readonly<Record<string, readonly string[]>> = { install: ['preinstall', 'install', 'postinstall', 'prepare'], i: ['preinstall', 'install', 'postinstall', 'prepare'], ci: ['preinstall', 'install', 'postinstall', 'prepare'], publish: ['prepublishOnly', 'prepare'], pack: ['prepack', 'prepare'] }

/** `npm run NAME`: a script of a `package.json` that the call wrote, in a shell that the call may have put there. */
const npm: Launcher = (args, frame, shell) => {
  const words = args.filter((a) => !a.text.startsWith('-')).map((a) => a.text)
  const variable = shell.state.get('npm_config_script_shell')
  const chosen = valueOf(args, /^--script-shell(?:=.*)?$/s) ?? (variable && shell.state.pick(variable))
  const shellFile = chosen === undefined ? undefined : content(chosen, shell)
  if (shellFile) return runs(shellFile.text === undefined ? [] : [shellFile.text], shellFile.taint, 'script-shell', frame, shell)
  const held = content('package.json', shell)
  if (held?.text === undefined) return undefined
  const name = words[0] === 'run' || words[0] === 'run-script' ? words[1] : words[0]
  const scripts = scriptsOf(held.text)
  if (name === undefined) return undefined
  const names = Object.hasOwn(LIFECYCLE, name) && words[0] !== 'run' ? LIFECYCLE[name]! : [`pre${name}`, name, `post${name}`]
  return runs(names.flatMap((n) => scripts.get(n) ?? []), held.taint, `package.json ${name}`, frame, shell)
}

function scriptsOf(text: string): Map<string, string> {
  try {
    const { scripts } = JSON.parse(text) as { scripts?: unknown }
    return new Map(Object.entries(typeof scripts === 'object' && scripts !== null ? scripts : {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map()
  }
}

const HOOKS: Readonly<Record<string, readonly string[]>> = {
  commit: ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit'], push: ['pre-push'], checkout: ['post-checkout'], switch: ['post-checkout'], merge: ['pre-merge-commit', 'post-merge'], pull: ['post-merge'], rebase: ['pre-rebase', 'post-rewrite'], am: ['applypatch-msg', 'pre-applypatch'],
}

/** git: hooks that the call wrote, and the `ext::` transport, which is a command line with `% ` for a blank in a word. */
const git: Launcher = (args, frame, shell) => {
  let taint: Taint = CLEAN
  for (const { text, start, end } of args) {
    const command = /^ext::(.+)$/s.exec(text)?.[1]
    if (command === undefined) continue
    const words = (command.match(/(?:%[\s\S]|[^ %])+/g) ?? []).map((w) => w.replace(/%([\s\S])/g, (_, c: string) => (c === 'S' || c === 's' ? '' : c)))
    taint = join(taint, runNested(words.map((w) => ({ text: w, taint: CLEAN, raw: '', start, end })), inner(frame, 'git transport', text), shell).taint)
  }
  const verb = args.find((a) => Object.hasOwn(HOOKS, a.text))?.text
  for (const hook of verb === undefined || shell.machine.files.size === 0 ? [] : HOOKS[verb]!) {
    const held = content(`.git/hooks/${hook}`, shell)
    if (held?.text !== undefined) taint = join(taint, runs([held.text], held.taint, hook, frame, shell).taint)
  }
  return taint === CLEAN ? undefined : { taint }
}

/** `pip install .`: a setup.py that the call wrote. */
const pip: Launcher = (args, frame, shell) => {
  const folder = args.find((a, i) => i > 0 && /^(?:[./~].*|-e)$/.test(a.text))?.text
  if (args[0]?.text !== 'install' || folder === undefined) return undefined
  const held = content(joinPath(folder === '-e' || folder === '.' ? 'setup.py' : `${folder}/setup.py`, shell.state), shell)
  return held && runCode('python', held, inner(frame, 'runs the file', 'setup.py'), shell)
}

/** `awk -v name=value PROGRAM`: the program with its variables. */
const awk: Launcher = (args, frame, shell) => {
  const given = args.flatMap((a, i) => (args[i - 1]?.text === '-v' ? [a.text] : /^-v./s.test(a.text) ? [a.text.slice(2)] : [])).flatMap((a) => /^([A-Za-z_]\w{0,63})=(.*)$/s.exec(a) ?? [])
  const program = args.find((a, i) => !a.text.startsWith('-') && !/^-[vFf]$/.test(args[i - 1]?.text ?? ''))
  if (given.length < 3 || !program) return undefined
  const assignments = given.flatMap((_, i) => (i % 3 === 0 ? [`${given[i + 1]}=${JSON.stringify(given[i + 2])}`] : []))
  return runCode('awk', { text: `BEGIN{${assignments.join(';')}}\n${program.text}`, taint: program.taint }, { ...inner(frame, 'with variables', given[1]!), stdin: frame.stdin }, shell)
}

/** Programs that read commands of their own from standard input, some of which are a shell's. */
const escapes = (line: RegExp): Launcher => (_, frame, shell) => {
  const { text, taint } = frame.stdin
  const found = text?.slice(0, 65_536).split('\n').slice(0, 256).flatMap((l) => line.exec(l)?.[1] ?? []) ?? []
  return found.length ? runs(found, taint, 'standard input', frame, shell) : undefined
}
const BANG = escapes(/^\s*!\s*(\S.*)$/)
const EDITOR = escapes(/^\s*[\d,.$%]{0,12}\s*(?:[rewWf]\s*)?!\s*(\S.*)$/)

export const LAUNCHERS: Readonly<Record<string, Launcher | undefined>> = {
  awk, gawk: awk, mawk: awk, nawk: awk, make, gmake: make, npm, pnpm: npm, yarn: npm, bun: npm, git, pip, pip3: pip,
  gdb: debugs, lldb: debugs, 'gdb-multiarch': debugs, 'rust-gdb': debugs, 'rust-lldb': debugs, cgdb: debugs,
  ...Object.fromEntries(['celery', 'kafka-console-producer', 'kafka-console-producer.sh', 'kcat', 'kafkacat', 'mosquitto_pub', 'amqp-publish', 'rabbitmqadmin', 'nats', 'stomp', 'to_nsq'].map((name) => [name, queues])), 'redis-cli': cloudQueues, 'valkey-cli': cloudQueues, 'keydb-cli': cloudQueues, aws: cloudQueues, awslocal: cloudQueues, gcloud: cloudQueues, az: cloudQueues,
  nohup: detaches(() => true), setsid: detaches(() => true), daemonize: detaches(() => true), watch: detaches(() => true), screen: detaches(screenDetaches), tmux: detaches(tmuxDetaches), 'systemd-run': detaches(unitDetaches),
  ed: EDITOR, red: EDITOR, ex: EDITOR, dc: BANG, ftp: BANG, sftp: BANG, lftp: BANG, tnftp: BANG, telnet: BANG, gnuplot: BANG, mail: escapes(/^\s*~?!\s*(\S.*)$/), mailx: escapes(/^\s*~?!\s*(\S.*)$/),
}
