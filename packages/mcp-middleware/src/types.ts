// The part of the HTTP contract that a client handles. Types of its own, so that an application installs no parser with this package; a test holds them to
// those of `@proxilion/mcp-protocol`.

/** What a tool is about to do: exactly one key. `Unknown` takes any tool; the gateway reads its arguments. */
export type ToolCall =
  | { Bash: { command: string; args?: string[]; env?: Record<string, string> } }
  | { Filesystem: { operation: 'Read' | 'Write' | 'Delete' | 'List' | 'Create'; path: string; content?: string | number[] } }
  | { Network: { method?: string; url: string; headers?: Record<string, string>; body?: string | number[] } }
  | { Database: { query: string; connection?: string } }
  | { Unknown: { tool_name: string; params?: unknown } }

/** The words that are known today. A gateway may answer others; nothing but `enforced` decides. */
export type Decision = 'Allow' | 'Alert' | 'Block' | 'Terminate' | (string & {})

export type Mode = 'monitor' | 'alert' | 'block' | 'terminate'

/** One reason of a decision. */
export interface Finding {
  analyzer: string
  rule: string
  severity: 'info' | 'low' | 'medium' | 'high' | 'critical'
  /** 0 to 1. */
  confidence: number
  title: string
  /** MITRE ATT&CK or ATLAS ids. */
  techniques: string[]
  /** What it rests on, secrets redacted. Positions are UTF-16 code units in the text at `where`, a JSON pointer into the tool call. */
  evidence: { excerpt: string; start: number; end: number; where: string }
  why: string
  advice: string
  docs: string
}

/** A clause of the policy that had a part in a decision. `rules` are those whose findings it was about. */
export interface AppliedClause {
  clause: string
  effect: 'allowed' | 'denied' | 'disabled' | 'regraded' | 'redacted' | 'expired'
  rules: string[]
  reason?: string | undefined
  author?: string | undefined
  expires?: string | undefined
}

/** What the gateway answers. */
export interface Analysis {
  decision: Decision
  /** True when the tool must not run. */
  enforced: boolean
  /** The mode of the gateway; empty when it did not say. */
  mode: Mode | ''
  /** 0 to 100. */
  threat_score: number
  /** 0 to 1. */
  confidence: number
  patterns_detected: string[]
  analyzer_scores: Record<string, number>
  session_id: string
  session_terminated: boolean
  findings: Finding[]
  /** One sentence for a person or a model: what was found, why, what to do instead. */
  message: string
  /** What was missing for this decision, for one `session_store`; usually empty. */
  degraded: string[]
  request_id: string
  /** Absent when no clause of a policy had a part. */
  policy?: AppliedClause[] | undefined
  /** Only of `inspect`: the content with what must not pass redacted. */
  sanitized?: string | Record<string, unknown> | unknown[]
}

/** Where a text reaches or leaves the model. */
export type Surface = 'user_message' | 'ai_response' | 'tool_description' | 'tool_result' | 'resource' | 'prompt'

/** A text, or an object whose strings are all read. */
export interface InspectedText {
  surface: Surface
  content: string | Record<string, unknown> | readonly unknown[]
}

/** Where a call comes from, for findings and the audit log. `call_id` is the model's id of the call. */
export interface ToolOrigin {
  assistant?: string
  server?: string
  name?: string
  call_id?: string
}

/** What became of a decided call. */
export type Outcome = 'executed' | 'denied' | 'failed'
