import { UNKNOWN, resource, weaker, type Frame, type Interpreter, type Machine } from '../machine.js'
import { pathResource } from '../resource/path.js'
import { MAX_CODE } from './limits.js'

// sed scripts read and change text; three things in them act: `e` and `s///e` run commands, `w` writes files, `r` reads them.

/** Interprets a sed script. */
export const interpretSed: Interpreter = (source, frame, machine) => {
  if (source.length > MAX_CODE) {
    machine.exhausted(frame, 'length', frame.certainty === 'certain' || frame.certainty === 'conditional')
    return UNKNOWN
  }
  if (!machine.pay(frame, 1 + (source.length >> 8))) return UNKNOWN
  new Sed(source, frame, machine).run()
  return { taint: frame.stdin.taint }
}

class Sed {
  private at = 0
  constructor(
    private readonly source: string,
    private readonly frame: Frame,
    private readonly machine: Machine,
  ) {}

  run(): void {
    while (this.at < this.source.length) {
      const before = this.at
      this.skip(/[\s;{}]*/y)
      const conditional = this.address()
      this.command(conditional)
      if (this.at === before) this.at++
    }
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)?.[0] ?? ''
    this.at += found.length
    return found
  }
  /** Addresses before a command: numbers, `$`, `/pattern/`. True when there is one, so that the command runs for some lines only. */
  private address(): boolean {
    let any = false
    for (let n = 0; n < 2; n++) {
      if (this.skip(/\s*(?:\d+(?:~\d+)?|\$|[+~]\d+)/y) !== '') any = true
      else {
        const custom = this.source.startsWith('\\', this.at)
        const open = custom ? this.at + 1 : this.at
        const delimiter = this.source[open]
        if (delimiter === undefined || (!custom && delimiter !== '/')) break
        this.at = open + 1
        this.until(delimiter)
        this.skip(/[IM]*/y)
        any = true
      }
      if (this.skip(/\s*,\s*/y) === '') break
    }
    this.skip(/\s*!?\s*/y)
    return any
  }
  /** Text up to an unescaped delimiter, which is stepped over. */
  private until(delimiter: string): string {
    const start = this.at
    while (this.at < this.source.length && this.source[this.at] !== delimiter) this.at += this.source[this.at] === '\\' ? 2 : 1
    const text = this.source.slice(start, this.at)
    this.at = Math.min(this.at + 1, this.source.length)
    return text
  }
  private line(): string {
    const text = this.skip(/[^\n]*/y)
    return text.trim()
  }

  private command(conditional: boolean): void {
    const start = this.at
    const c = this.source[this.at++]
    switch (c) {
      case 'e':
        return this.execute(this.line(), start, conditional)
      case 'w':
      case 'W':
        return this.touch('write', this.line(), start, conditional)
      case 'r':
      case 'R':
        return this.touch('read', this.line(), start, conditional)
      case 'a':
      case 'i':
      case 'c':
      case '#':
      case 'b':
      case 't':
      case 'T':
      case ':':
        this.line()
        return
      case 'y': {
        const delimiter = this.source[this.at++] ?? '/'
        this.until(delimiter)
        this.until(delimiter)
        return
      }
      case 's': {
        const delimiter = this.source[this.at++] ?? '/'
        this.until(delimiter)
        const replacement = this.until(delimiter)
        const flags = this.skip(/[0-9gpIiMme]*/y)
        if (flags.includes('e')) this.execute(replacement.replace(/\\(.)/g, '$1'), start, conditional)
        if (this.source[this.at] === 'w') {
          this.at++
          this.touch('write', this.line(), start, conditional)
        }
        return
      }
      default:
        return
    }
  }

  private frameAt(start: number, conditional: boolean): Frame {
    const { frame } = this
    const certainty = conditional ? weaker(frame.certainty, 'conditional') : frame.certainty
    return frame.direct
      ? { ...frame, certainty, span: { start: start + frame.offset, end: this.at + frame.offset } }
      : { ...frame, certainty }
  }
  private execute(command: string, start: number, conditional: boolean): void {
    const frame = this.frameAt(start, conditional)
    // Without a command the lines of the input are the commands.
    const { text, taint } = frame.stdin
    const line = command === '' ? text : command
    if (command === '' && taint.sources.some((s) => s.action === 'receive'))
      this.machine.flow(taint, this.machine.effect(frame, 'execute', resource('code', 'fetched', 'sed e')))
    if (line === undefined) return void this.machine.opaque(frame, 'runtime-value', 'sed e')
    if (line !== '')
      this.machine.run('sh', line, {
        ...frame,
        direct: false,
        derivation: [...frame.derivation, { how: 'sed e', text: line.slice(0, 200) }],
        roots: [...frame.roots, frame.span],
      })
  }
  private touch(action: 'read' | 'write', path: string, start: number, conditional: boolean): void {
    if (path === '' || /^\/dev\/std(in|out|err)$/.test(path)) return
    const frame = this.frameAt(start, conditional)
    const effect = this.machine.effect(frame, action, pathResource(path, this.machine.context))
    if (action === 'write') this.machine.flow(frame.stdin.taint, effect)
  }
}
