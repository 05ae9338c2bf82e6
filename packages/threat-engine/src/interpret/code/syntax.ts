// One syntax for all languages of code. The readers (`read/`) translate Python, JavaScript, Perl … into these nodes; the evaluator knows
// only them.

interface At {
  /** Half-open range in UTF-16 code units of the source. */
  readonly start: number
  readonly end: number
}

/** An argument of a call: `name` when passed by keyword, `spread` for `*list`, `...list`. */
export interface Argument {
  readonly value: Node
  readonly name?: string
  readonly spread?: boolean
}

/** A parameter; destructuring patterns are targets. */
export interface Parameter {
  readonly target: Node
  readonly value?: Node
  readonly rest?: boolean
}

export type Node = At &
  (
    | { readonly type: 'text'; readonly value: string; readonly bytes?: boolean }
    | { readonly type: 'number'; readonly value: number }
    | { readonly type: 'constant'; readonly value: boolean | null }
    | { readonly type: 'name'; readonly name: string }
    | { readonly type: 'member'; readonly of: Node; readonly name: string }
    | { readonly type: 'index'; readonly of: Node; readonly key: Node }
    | { readonly type: 'slice'; readonly of: Node; readonly from?: Node; readonly to?: Node; readonly step?: Node }
    | { readonly type: 'call'; readonly callee: Node; readonly args: readonly Argument[] }
    /** Text put together from parts: template strings, f-strings, interpolation. */
    | { readonly type: 'template'; readonly parts: readonly Node[] }
    /** A chain of one operator, flat so that long sums do not nest. */
    | { readonly type: 'operation'; readonly operator: string; readonly items: readonly Node[] }
    | { readonly type: 'unary'; readonly operator: string; readonly of: Node }
    | { readonly type: 'list'; readonly items: readonly Node[] }
    | { readonly type: 'spread'; readonly of: Node }
    /** A dictionary; an entry without a key is spread. */
    | { readonly type: 'record'; readonly entries: readonly { readonly key?: Node; readonly value: Node }[] }
    /** One of the options, depending on `test` when it is known; `or` and `and` take the first or last that is left. */
    | { readonly type: 'choice'; readonly how: 'if' | 'or' | 'and'; readonly test?: Node; readonly options: readonly Node[] }
    | {
        readonly type: 'function'
        readonly name?: string
        readonly parameters: readonly Parameter[]
        readonly body: Node
        readonly method?: boolean
        readonly wrapped?: readonly Node[]
      }
    | {
        readonly type: 'class'
        readonly name?: string
        readonly bases: readonly Node[]
        readonly members: readonly Node[]
        readonly wrapped?: readonly Node[]
      }
    /** `declare` makes the name in the innermost scope (`let`, `my`, `local`); else an outer one is changed when there is one. */
    | { readonly type: 'assign'; readonly target: Node; readonly value: Node; readonly operator?: string; readonly declare?: boolean }
    /** A loop over items; `collect` makes a list of the body's values (comprehensions, map), `test` filters. */
    | {
        readonly type: 'each'
        readonly target: Node
        readonly over: Node
        readonly body: Node
        readonly test?: Node
        readonly collect?: 'list' | 'record'
        readonly keys?: boolean
      }
    | { readonly type: 'block'; readonly body: readonly Node[]; readonly scoped?: boolean }
    | { readonly type: 'if'; readonly test: Node; readonly then: Node; readonly otherwise?: Node }
    | { readonly type: 'loop'; readonly first?: Node; readonly test?: Node; readonly next?: Node; readonly body: Node }
    | { readonly type: 'try'; readonly body: Node; readonly handlers: readonly Node[]; readonly last?: Node }
    | { readonly type: 'return'; readonly value?: Node }
    | { readonly type: 'stop'; readonly how: 'break' | 'continue' | 'raise'; readonly value?: Node }
    /** Makes `as` mean the library name `path`. */
    | { readonly type: 'import'; readonly path: string; readonly as: string }
    /** Names that the innermost function shares with the outer scope (`global`, `nonlocal`). */
    | { readonly type: 'shared'; readonly names: readonly string[] }
    | { readonly type: 'exports'; readonly value: Node }
    | { readonly type: 'nothing' }
  )

/** What a reader makes of a source: its program, or the limit that it hit. */
export type Reading =
  | { readonly program: Node; readonly exhausted?: 'nodes' }
  | { readonly program?: undefined; readonly exhausted: 'length' | 'depth' | 'nodes' }

/** A statement list. */
export const block = (body: readonly Node[], start: number, end: number, scoped = false): Node => ({
  type: 'block',
  body,
  scoped,
  start,
  end,
})
export const nothing = (start: number, end: number): Node => ({ type: 'nothing', start, end })

/** `left or right`, `left and right`; long chains stay flat. Takes `left` over. */
export function chosen(how: 'or' | 'and', left: Node, right: Node): Node {
  const range = { start: left.start, end: Math.max(left.end, right.end) }
  if (left.type !== 'choice' || left.how !== how) return { type: 'choice', how, options: [left, right], ...range }
  ;(left.options as Node[]).push(right)
  return { ...left, ...range }
}

/** Raised by readers inside themselves when code nests too deeply; never leaves `read`. */
export class TooDeep extends Error {}
