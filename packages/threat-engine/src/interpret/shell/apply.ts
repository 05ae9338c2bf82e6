import type { AnyResource, Effect, Resource, Tag } from '../../facts.js'
import type { Language } from '../language.js'
import { actedBy } from '../frame.js'
import { CLEAN, join, resource, weaker, NOTHING, UNKNOWN, type Frame, type Stream } from '../machine.js'
import { urlResource } from '../resource/host.js'
import { ownClass } from '../resource/own.js'
import { pathResource } from '../resource/path.js'
import { HOLE, display } from '../word.js'
import { signatureOf } from '../../signatures/index.js'
import { serviceClass } from '../../signatures/services.js'
import type { EffectRule, Role, Signature } from '../../signatures/signature.js'
import { holds } from './condition.js'
import { environmentEffects } from './environment.js'
import type { Arg } from './expand.js'
import { wordsOf } from './rule-words.js'
import { pastedPayload } from './pasted.js'
import { scheduledPayload } from './scheduled.js'
import { tellApart, type RoleArg } from './grammar.js'
import type { Runner } from './runner.js'
import { DEAR, FREE } from './inputs.js'
import { Outputs } from './outputs.js'
import { packageClass } from './package.js'
import { forwarding, listening, peerOf, plainText, withoutGlobs } from './peers.js'
import { at, direct } from './positions.js'

export { at, direct }

/** Interprets one command line of a program that has a signature. Returns what it prints. */
export function applySignature(signature: Signature, args: readonly Arg[], frame: Frame, runner: Runner): Stream {
  return new Application(signature, tellApart(signature, signature.grammar ?? 'gnu', args), args, frame, runner).run()
}

class Application extends Outputs {
  run(): Stream {
    const { parsed, signature, frame } = this
    this.machine.effect(frame, 'execute', resource('process', parsed.usage.class ?? signature.class ?? 'ordinary', this.label()), this.pattern !== undefined && frame.stdin.taint.sources.length > 0 ? { detail: this.pattern.slice(0, 200) } : undefined)
    if (parsed.inert) return UNKNOWN
    const stdin = this.stdin()
    const localRemote = parsed.roles.filter((r) => r.role === 'host-path')
    parsed.roles.forEach((r, i) => { if (i < FREE || this.machine.pay(frame, DEAR)) this.role(r, localRemote) })
    this.rules(parsed.usage.effects)
    if (parsed.usage.effects !== signature.effects) this.rules(signature.effects)
    this.network(stdin)
    for (const [i, { arg, record }] of this.writes.entries()) if (i < FREE || this.machine.pay(frame)) this.written(arg, record)
    if (parsed.argv.length) this.runNested(parsed.argv)
    return this.stdout()
  }

  private label(): string {
    const sub = this.parsed.subcommands.slice(0, 3).join(' ')
    return sub ? `${this.frame.actor.program} ${sub}` : this.frame.actor.program
  }

  private stdin(): Stream {
    const { stdin } = this.frame
    const how = this.parsed.usage.stdin ?? this.signature.stdin ?? 'data'
    if (how === 'ignored' || how === 'used' || stdin === NOTHING) return NOTHING
    if (how === 'when-no-operand') { if (this.readsStdin()) this.taint = join(this.taint, stdin.taint); return stdin }
    if (how === 'sent') { this.payload = join(this.payload, stdin.taint); this.sends ||= true; return stdin }
    if (how === 'query') { if (this.runsStdin()) this.nested = this.runner.code('sql', stdin, this.frame); return stdin }
    if (how.startsWith('code:')) { if (this.runsStdin()) this.nested = this.runner.code(how.slice(5) as Language, stdin, this.frame); return stdin }
    this.taint = join(this.taint, stdin.taint)
    return stdin
  }

  /** Filters read standard input when no operand is a file; a pattern or a script is none. */
  private readsStdin(): boolean {
    return !this.parsed.roles.some((r) => r.flag === undefined && PATH_ROLES.has(r.role) && r.role !== 'write' && r.arg.text !== '-')
  }

  /** Interpreters read code from standard input only when the command line names none. */
  private runsStdin(): boolean {
    return this.parsed.argv.length === 0 && !this.parsed.roles.some((r) => r.role === 'command' || r.role === 'script' || r.role === 'query' || r.role.startsWith('code:') || r.role.startsWith('script:'))
  }

  private role(given: RoleArg, hostPaths: readonly RoleArg[]): void {
    const { role, tags, flag } = given
    const arg = flag === undefined && PATH_ROLES.has(role) ? this.based(given.arg) : given.arg
    const frame = at(this.frame, arg)
    const all = tags.length ? [...this.parsed.tags, ...tags] : this.parsed.tags
    switch (role) {
      case 'read': case 'read-tree': case 'upload': return this.read(role, arg, frame, all)
      case 'use': case 'load': this.record(frame, 'read', this.path(arg, [...all, role]), this.pattern); return
      case 'link': this.record(frame, 'read', this.path(arg, [...all, 'use', 'symlink'])); this.copies.push(arg); return
      case 'list': this.record(frame, 'list', this.path(arg, all), this.pattern); return
      case 'write': case 'append': return this.write(role, arg, frame, all)
      case 'delete': this.record(frame, 'delete', this.path(arg, all)); this.machine.files.delete(this.runner.resolve(arg.text)); return
      case 'delete-tree': this.record(frame, 'delete', this.path(arg, [...all, 'recursive'])); return
      case 'change': this.record(frame, 'configure', this.path(arg, all)); return
      case 'host': case 'target': case 'proxy': this.hosts.push(this.peer(arg, frame, all, { probes: role === 'target' })); return
      case 'url': case 'url-send': return this.url(arg, frame, all, role === 'url-send')
      case 'host-path': return this.hostPath(arg, frame, all, hostPaths)
      case 'listen': this.hosts.push(peerOf(listening(arg.text, this.machine, all), frame, arg.taint, { listens: true })); return
      case 'forward': this.record(frame, 'listen', forwarding(arg.text, this.machine, all)); return
      case 'data': return this.data(arg, frame, /^@/.test(arg.text) ? arg.text.slice(1) : undefined)
      case 'form': return this.data(arg, frame, /(?:^|=|^[\w.-]{1,128})[@<](.+)/s.exec(arg.text)?.[1]?.split(';')[0])
      case 'body': return this.data(arg, frame, undefined)
      case 'header': return this.header(arg, frame)
      case 'package': this.record(frame, 'install', packageClass(plainText(arg), this.machine.context, all)); return
      case 'image': this.record(frame, 'receive', resource('container', 'image', arg.text, all)); return
      case 'command': return this.command(arg, frame, flag)
      case 'later': this.runner.code('sh', { text: arg.text.replace(/^[!|]\s*/, ''), taint: arg.taint }, { ...this.wrapped(frame), direct: false, stdin: NOTHING, certainty: weaker(frame.certainty, 'conditional') }); return
      case 'assignment': return this.assignment(arg, frame)
      case 'query': this.nested = this.runner.code('sql', { text: arg.text, taint: arg.taint }, frame); return
      case 'script': return this.script('sh', arg, frame)
      case 'value': case 'method': case 'port': this.payload = join(this.payload, arg.taint); return
      case 'argv': case 'workdir': case 'pattern': case 'message': case 'user': case 'service': return
      default: {
        if (role.startsWith('code:')) this.nested = this.runner.code(role.slice(5) as Language, { text: arg.text, taint: arg.taint }, direct(frame, arg))
        else if (role.startsWith('script:')) this.script(role.slice(7) as Language, arg, frame)
      }
    }
  }

  private assignment(arg: Arg, frame: Frame): void {
    this.payload = join(this.payload, arg.taint)
    const [, name, value] = /^([A-Za-z_][\w.]{0,127})(?::[A-Za-z]{1,16})?[:?+]{0,2}=(.*)$/s.exec(arg.text) ?? []
    if (name === undefined || value === undefined) return
    for (const set of environmentEffects(name, value, this.machine.context)) this.machine.effect(frame, 'configure', set, { detail: value })
    // `make SHELL='bash -c …'`: what runs the recipes is a command line of its own. A shell with options waits for none: each recipe is given to it.
    if (/\s/.test(value) && (name !== 'SHELL' || /\s-\w{0,8}c\s|[|;&$`<]/.test(value)) && /^(?:SHELL|MAKE|CC|CXX|[A-Z_]*(?:COMMAND|EDITOR|PAGER))$/.test(name)) this.runner.code('sh', { text: value, taint: arg.taint }, { ...this.wrapped(frame), direct: false, stdin: NOTHING, certainty: weaker(frame.certainty, 'conditional') })
  }

  private command(arg: Arg, frame: Frame, flag: string | undefined): void {
    if (flag !== undefined) { this.nested = this.runner.code('sh', { text: arg.text, taint: arg.taint }, direct(this.wrapped(frame), arg)); return }
    // Operand words are joined by blanks, as ssh and watch do; only the first of them starts the line.
    const words = this.parsed.roles.filter((r) => r.role === 'command' && r.flag === undefined).map((r) => r.arg)
    if (words[0] !== arg) return
    const text = words.map((w) => w.text).join(' ')
    const taint = words.reduce((t, w) => join(t, w.taint), CLEAN)
    this.nested = this.runner.code('sh', { text, taint }, words.length === 1 ? direct(this.wrapped(frame), arg) : { ...this.wrapped(frame), direct: false })
  }

  private script(language: Language, arg: Arg, frame: Frame): void {
    if (/^(?:https?|ftp):\/\//i.test(arg.text)) {
      const received = this.record(frame, 'receive', urlResource(plainText(arg), this.machine.context))
      this.nested = this.runner.code(language, { taint: { sources: [received], steps: [] } }, frame)
      return
    }
    if (arg.text === '-' || arg.text === '/dev/stdin') { this.nested = this.runner.code(language, frame.stdin, frame); return }
    const file = this.machine.files.get(this.runner.resolve(arg.text))
    if (!file || !arg.text.startsWith('/dev/fd/')) this.record(frame, 'read', this.path(arg, ['load']))
    if (file) this.nested = this.runner.code(language, file.content, { ...frame, direct: false, derivation: [...frame.derivation, { how: 'runs the file', text: display(arg.text) }] })
    else if (signatureOf(arg.text.slice(arg.text.lastIndexOf('/') + 1).toLowerCase())?.class) this.knownScript(arg, frame)
  }

  /** `python3 sqlmap.py -u URL`: the script is a program of the table, and the words after it are its own. */
  private knownScript(arg: Arg, frame: Frame): void {
    const from = this.args.findIndex((a) => a === arg || (a.start >= 0 && a.start === arg.start))
    this.nested = this.runner.argv([arg, ...this.args.slice(from + 1)], this.wrapped(frame))
  }

  private runNested(argv: readonly Arg[]): void {
    // `docker run IMAGE -flag`: the words go to the image's own program, which is usually called like the image.
    const image = argv[0]!.text.startsWith('-') ? this.parsed.roles.find((r) => r.role === 'image')?.arg : undefined
    const words = image ? [{ ...image, text: image.text.split('/').at(-1)!.split(/[:@]/)[0]! }, ...argv] : argv
    this.nested = this.runner.argv(words, this.wrapped(this.frame))
  }

  private wrapped(frame: Frame): Frame {
    const wraps = this.parsed.usage.wraps ?? this.signature.wraps
    const host = this.hosts.at(-1)?.res.name
    const actor = {
      ...frame.actor,
      wrappers: [...frame.actor.wrappers, frame.actor.program].slice(-8),
      privileged: frame.actor.privileged || wraps?.privileged === true,
      ...(wraps?.remote && { remote: wraps.remote === 'host' ? (host ?? 'unknown') : (this.parsed.operands[0]?.text ?? 'container') }),
    }
    return actedBy(frame, actor)
  }

  private rules(rules: readonly EffectRule[] | undefined): void {
    for (const rule of rules ?? []) if (!rule.when || holds(rule.when, this.parsed, this.frame.stdin !== NOTHING)) this.rule(rule)
  }

  private rule(rule: EffectRule): void {
    for (const arg of wordsOf(rule.name, this.parsed, rule.what, (arg) => this.based(arg))) {
      const frame = arg ? at(this.frame, arg) : this.frame
      const planned = rule.does === 'schedule' ? scheduledPayload(rule.class === 'cron' ? 'crontab' : 'job.sh', this.parsed, this.frame, this.runner) : rule.what === 'clipboard' && rule.does === 'write' ? pastedPayload(this.frame.stdin === NOTHING ? this.parsed.roles.filter((r) => r.role === 'body').map((r) => r.arg.text).join(' ') : this.frame.stdin.text, this.machine.context) : []
      const tags = rule.tags || planned.length ? [...this.parsed.tags, ...(rule.tags ?? []), ...planned] : this.parsed.tags
      const name = arg?.text ?? (rule.name && !rule.name.startsWith('$') ? rule.name : this.label())
      const res = this.about(rule, name, tags)
      if (rule.only && !(rule.only as readonly string[]).includes(res.class)) continue
      const detail = rule.detail === undefined ? undefined : wordsOf(rule.detail, this.parsed).map((a) => a?.text ?? rule.detail).join(' ')
      const record = (payload: readonly Tag[]): Effect => this.machine.effect(frame, rule.does, (payload.length ? { ...res, tags: [...res.tags, ...payload] } : res) as Resource, { ...(detail !== undefined && { detail }), ...(rule.certainty && { certainty: rule.certainty }) })
      if (rule.does === 'write' && rule.what === 'path') { this.writes.push({ arg: arg ?? { text: name, taint: CLEAN, raw: name, start: -1, end: -1 }, record }); continue }
      const effect = record([])
      if (rule.does === 'read' || rule.does === 'receive' || rule.does === 'capture') {
        this.taint = join(this.taint, { sources: [effect], steps: [] })
        this.text ??= HOLE
      }
      if (rule.does === 'send' || rule.does === 'publish') this.machine.flow(join(this.taint, this.payload), effect)
    }
  }

  /** What a rule's effect is about: of the class that the rule says, or that the name implies. */
  private about(rule: EffectRule, name: string, tags: readonly Tag[]): AnyResource {
    if (rule.class) return { kind: rule.what, class: ownClass(rule.class, name, this.machine.context), name, tags } as AnyResource
    if (rule.what === 'path') return pathResource(this.runner.locate(name), this.machine.context, tags) as AnyResource
    if (rule.what === 'package') return packageClass(withoutGlobs(name), this.machine.context, tags) as AnyResource
    if (rule.what === 'host') return urlResource(withoutGlobs(name), this.machine.context, tags) as AnyResource
    return { kind: rule.what, class: rule.what === 'service' ? serviceClass(display(name)) : 'ordinary', name, tags } as AnyResource
  }
}

const PATH_ROLES: ReadonlySet<Role> = new Set<Role>(['read', 'link', 'write', 'append', 'delete', 'list', 'change', 'use', 'load', 'read-tree', 'delete-tree', 'upload', 'script'])
