import type { Effect, Resource, Tag } from '../../facts.js'
import { CLEAN, join, resource, stepped, NOTHING, UNKNOWN, type Stream, type VirtualFile } from '../machine.js'
import { HOLE } from '../word.js'
import { writtenPayload } from '../file/acts.js'
import type { Arg } from './expand.js'
import { FREE, Inputs } from './inputs.js'
import type { Peer } from './peers.js'
import { announceTold } from './told.js'
import { transform } from './transform.js'
import { insertedBySed, rewritesBySed } from './transform/inserted.js'

/** Where the data of one command goes: to other hosts, into files, and on to whoever reads what it prints. */
export abstract class Outputs extends Inputs {
  /** What the command that this one ran prints. */
  protected nested: Stream | undefined

  protected network(stdin: Stream): void {
    const sending = this.sends && (this.payload !== CLEAN || stdin !== NOTHING || this.parsed.roles.some((r) => r.role === 'data' || r.role === 'form' || r.role === 'body' || r.role === 'upload'))
    const method = this.parsed.roles.find((r) => r.role === 'method')?.arg.text.toUpperCase()
    const ports = this.parsed.roles.filter((r) => r.role === 'port')
    const port = ports.length === 1 && /^\d{1,5}$/.test(ports[0]!.arg.text) ? Number(ports[0]!.arg.text) : undefined
    for (const [i, h] of this.hosts.entries()) {
      if (i >= FREE && !this.machine.pay(this.frame)) return
      const res = port !== undefined && h.res.port === undefined ? { ...h.res, port } : h.res
      if (h.probes) {
        const probed: Tag | undefined = ports.some(({ arg }) => /^\d{1,5}-\d{1,5}$/.test(arg.text)) ? 'many' : port !== undefined && this.hosts.length === 1 ? 'single-port' : undefined
        this.record(h.frame, 'scan', probed ? { ...res, tags: [...res.tags, probed] } : res)
        const carried = join(this.payload, h.taint)
        if (carried.sources.length) this.machine.flow(carried, this.record(h.frame, 'send', res))
        continue
      }
      if (h.listens) { this.listens(h, res); continue }
      const taint = join(sending || h.sends ? join(this.payload, h.sends ? this.taint : CLEAN) : CLEAN, h.taint)
      if (sending || h.sends || h.taint.sources.length) {
        const effect = this.record(h.frame, 'send', res, method)
        this.machine.flow(taint, effect)
      }
      const received = this.record(h.frame, h.opens ? 'connect' : 'receive', res, method)
      if (!h.opens || this.bidirectional()) this.received(received)
    }
  }

  private bidirectional(): boolean {
    return (this.parsed.usage.stdin ?? this.signature.stdin) === 'sent'
  }

  /** Whoever connects gets what is on standard input, and is heard. */
  private listens({ frame }: Peer, res: Resource<'host'>): void {
    const effect = this.record(frame, 'listen', res)
    if (!this.bidirectional()) return
    const peer = resource('host', res.class === 'loopback' ? 'loopback' : 'unknown', res.name, res.tags)
    if (this.payload.sources.length) this.machine.flow(this.payload, this.record(frame, 'send', peer))
    this.received(effect)
    this.received(this.record(frame, 'receive', peer))
  }

  /** What came from the other end is what the program prints or writes, and nobody knows it before. */
  private received(effect: Effect): void {
    this.taint = join(this.taint, { sources: [effect], steps: [] })
    this.text = HOLE
  }

  /** A file this command wrote: it holds everything the command read, and may be a copy under another name. */
  protected written(arg: Arg, record: (payload: readonly Tag[]) => Effect): void {
    const step = this.parsed.usage.step ?? this.signature.step
    const taint = step ? stepped(this.taint, step) : this.taint
    const name = this.runner.resolve(arg.text)
    const source = this.copies.length === 1 && this.hosts.length === 0 ? this.copies[0] : undefined
    const pipe = this.machine.files.get(name)?.pipe
    const passes = this.copies.length === 0 && (this.parsed.usage.stdout ?? this.signature.stdout) === 'content' && this.frame.stdin !== NOTHING
    const edited = this.parsed.tags.includes('in-place') ? this.machine.files.get(name)?.content.text : undefined
    const content = edited !== undefined ? transform(this.frame.actor.program, this.args.filter((a) => a !== arg && !/^(?:-[a-zA-Z]*i|--in-place)/.test(a.text)).map((a) => a.text), edited)?.text : this.text === HOLE ? undefined : passes ? this.frame.stdin.text : source && this.text
    if (pipe) return pipe({ text: content, taint })
    announceTold(content, name, this.frame, this.machine)
    // Of a file that is edited in place, what goes in is known even when the rest is not (`sed -i '1i …'`).
    const inPlace = this.parsed.tags.includes('in-place')
    const shown = content ?? (inPlace ? insertedBySed(this.args.map((a) => a.text)) : undefined)
    this.machine.flow(taint, record(shown ? writtenPayload(shown, name, this.machine.context, inPlace && !rewritesBySed(this.args.map((a) => a.text))) : []))
    const copyOf = source && (this.parsed.usage.stdout ?? this.signature.stdout) !== 'transform' ? (this.machine.files.get(this.runner.resolve(source.text))?.copyOf ?? source.text) : undefined
    const file: VirtualFile = { content: { text: content, taint }, copyOf }
    this.machine.files.set(name, file)
    // `cp a b dir/`: the copy has the source's name in that folder.
    for (const c of this.copies.slice(0, 8)) this.machine.files.set(this.runner.resolve(`${arg.text.replace(/\/$/, '')}/${c.text.split('/').at(-1)}`), { ...file, copyOf: c.text })
  }

  protected stdout(): Stream {
    const usage = this.parsed.usage
    const how = this.printed ? 'content' : usage.stdout ?? (usage === this.signature ? undefined : this.signature.stdout) ?? (usage.step || this.signature.step ? 'transform' : 'none')
    const computed = transform(this.frame.actor.program, this.args.map((a) => a.text), this.text !== undefined && this.text !== HOLE ? this.text : this.copies.length ? undefined : this.frame.stdin.text)
    if (computed) {
      const taint = computed.step ? stepped(this.taint, computed.step) : this.taint
      return { text: computed.text, taint: computed.step?.startsWith('decode:') && taint.sources.length === 0 ? { sources: [], steps: join(taint, { sources: [], steps: [computed.step] }).steps } : taint }
    }
    if (this.nested) return this.nested.taint === CLEAN && this.taint === CLEAN ? this.nested : { text: this.nested.text, taint: join(this.nested.taint, this.taint) }
    if (how === 'none') return this.taint.sources.length || this.hosts.length ? { taint: this.hosts.length && !this.writes.length && usage.stdout === undefined ? this.taint : CLEAN } : UNKNOWN
    const step = usage.step ?? this.signature.step
    const text = how === 'content' ? (this.text === HOLE ? undefined : (this.text ?? (this.frame.stdin === NOTHING ? undefined : this.frame.stdin.text))) : undefined
    return { text, taint: step && how === 'transform' ? stepped(this.taint, step) : this.taint }
  }
}
