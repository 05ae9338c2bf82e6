// The tree of a PowerShell script, as far as an interpreter of effects needs it. Positions are offsets into the source of the script.

export interface Position {
  readonly start: number
  readonly end: number
}

export type Expression = Position &
  (
    | { readonly t: 'text'; readonly value: string; readonly bare: boolean }
    /** An expandable string or bareword: literal pieces and expressions in turn. */
    | { readonly t: 'expand'; readonly parts: readonly (string | Expression)[]; readonly bare: boolean }
    | { readonly t: 'number'; readonly value: number; readonly text: string }
    /** Name in lower case, scope prefix kept: `env:temp`, `global:x`. `splat` for `@name` in arguments. */
    | { readonly t: 'variable'; readonly name: string; readonly splat: boolean }
    | { readonly t: 'array'; readonly items: readonly Expression[] }
    /** `$( … )` and, with `list`, `@( … )`. */
    | { readonly t: 'sub'; readonly body: Block; readonly list: boolean }
    | { readonly t: 'paren'; readonly body: Block }
    | { readonly t: 'hash'; readonly entries: readonly (readonly [Expression, Block])[] }
    | { readonly t: 'block'; readonly body: Block; readonly source: string }
    | { readonly t: 'type'; readonly name: string }
    | { readonly t: 'member'; readonly object: Expression; readonly name: Expression; readonly isStatic: boolean }
    | {
        readonly t: 'call'
        readonly object: Expression
        readonly name: Expression
        readonly isStatic: boolean
        readonly args: readonly Expression[]
      }
    | { readonly t: 'index'; readonly object: Expression; readonly index: Expression }
    /** Operators in lower case without dash: `not`, `!`, `join`, `-`, `++`. */
    | { readonly t: 'unary'; readonly op: string; readonly operand: Expression }
    | { readonly t: 'cast'; readonly type: string; readonly operand: Expression }
    | { readonly t: 'binary'; readonly op: string; readonly left: Expression; readonly right: Expression }
  )

/** One argument of a command: `-Name`, `-Name:value`, or a value. `glued` is the value after a colon. */
export type Argument = Position &
  (
    | { readonly t: 'parameter'; readonly name: string; readonly glued?: Expression | undefined }
    | { readonly t: 'value'; readonly value: Expression }
  )

export interface Redirect {
  /** Stream number, `*` for all. */
  readonly from: string
  readonly append: boolean
  /** Absent for merges such as `2>&1`. */
  readonly target?: Expression | undefined
}

export type Element = Position & { readonly redirects: readonly Redirect[] } & (
    | { readonly t: 'command'; readonly invoke: '' | '&' | '.'; readonly name: Expression; readonly args: readonly Argument[] }
    | { readonly t: 'expression'; readonly value: Expression }
  )

export type Statement = Position &
  (
    | {
        readonly t: 'pipeline'
        readonly elements: readonly Element[]
        readonly chain?: { readonly op: '&&' | '||'; readonly next: Statement } | undefined
      }
    | { readonly t: 'assign'; readonly target: Expression; readonly op: string; readonly value: Statement }
    | { readonly t: 'if'; readonly clauses: readonly (readonly [Block, Block])[]; readonly otherwise?: Block | undefined }
    | { readonly t: 'foreach'; readonly variable: string; readonly subject: Block; readonly body: Block }
    | {
        readonly t: 'loop'
        readonly before?: Block | undefined
        readonly condition?: Block | undefined
        readonly step?: Block | undefined
        readonly body: Block
        readonly bodyFirst: boolean
        readonly negate: boolean
      }
    | { readonly t: 'switch'; readonly subject: Block; readonly cases: readonly Block[] }
    | { readonly t: 'try'; readonly body: Block; readonly handlers: readonly Block[]; readonly last?: Block | undefined }
    | { readonly t: 'function'; readonly name: string; readonly body: Block }
    | { readonly t: 'flow'; readonly keyword: string; readonly value?: Statement | undefined }
    | { readonly t: 'group'; readonly body: Block }
  )

export interface Parameter {
  readonly name: string
  readonly value?: Expression | undefined
}

export interface Block {
  readonly statements: readonly Statement[]
  readonly parameters: readonly Parameter[]
}

export const EMPTY_BLOCK: Block = { statements: [], parameters: [] }
