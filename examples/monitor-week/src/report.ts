import { type Analysis, ProxilionMCPClient } from '@proxilion/mcp-middleware'

export interface Entry {
  day: string
  user: string
  command: string
}

export interface Line extends Entry {
  decision: string
  score: number
  rule: string
}

/** Plays the calls to a gateway in mode monitor, where every tool runs. Returns what mode block would have stopped, worst first. */
export async function wouldHaveBlocked(week: readonly Entry[], endpoint: string, run: (entry: Entry) => void): Promise<Line[]> {
  const found: Line[] = []
  for (const entry of week) {
    const onAlert = ({ decision, threat_score, findings }: Analysis) => {
      const [worst] = findings
      found.push({ ...entry, decision, score: threat_score, rule: worst === undefined ? '' : `${worst.analyzer}/${worst.rule}` })
    }
    const proxilion = new ProxilionMCPClient({ proxilionEndpoint: endpoint, userId: entry.user, sessionId: `${entry.user}-${entry.day}`, mode: 'monitor', onAlert })
    await proxilion.callToolWithAnalysis({ Bash: { command: entry.command } }, () => run(entry))
    await proxilion.flush()
  }
  return found.filter(({ decision }) => decision !== 'Alert').sort((a, b) => b.score - a.score)
}
