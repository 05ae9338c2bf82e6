// What the gateway answers. Described by zod for the OpenAPI document and for clients; the gateway itself builds these and does not parse them.
import { z } from 'zod'

export const Decision = z.enum(['Allow', 'Alert', 'Block', 'Terminate'])
export type Decision = z.infer<typeof Decision>

export const Mode = z.enum(['monitor', 'alert', 'block', 'terminate'])
export type Mode = z.infer<typeof Mode>

export const Severity = z.enum(['info', 'low', 'medium', 'high', 'critical'])
export type Severity = z.infer<typeof Severity>

/** The part of the input that a finding rests on, secrets redacted. `start` and `end` are UTF-16 code units in the text at `where`, a JSON pointer. */
export const Evidence = z.object({ excerpt: z.string(), start: z.int().min(0), end: z.int().min(0), where: z.string() })
export type Evidence = z.infer<typeof Evidence>

export const Finding = z.object({
  analyzer: z.string(),
  rule: z.string(),
  severity: Severity,
  confidence: z.number().min(0).max(1),
  title: z.string(),
  techniques: z.array(z.string()).describe('MITRE ATT&CK or ATLAS ids.'),
  evidence: Evidence,
  why: z.string(),
  advice: z.string(),
  docs: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** A clause of the policy that had a part in a decision. `rules` are those whose findings it was about. */
export const AppliedClause = z.object({
  clause: z.string(),
  effect: z.enum(['allowed', 'denied', 'disabled', 'regraded', 'redacted', 'expired']).describe('expired: it would have allowed it, but its day is over.'),
  rules: z.array(z.string()),
  reason: z.string().optional(),
  author: z.string().optional(),
  expires: z.string().optional(),
})
export type AppliedClause = z.infer<typeof AppliedClause>

/** Answer of `POST /analyze` and `POST /inspect`, with status 200 or, when enforced, 403. Clients decide on `enforced`, never on the words of `decision`. */
export const AnalyzeResponse = z.object({
  decision: Decision,
  enforced: z.boolean().describe('True when the caller must not run the tool.'),
  mode: Mode,
  threat_score: z.number().min(0).max(100),
  confidence: z.number().min(0).max(1),
  patterns_detected: z.array(z.string()),
  analyzer_scores: z.record(z.string(), z.number()),
  session_id: z.string(),
  session_terminated: z.boolean(),
  findings: z.array(Finding),
  message: z.string(),
  degraded: z.array(z.string()).describe('What was missing for this decision: session_store, semantic, analyzer:<id>.'),
  request_id: z.string(),
  policy: z.array(AppliedClause).optional().describe('Clauses of the policy that had a part in this decision; absent when none had.'),
  sanitized: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]).optional().describe('Only of /inspect: the content with what must not pass redacted.'),
})
export type AnalyzeResponse = z.infer<typeof AnalyzeResponse>

/** Every answer that is not a decision. `path` is a JSON pointer into the request. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>
