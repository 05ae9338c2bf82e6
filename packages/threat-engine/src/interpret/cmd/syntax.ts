// The tree of a line or batch file of cmd.exe: what is grouped, chained, repeated and conditional.

/** What chains a command to the one before it. */
export type Connector = '' | '&' | '&&' | '||'
export interface Redirection {
  readonly fd: string
  readonly op: '>' | '>>' | '<' | '>&'
  readonly target: string
}
export type Node = { readonly start: number; readonly end: number } & (
  | { readonly t: 'simple'; readonly raw: string }
  | { readonly t: 'group'; readonly body: Sequence; readonly redirections: readonly Redirection[] }
  | {
      readonly t: 'for'
      readonly how: string
      readonly options: string
      readonly variable: string
      readonly set: string
      readonly body: Node
    }
  | { readonly t: 'if'; readonly condition: string; readonly negated: boolean; readonly then: Node; readonly otherwise?: Node | undefined }
  | { readonly t: 'pipe'; readonly elements: readonly Node[] }
)
/** Commands one after the other with what chains each to the one before. */
export type Sequence = readonly { readonly op: Connector; readonly node: Node }[]
