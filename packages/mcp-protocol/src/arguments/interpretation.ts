/** Where an interpretation comes from: the variant of the tool call, the name of an argument, or only what the value looks like. */
export type Basis = 'variant' | 'name' | 'value'

/** What a call does with a path; `unknown` when neither the tool's name nor the arguments beside it tell. */
export type PathOperation = 'read' | 'write' | 'append' | 'delete' | 'list' | 'create' | 'execute' | 'unknown'

interface Interpreted {
  /** As it was sent, except where stated. */
  readonly value: string
  /**
   * JSON pointer (RFC 6901) into the `ToolCall`: `/Unknown/params/file_path`. Inside a string that holds JSON it goes on as if the string had been parsed;
   * inside patch text it is that of the text.
   */
  readonly pointer: string
  readonly basis: Basis
}

/** Something that a shell runs: a line, or with `args` a program (then each of `args` is one literal word). */
export interface CommandInterpretation extends Interpreted {
  readonly kind: 'command'
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What is written to its standard input. */
  readonly stdin?: string
  /** `sh` unless said otherwise. */
  readonly language: 'sh' | 'powershell' | 'cmd'
}

export interface PathInterpretation extends Interpreted {
  readonly kind: 'path'
  readonly op: PathOperation
  /** New content: everything that is written, old text left out; several edits are joined by newlines. */
  readonly content?: string
  /** Where the content is: the argument that holds it, or the one that holds the edits. */
  readonly contentPointer?: string
  /** The path whose content arrives here, for copies and moves. */
  readonly copyOf?: string
  /** Directory that a relative path starts from. */
  readonly cwd?: string
  /**
   * The path is one in this remote repository (`owner/name`), as far as the arguments say, and not one of this machine. Only of relative paths; a claim of
   * the caller, since a tool that has no such argument ignores it: it may explain a finding, and is no reason to look away.
   */
  readonly repository?: string
}

export interface UrlInterpretation extends Interpreted {
  readonly kind: 'url'
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly bodyPointer?: string
}

/** A statement for a database. */
export interface QueryInterpretation extends Interpreted {
  readonly kind: 'query'
  readonly connection?: string
}

/** Code that runs, other than a shell's. `language` is lower case: `python`, `javascript`, …; absent when nothing tells. */
export interface CodeInterpretation extends Interpreted {
  readonly kind: 'code'
  readonly language?: string
  readonly cwd?: string
}

/** A machine that the tool is pointed at: a name, an address, or a range of addresses. */
export interface HostInterpretation extends Interpreted {
  readonly kind: 'host'
  readonly port?: number
}

/** Everything else: prose, patterns, search terms, identifiers. */
export interface TextInterpretation extends Interpreted {
  readonly kind: 'text'
  /** Name of the argument. */
  readonly key: string
}

/** One reading of one argument. The same argument may have several. */
export type Interpretation =
  | CommandInterpretation
  | PathInterpretation
  | UrlInterpretation
  | QueryInterpretation
  | CodeInterpretation
  | HostInterpretation
  | TextInterpretation
