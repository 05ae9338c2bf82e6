import type { Facts, Span } from '../facts.js'
import type { Analyzer, Category, Evidence, Severity } from './analyzer.js'

/** A report on its way to become a finding. */
export interface Reviewed {
  readonly analyzer: string
  readonly rule: string
  /** A finding of a session analyzer rests also on what came before, which its evidence does not show. */
  readonly category: Category
  /** The rule's own severity. */
  readonly usual: Severity
  /** The severity of this report, softened or hardened for its evidence. */
  readonly severity: Severity
  readonly evidence: Evidence
  /** Which part of a `Text`'s value it is; without it, all of it. */
  readonly at: Span | undefined
}

/** What a policy changes about the judgement of one call. */
export interface Amendments {
  /** Reports what the policy itself forbids. Its reports are not reviewed. */
  readonly analyzer?: Analyzer
  /** The severity that a report counts with, or that it does not count. Sees every report, before any is merged with another or dropped for being too many. */
  review(report: Reviewed, facts: Facts): Severity | 'exempt'
}
