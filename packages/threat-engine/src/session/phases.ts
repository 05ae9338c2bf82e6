import { type Finding } from '../analysis/analyzer.js'
import { points } from '../analysis/score.js'
import { tacticsOf } from '../analysis/techniques.js'

/** Phases of an attack, after the tactics of MITRE ATT&CK; discovery belongs to reconnaissance, execution is told apart by what is executed. */
export type Phase =
  | 'reconnaissance' | 'initial-access' | 'execution' | 'persistence' | 'privilege-escalation' | 'defense-evasion' | 'credential-access' | 'lateral-movement'
  | 'collection' | 'command-and-control' | 'exfiltration' | 'impact'

/** The phase that a finding of a built-in analyzer proves; a plug-in's is that of its first technique. */
const PHASES: Readonly<Record<string, Phase | undefined>> = {
  hacking_tools: 'reconnaissance', enumeration: 'reconnaissance', credential_access: 'credential-access', secret_exposure: 'credential-access', collection: 'collection',
  data_volume: 'collection', file_access: 'collection', exfiltration: 'exfiltration', callback_validation: 'command-and-control', command_and_control: 'command-and-control',
  lateral_movement: 'lateral-movement', persistence: 'persistence', privilege_escalation: 'privilege-escalation', container_escape: 'privilege-escalation',
  defense_evasion: 'defense-evasion', agent_tampering: 'defense-evasion', impact: 'impact', database: 'collection', code_execution: 'execution', supply_chain: 'initial-access',
  prompt_engineering: undefined, social_engineering: undefined, tool_poisoning: undefined, task_fragmentation: 'exfiltration',
}
const OTHER: Readonly<Record<string, Phase>> = { discovery: 'reconnaissance', 'resource-development': 'reconnaissance' }

/** Points from which a finding is a deed: what one call of this kind is at least an Alert for. */
export const DEED = 50

export function phaseOf({ analyzer, techniques }: Pick<Finding, 'analyzer' | 'techniques'>): Phase | undefined {
  if (Object.hasOwn(PHASES, analyzer)) return PHASES[analyzer]
  const [tactic] = tacticsOf(techniques)
  return tactic === undefined ? undefined : (OTHER[tactic] ?? (tactic as Phase))
}

/** The strongest finding of each phase that a call proves, the strongest first. */
export function provenBy(findings: readonly Finding[]): readonly { readonly phase: Phase; readonly finding: Finding }[] {
  const proven: { phase: Phase; finding: Finding }[] = []
  for (const finding of findings) {
    if (points(finding) < DEED) continue
    const phase = phaseOf(finding)
    if (phase !== undefined && !proven.some((p) => p.phase === phase)) proven.push({ phase, finding })
  }
  return proven
}
