import { CLEAN, join, type Taint } from '../machine.js'
import { HOLE } from '../word.js'
import { WINDOWS_ENVIRONMENT } from './environment.js'

/** A text that a variable holds and what it carries. */
export interface Held {
  readonly text: string
  readonly taint: Taint
}
const MAX_LENGTH = 65_536

/** Variables of a session: those set in it, of `for` loops, and what Windows sets. */
export class Variables {
  private readonly set_ = new Map<string, Held>()
  readonly loop = new Map<string, Held>()
  /** `setlocal enabledelayedexpansion` or `cmd /v:on`: `!name!` expands when the command runs. */
  delayed = false

  set(name: string, held: Held): void {
    if (this.set_.size < 4096) this.set_.set(name.toLowerCase(), held)
  }

  /** What a variable holds; undefined when nothing is known about it. */
  get(name: string): Held | undefined {
    const lower = name.toLowerCase()
    const set = this.set_.get(lower)
    if (set) return set
    const known = Object.hasOwn(WINDOWS_ENVIRONMENT, lower) ? WINDOWS_ENVIRONMENT[lower] : undefined
    return known === undefined ? undefined : { text: known, taint: CLEAN }
  }

  has(name: string): boolean {
    return this.set_.has(name.toLowerCase())
  }
}

const NAME = /[A-Za-z_#$][A-Za-z0-9_#$.()-]{0,60}/y
const MODIFIER = /:(?:~(-?\d{1,6})?(?:,(-?\d{1,6}))?|(\*?[^=%!\n]{1,200})=([^%!\n]{0,200}))/y
const LOOP = /%{1,2}(?:~([a-z]{0,6}(?:\$[a-z]{1,20}:)?))?([A-Za-z0-9#?$@*])/iy

/**
 * Replaces `%NAME%`, `%NAME:~a,b%`, `%NAME:x=y%`, `!NAME!`, `%a` and `%1`. What is not known becomes a hole. Linear: nothing is expanded
 * twice.
 */
export function expandVariables(text: string, variables: Variables): Held {
  if (!text.includes('%') && !(variables.delayed && text.includes('!'))) return { text, taint: CLEAN }
  let out = ''
  let taint: Taint = CLEAN
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    const sign = c === '%' || (c === '!' && variables.delayed)
    const found = sign ? named(text, i, c, variables) : undefined
    if (found) {
      out += found.held.text
      taint = join(taint, found.held.taint)
      i = found.end - 1
    } else if (c === '%') {
      const one = loopVariable(text, i, variables)
      if (one) {
        out += one.held.text
        taint = join(taint, one.held.taint)
        i = one.end - 1
      } else if (text[i + 1] === '%') {
        out += '%'
        i++
      } else out += c
    } else out += c
    if (out.length > MAX_LENGTH) return { text: HOLE, taint }
  }
  return { text: out, taint }
}

function named(text: string, at: number, sign: string, variables: Variables): { readonly held: Held; readonly end: number } | undefined {
  NAME.lastIndex = at + 1
  const name = NAME.exec(text)?.[0]
  if (!name) return undefined
  let end = at + 1 + name.length
  MODIFIER.lastIndex = end
  const modifier = MODIFIER.exec(text)
  if (modifier) end += modifier[0].length
  if (text[end] !== sign) return undefined
  const held = variables.get(name) ?? { text: HOLE, taint: CLEAN }
  return { held: modifier && !held.text.includes(HOLE) ? { text: modified(held.text, modifier), taint: held.taint } : held, end: end + 1 }
}

/** `:~start,length` counts from the end when negative; `:old=new` replaces every occurrence, `:*old=new` all up to the first. */
function modified(value: string, modifier: RegExpExecArray): string {
  const [, from, length, old, by = ''] = modifier
  if (old !== undefined) {
    if (old.startsWith('*')) {
      const at = value.toLowerCase().indexOf(old.slice(1).toLowerCase())
      return at < 0 ? value : by + value.slice(at + old.length - 1)
    }
    return value.split(new RegExp(old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi')).join(by)
  }
  const start = Number(from ?? '0')
  const begin = start < 0 ? Math.max(0, value.length + start) : start
  const count = length === undefined ? undefined : Number(length)
  return value.slice(begin, count === undefined ? undefined : count < 0 ? value.length + count : begin + count)
}

function loopVariable(text: string, at: number, variables: Variables): { readonly held: Held; readonly end: number } | undefined {
  LOOP.lastIndex = at
  const found = LOOP.exec(text)
  if (!found?.[2]) return undefined
  // `%~nxa`: letters before the last are modifiers; the longest reading that names a variable counts.
  const held = variables.loop.get(found[2])
  if (held)
    return {
      held: { text: found[1] === undefined ? held.text : held.text.replaceAll('"', ''), taint: held.taint },
      end: at + found[0].length,
    }
  if (/[0-9*]/.test(found[2])) {
    const own = found[1]?.toLowerCase() ?? ''
    return { held: { text: found[2] === '0' && own.includes('d') ? '.\\' : HOLE, taint: CLEAN }, end: at + found[0].length }
  }
  const modifiers = /^%{1,2}~[a-z]*/i.exec(text.slice(at, at + 12))?.[0]
  const last = modifiers?.at(-1)
  const other = last === undefined ? undefined : variables.loop.get(last)
  return other && modifiers ? { held: other, end: at + modifiers.length } : undefined
}
