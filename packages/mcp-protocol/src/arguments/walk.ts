// Walks the whole argument tree of a call within fixed limits and reads every argument. What an argument is depends on its name, its value and the
// arguments beside it: `surroundings.ts` collects those per object, `read-string.ts` decides for one string.
import { decodeBytes } from '../bytes.js'
import { type JsonObject, isObject, pointerTo } from '../issues.js'
import { isByteArray } from './content.js'
import type { Interpretation } from './interpretation.js'
import { patchedFiles } from './patch.js'
import { readString } from './read-string.js'
import { roleOf } from './roles.js'
import { type Argument, type Surroundings, scalars, surroundings } from './surroundings.js'
import type { ToolTraits } from './tool-traits.js'

/** Which limit stopped the walk. */
export type WalkLimit = 'depth' | 'nodes' | 'length'

export interface WalkLimits {
  readonly depth: number
  /** Values of any kind, an array of plain numbers counting as one. */
  readonly nodes: number
  /** Total length of strings and member names, in UTF-16 code units. */
  readonly length: number
}

export const ARGUMENT_LIMITS: WalkLimits = { depth: 12, nodes: 10_000, length: 4 * 1024 * 1024 }

/** Longest string that is tried as JSON. */
const MAX_EMBEDDED_JSON = 512 * 1024

export class Walk {
  readonly interpretations: Interpretation[] = []
  limit: WalkLimit | undefined
  private nodes: number
  private length: number
  private told: number

  constructor(
    readonly traits: ToolTraits,
    private readonly limits: WalkLimits,
  ) {
    this.nodes = limits.nodes
    this.length = limits.length
    this.told = 2 * limits.length
  }

  /** Keeps a reading. What one argument says may be repeated for many (one `content` for a thousand `paths`): that is paid for each time. */
  add(interpretation: Interpretation): void {
    this.told -= weightOf(interpretation)
    if (this.told < 0) this.stop('length')
    else if (this.interpretations.length >= this.limits.nodes) this.stop('nodes')
    else this.interpretations.push(interpretation)
  }

  /** Remembers the first limit that was hit. */
  stop(limit: WalkLimit): void {
    this.limit ??= limit
  }

  /** Reads one value and everything in it. `embedded` is true inside a string that held JSON: strings in there are not parsed again. */
  visit(argument: Argument, around: Surroundings, depth: number, embedded: boolean): void {
    const { value } = argument
    if (!this.pay(argument)) return
    if (typeof value === 'string') {
      const inner = embedded ? undefined : embeddedJson(value)
      if (inner !== undefined) this.visit({ ...argument, value: inner }, around, depth + 1, true)
      else readString(this, argument, value, around)
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= this.limits.depth) this.stop('depth')
      else if (Array.isArray(value)) this.visitArray(argument, value, around, depth, embedded)
      else if (isObject(value)) this.visitObject(value, argument.pointer, around, depth, embedded)
    }
  }

  private visitArray(argument: Argument, items: readonly unknown[], around: Surroundings, depth: number, embedded: boolean): void {
    if (items.every((item) => typeof item === 'number')) {
      const text = isByteArray(items) && (argument.role === 'content' || argument.role === 'weak-content') ? decodeBytes(Uint8Array.from(items)).text : ''
      readString(this, argument, text, around)
      return
    }
    const argv = argument.role === 'command' ? scalars(items) : undefined
    if (argv !== undefined && this.addArgv(argument, argv, around)) return
    for (let i = 0; i < items.length && this.nodes >= 0; i++) {
      this.visit({ key: argument.key, role: argument.role, pointer: pointerTo(argument.pointer, i), value: items[i] }, around, depth + 1, embedded)
    }
  }

  private visitObject(object: JsonObject, pointer: string, outer: Surroundings, depth: number, embedded: boolean): void {
    const keys = Object.keys(object)
    if (keys.length > this.nodes) this.stop('nodes')
    const args = keys.slice(0, Math.max(this.nodes, 0)).map((key): Argument => ({ key, role: roleOf(key), pointer: pointerTo(pointer, key), value: object[key] }))
    const around = surroundings(args, outer, this.traits)
    if (!around.contentComplete) this.stop('length')
    for (const argument of args) {
      if (this.nodes < 0) return
      if (/\S\s+\S/.test(argument.key)) this.add({ kind: 'text', key: argument.key, value: argument.key, pointer: argument.pointer, basis: 'value' })
      if (around.consumed.has(argument.key)) this.pay(argument)
      else this.visit(argument, around, depth + 1, embedded)
    }
  }

  /**
   * An array under the name of a command: a program with its arguments (`command: ['bash', '-c', …]`) or a list of lines (`commands: ['ls', …]`). True when
   * it can only be the first; what may be both is read as both.
   */
  private addArgv(argument: Argument, words: readonly string[], around: Surroundings): boolean {
    const [program = '', ...args] = words
    const list = /s$/i.test(argument.key)
    if (list && !args.some((word) => word.startsWith('-'))) return false
    this.length -= words.reduce((sum, word) => sum + word.length, 0)
    if (this.length < 0) this.stop('length')
    this.add({ kind: 'command', value: program, pointer: argument.pointer, basis: 'name', ...around.process, args })
    return !list && !/\s/.test(program)
  }

  /** Adds what a patch does to its files. */
  addPatch(argument: Argument, text: string, around: Surroundings): void {
    const { files, complete } = patchedFiles(text)
    if (!complete) this.stop('nodes')
    for (const { path, ...file } of files) {
      this.add({ kind: 'path', value: path, ...file, pointer: argument.pointer, contentPointer: argument.pointer, basis: 'value', ...around.place })
    }
  }

  /** Takes a value off the limits; false when one of them is used up. */
  private pay({ key, value }: Argument): boolean {
    this.nodes -= 1
    this.length -= key.length + (typeof value === 'string' ? value.length : 0)
    if (this.nodes < 0) this.stop('nodes')
    if (this.length < 0) this.stop('length')
    return this.nodes >= 0 && this.length >= 0
  }
}

function weightOf(interpretation: Interpretation): number {
  const { kind, value } = interpretation
  const length = (text: string | undefined): number => text?.length ?? 0
  if (kind === 'path') return value.length + length(interpretation.content)
  if (kind === 'url') return value.length + length(interpretation.body)
  if (kind !== 'command') return value.length
  const { args = [], env = {}, stdin } = interpretation
  return value.length + length(stdin) + args.reduce((sum, arg) => sum + arg.length + 1, 0) + 16 * Object.keys(env).length
}

/** The object or array that a string holds as JSON, or undefined. */
function embeddedJson(text: string): unknown {
  if (text.length > MAX_EMBEDDED_JSON || !/^\s{0,64}[[{]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}
