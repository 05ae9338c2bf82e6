import { pointerTo } from '../issues.js'

export interface FoundString {
  readonly value: string
  /** JSON pointer (RFC 6901) into the value that was searched; empty for a string that is the whole value. */
  readonly pointer: string
}

export interface SearchLimits {
  readonly depth: number
  readonly nodes: number
  /** Total length of the strings, in UTF-16 code units. */
  readonly length: number
}

export const INSPECT_LIMITS: SearchLimits = { depth: 64, nodes: 200_000, length: 8 * 1024 * 1024 }

/** Longest member name that is taken for a mere name. */
const MAX_NAME = 48

/**
 * Every string in a JSON value, in order, with its pointer: what `/inspect` judges when its content is an object. A member name that holds prose (white
 * space, or too long for a name) counts as a string too. `truncated` says that a limit was hit and there may be more. Iterative: depth cannot overflow.
 */
export function collectStrings(value: unknown, limits: SearchLimits = INSPECT_LIMITS): { strings: FoundString[]; truncated: boolean } {
  const strings: FoundString[] = []
  const stack: Place[] = [{ value, pointer: '', depth: 0 }]
  let { nodes, length } = limits
  let truncated = false
  const keep = (text: string, pointer: string): void => {
    length -= text.length
    if (length >= 0) strings.push({ value: text, pointer })
    else truncated = true
  }
  for (let place = stack.pop(); place !== undefined && !(truncated && length < 0); place = stack.pop()) {
    const { value: node, pointer, depth } = place
    if (typeof node === 'string') keep(node, pointer)
    if (typeof node !== 'object' || node === null) continue
    if (depth >= limits.depth) {
      truncated = true
      continue
    }
    const children: Place[] = []
    const visit = (key: string | number, child: unknown): boolean => {
      if (typeof child !== 'string' && (typeof child !== 'object' || child === null)) return true
      if (nodes-- <= 0) truncated = true
      else children.push({ value: child, pointer: pointerTo(pointer, key), depth: depth + 1 })
      return nodes >= 0
    }
    if (Array.isArray(node)) {
      for (let i = 0; i < node.length; i++) if (!visit(i, node[i])) break
    } else {
      for (const [key, child] of Object.entries(node)) {
        if (key.length > MAX_NAME || /\S\s+\S/.test(key)) keep(key, pointerTo(pointer, key))
        if (!visit(key, child)) break
      }
    }
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Place)
  }
  return { strings, truncated }
}

interface Place {
  readonly value: unknown
  readonly pointer: string
  readonly depth: number
}
