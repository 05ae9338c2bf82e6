import type { Flag, Grammar, Role, Usage } from '../../signatures/signature.js'
import type { Tag } from '../../facts.js'
import { compile, inMode, tagsByFlag } from './compiled.js'
import { holds, pattern } from './condition.js'
import type { Arg } from './expand.js'
import { isOff, roleOf, tagsOf, takesValue, withoutOptions } from './flag.js'
import { subcommand } from './subcommand.js'

/** A flag value or operand with its role. */
export interface RoleArg {
  readonly role: Role
  readonly arg: Arg
  /** Canonical flag, `undefined` for operands. */
  readonly flag?: string
  readonly tags: readonly Tag[]
}

/** A command line told apart. Flags are under their canonical spelling. */
export interface Parsed {
  readonly usage: Usage
  readonly subcommands: readonly string[]
  readonly flags: ReadonlyMap<string, readonly Arg[]>
  readonly operands: readonly Arg[]
  readonly roles: readonly RoleArg[]
  /** Words of a command that this one runs (role `argv`). */
  readonly argv: readonly Arg[]
  readonly inert: boolean
  readonly tags: readonly Tag[]
}

const INERT = new Set(['--help', '--version'])
/** Tells the words after the program apart by its usage and grammar. Never fails: unknown flags are switches. */
export function tellApart(usage: Usage, grammar: Grammar, args: readonly Arg[]): Parsed {
  const p = new Parser(usage, grammar)
  p.run(grammar === 'tar' ? tarBundle(usage, args) : args)
  return p.result()
}

/** Old-style `tar czf x`: the first word is a bundle of flags even without a dash; their values follow in order. */
function tarBundle(usage: Usage, args: readonly Arg[]): readonly Arg[] {
  const [first, ...rest] = args
  if (!first || !/^[A-Za-z]{1,12}$/.test(first.text)) return args
  const out: Arg[] = []
  for (const letter of first.text) {
    const flag = compile(usage).index.get(`-${letter}`)?.flag
    out.push({ ...first, text: `-${letter}` })
    if (flag && takesValue(flag) && rest.length) out.push(rest.shift()!)
  }
  return [...out, ...rest]
}

class Parser {
  private usages: Usage[]
  private readonly names: string[] = []
  readonly flags = new Map<string, Arg[]>()
  readonly operands: Arg[] = []
  private readonly roles: RoleArg[] = []
  private argv: readonly Arg[] = []
  private inert = false
  /** A flag came after whose value there are only operands. */
  private ended = false

  constructor(usage: Usage, private readonly grammar: Grammar) {
    this.usages = [usage]
  }

  private get usage(): Usage {
    return this.usages.at(-1)!
  }

  run(args: readonly Arg[]): void {
    let only = false
    for (let i = 0; i < args.length; i++) {
      const arg = args[i]!, text = arg.text
      if (!only && text === '--') { only = true; continue }
      const isFlag = !only && text.length > 1 && (text[0] === '-' || (this.grammar === 'windows' && text[0] === '/' && /^\/[A-Za-z?][A-Za-z0-9?]{0,40}(?:[:=+-]|$)/.test(text)))
      if (this.grammar === 'key=value' && !isFlag) { this.keyValue(arg); continue }
      // `docker run IMAGE -flag`: what this program does not know belongs to the command that it runs.
      if (isFlag && this.operands.length === 1 && this.usage.operands?.second === 'argv' && !this.find(text.split('=')[0]!) && !this.isBundle(text)) { this.argv = args.slice(i); return }
      if (isFlag && this.grammar !== 'none') { i = this.flag(args, i); only ||= this.ended; continue }
      const plus = !only && text[0] === '+' ? this.find('+') : undefined
      if (plus) { this.take(plus, args, i, slice(arg, 1)); continue }
      if (this.grammar === 'address' && this.address(arg)) continue
      if (this.operand(args, i)) return
      if (this.grammar === 'getopt' && this.operands.length > 0) only = true
    }
  }

  /** Short flags in one word, all of them known. */
  private isBundle(text: string): boolean {
    return /^-[A-Za-z]{2,8}$/.test(text) && [...text.slice(1)].every((c) => this.find(`-${c}`))
  }

  /** Programs of Windows take `/x`, `-x` and `--x` in any case for the same. */
  private findWindows(written: string): { name: string; flag: Flag } | undefined {
    const name = written.toLowerCase().replace(/^(?:\/|--?)/, '')
    return this.find(`/${name}`) ?? this.find(`-${name}`)
  }

  private find(name: string): { name: string; flag: Flag } | undefined {
    for (let u = this.usages.length - 1; u >= 0; u--) {
      const found = compile(this.usages[u]!).index.get(name)
      if (found) return found
    }
    return undefined
  }

  private abbreviated(name: string): { name: string; flag: Flag } | undefined {
    for (let u = this.usages.length - 1; u >= 0; u--) {
      const c = compile(this.usages[u]!)
      const candidates = c.longs.filter((l) => l.startsWith(name))
      if (candidates.length && new Set(candidates.map((l) => c.index.get(l)!.name)).size === 1) return c.index.get(candidates[0]!)
    }
    return undefined
  }

  /** Reads one flag at `i`; returns the index of the last word used. */
  private flag(args: readonly Arg[], i: number): number {
    const arg = args[i]!, text = arg.text
    if (INERT.has(text) && !this.find(text)) { this.inert = true; return i }
    const long = text.startsWith('--')
    const cut = this.grammar === 'windows' ? text.search(/[:=]/) : text.indexOf('=')
    const name = cut > 0 && (long || this.grammar === 'single-dash' || this.grammar === 'windows' || this.find(text.slice(0, cut))) ? text.slice(0, cut) : text
    const exact = (this.grammar === 'windows' ? this.findWindows(name) : this.find(name)) ?? (long && name.length > 3 ? this.abbreviated(name) : undefined)
    if (exact) return this.take(exact, args, i, name.length < text.length ? slice(arg, name.length + 1) : undefined)
    if (long || this.grammar === 'single-dash' || this.grammar === 'windows') { this.turn(this.grammar === 'windows' ? name.toLowerCase() : name, cut > 0 ? slice(arg, cut + 1) : undefined); return i }
    for (let c = 1; c < text.length; c++) {
      const found = this.find(`-${text[c]}`)
      const value = found && takesValue(found.flag)
      if (found && value) return this.take(found, args, i, c + 1 < text.length ? slice(arg, c + 1) : undefined)
      if (found && typeof found.flag === 'object' && c + 1 < text.length && (!this.find(`-${text[c + 1]}`) || /[\s/]/.test(text))) return this.take(found, args, i, slice(arg, c + 1))
      const canonical = found?.name ?? `-${text[c]}`
      if (!this.flags.has(canonical)) this.flags.set(canonical, [])
    }
    return i
  }

  private take(found: { name: string; flag: Flag }, args: readonly Arg[], i: number, attached: Arg | undefined): number {
    if (found.flag === 'switch') { this.turn(found.name, attached); return i }
    const values = this.flags.get(found.name) ?? []
    this.flags.set(found.name, values)
    const role = typeof found.flag === 'object' ? found.flag.value : found.flag
    const tags = typeof found.flag === 'object' ? (found.flag.tags ?? []) : []
    if (role === 'argv') {
      const [program, ...rest] = attached ? [attached, ...args.slice(i + 1)] : args.slice(i + 1)
      // `--exec PROGRAM -- ARGUMENTS`: the dashes end the flags of this program, not those of that one.
      this.argv = program ? [program, ...(rest[0]?.text === '--' ? rest.slice(1) : rest)] : []
      return args.length
    }
    const value = attached ?? (takesValue(found.flag) ? args[i + 1] : undefined)
    if (!value) return i
    const more = typeof found.flag === 'object' && found.flag.count ? args.slice(i + (attached ? 1 : 2), i + found.flag.count + (attached ? 0 : 1)) : []
    values.push(value, ...more)
    if (typeof found.flag === 'object' && found.flag.last) this.ended = true
    if (typeof found.flag === 'object' && found.flag.keys) this.keyed(found.name, found.flag.keys, role, value, tags)
    else if (typeof found.flag === 'object' && found.flag.forms) this.formed(found.name, found.flag.forms, role, value, tags)
    else this.roles.push({ role, arg: more.at(-1) ?? value, flag: found.name, tags })
    return (attached ? i : i + 1) + more.length
  }

  /** `--privileged` is on, `--privileged=false` off again: the last one counts, as where flags are truth values (Go's flag package). */
  private turn(name: string, value: Arg | undefined): void {
    if (value && isOff(value.text)) this.flags.delete(name)
    else this.flags.set(name, value ? [value] : (this.flags.get(name) ?? []))
  }

  /** The role depends on what the value looks like. */
  private formed(flag: string, forms: Readonly<Record<string, Role>>, other: Role, arg: Arg, tags: readonly Tag[]): void {
    for (const [source, role] of Object.entries(forms)) {
      const captured = pattern(source).exec(arg.text)?.[1]
      if (captured !== undefined) { this.roles.push({ role, arg: { ...arg, text: captured }, flag, tags }); return }
    }
    this.roles.push({ role: other, arg, flag, tags })
  }

  /** `-o Key=value`, `-o 'Key value'`: the role is that of the key. */
  private keyed(flag: string, keys: Readonly<Record<string, Role>>, other: Role, arg: Arg, tags: readonly Tag[]): void {
    const cut = arg.text.search(/[=\s]/)
    const key = (cut < 0 ? arg.text : arg.text.slice(0, cut)).toLowerCase()
    const name = `${flag} ${key}`
    const value = cut < 0 ? { ...arg, text: '' } : slice(arg, cut + 1)
    this.flags.set(name, [...(this.flags.get(name) ?? []), value])
    this.roles.push({ role: Object.hasOwn(keys, key) ? keys[key]! : other, arg: value, flag: name, tags })
  }

  /** `TCP:host:80,fork`: true when the operand is an address of a listed type. */
  private address(arg: Arg): boolean {
    const type = /^([a-z0-9-]{1,24}):/i.exec(arg.text)?.[1]?.toLowerCase()
    const position = this.addresses++
    if (type === undefined) return false
    const found = (position === 0 ? this.find(`${type}:1`) : undefined) ?? this.find(`${type}:`)
    if (!found) return false
    const value = withoutOptions(arg.text.slice(type.length + 1))
    this.take(found, [arg], 0, { ...slice(arg, type.length + 1), text: value })
    return true
  }
  private addresses = 0

  private keyValue(arg: Arg): void {
    const cut = arg.text.indexOf('=')
    const found = cut > 0 ? this.find(arg.text.slice(0, cut)) : undefined
    if (found) this.take(found, [arg], 0, slice(arg, cut + 1))
    else this.operands.push(arg)
  }

  /** Roles of operands under the flags read so far (`runuser -u USER COMMAND…`, `runuser USER -c LINE`). */
  private operandsSoFar(): Usage['operands'] {
    const { modes, operands } = this.usage
    return modes?.find((m) => m.operands && holds(m.when, this))?.operands ?? operands
  }

  /** Takes an operand; true when the rest of the line belongs to a nested command. */
  private operand(args: readonly Arg[], i: number): boolean {
    const arg = args[i]!
    const sub = this.usage.subcommands && this.operands.length === 0 ? subcommand(this.usage.subcommands, this.grammar === 'windows' ? arg.text.toLowerCase() : arg.text) : undefined
    if (sub) {
      this.names.push(arg.text)
      this.usages.push(sub)
      return false
    }
    if (this.usage.subcommands && this.operands.length === 0) this.names.push(arg.text)
    const o = this.operandsSoFar()
    const position = this.operands.length
    const role = position === 0 ? (o?.first ?? o?.rest) : position === 1 ? (o?.second ?? o?.rest) : position === 2 ? (o?.third ?? o?.rest) : o?.rest
    if (role === 'argv') { this.argv = args.slice(i); return true }
    this.operands.push(arg)
    // The words of a command line for another shell (ssh HOST words…) are not flags of this program.
    if (role === 'command' && position > 0) { this.operands.push(...args.slice(i + 1)); return true }
    return false
  }

  result(): Parsed {
    const parsed = this.told(this.usage)
    const mode = this.usage.modes?.find((m) => holds(m.when, parsed))
    return mode ? this.told(inMode(this.usage, mode), mode.flags) : parsed
  }

  /** The line under one usage; `roles` are those of a mode, by canonical flag. */
  private told(usage: Usage, changed?: Usage['flags']): Parsed {
    const roles = changed ? this.roles.map((r) => { const f = r.flag === undefined ? undefined : changed[r.flag]; return f ? { ...r, role: roleOf(f), tags: tagsOf(f) } : r }) : [...this.roles]
    const o = usage.operands
    if (o) this.operands.forEach((arg, i) => {
      const last = o.last && i === this.operands.length - 1 && this.operands.length > 1
      const role = last ? o.last : (i === 0 ? o.first : i === 1 ? o.second : i === 2 ? o.third : undefined) ?? o.rest
      if (role) roles.push({ role, arg, tags: [] })
    })
    const tags: Tag[] = []
    for (const u of [...this.usages.slice(0, -1), usage]) {
      if (u.tags) for (const [flag, tag] of tagsByFlag(u.tags)) if ((flag === '*' || this.flags.has(flag)) && !tags.includes(tag)) tags.push(tag)
      if (u.inert?.some((f) => this.flags.has(f) || this.names.includes(f))) this.inert = true
    }
    return { usage, subcommands: this.names, flags: this.flags, operands: this.operands, roles, argv: this.argv, inert: this.inert, tags }
  }
}

const slice = (arg: Arg, from: number): Arg => ({ ...arg, text: arg.text.slice(from) })
