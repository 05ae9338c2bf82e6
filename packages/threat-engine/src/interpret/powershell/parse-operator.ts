import { isDash, isLetter } from './characters.js'
import type { Cursor } from './cursor.js'

/**
 * Binary operators by how tightly they bind (about_Operator_Precedence). The comma is one of them, so that `-f 'a','b'` takes the whole
 * list.
 */
export const LEVEL: Readonly<Record<string, number>> = Object.fromEntries(
  [
    '?? and or xor',
    'band bor bxor shl shr',
    'eq ne gt ge lt le like notlike match notmatch contains notcontains in notin is isnot as replace split join',
    '+ -',
    '* / %',
    'f',
    '..',
    ',',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1])),
)
/** Operators that have a case-sensitive (`c`) and an explicitly insensitive (`i`) spelling. */
const CASED = new Set('eq ne gt ge lt le like notlike match notmatch contains notcontains in notin replace split'.split(' '))
export const PREFIX = new Set(['not', 'bnot', 'join', 'split'])
const WORD = /[A-Za-z]+/y

/** Name of the dash operator at the cursor in its plain spelling, or undefined: parameters and negative numbers are none. */
export function dashOperator(p: Cursor): { readonly name: string; readonly length: number } | undefined {
  if (!isDash(p.peek())) return undefined
  p.i++
  const word = p.match(WORD)?.toLowerCase()
  p.i--
  if (!word) return undefined
  const plain = word.length > 2 && (word[0] === 'c' || word[0] === 'i') && CASED.has(word.slice(1)) ? word.slice(1) : word
  return Object.hasOwn(LEVEL, plain) || PREFIX.has(plain) ? { name: plain, length: word.length + 1 } : undefined
}

export function binaryOperator(p: Cursor): { readonly name: string; readonly length: number } | undefined {
  const c = p.peek()
  if (isDash(c)) {
    const named = dashOperator(p)
    if (named) return Object.hasOwn(LEVEL, named.name) ? named : undefined
    return isDash(p.peek(1)) || isLetter(p.peek(1)) || p.peek(1) === '=' ? undefined : { name: '-', length: 1 }
  }
  if (c === '.' && p.peek(1) === '.') return { name: '..', length: 2 }
  if (c === '?' && p.peek(1) === '?' && p.peek(2) !== '=') return { name: '??', length: 2 }
  if (c === '+' && p.peek(1) === '+') return undefined
  if ((c === '+' || c === '*' || c === '/' || c === '%') && p.peek(1) !== '=') return { name: c, length: 1 }
  return c === ',' && p.commas ? { name: ',', length: 1 } : undefined
}
