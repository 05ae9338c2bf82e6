/**
 * The metamorphic matrix: an attack keeps its decision however it is written, and a harmless command stays harmless under the same rewriting.
 * The lists below are literal and must stay true: a cell that gets better fails the test until its line is removed.
 */
import { createEngine } from '@proxilion/threat-engine'
import { ATTACKS } from './attacks.js'
import { HARMLESS } from './harmless.js'
import { REWRITINGS } from './rewritings.js'

/** Attacks that lose their decision, by rewriting: how many, and why. */
const KNOWN_LOSSES: Readonly<Record<string, readonly [count: number, why: string]>> = {
  'programs: workflow file': [44, 'a workflow is only written; what it does is a tag of the write'],
  'programs: Dockerfile': [44, 'an image is built elsewhere, from a file that is only written'],
  'substitutions: substitution in an assignment': [1, 'a .env that is loaded into a variable is not shown'],
  'substitutions: substitution before a command': [1, 'the same'],
  'substitutions: substitution in export': [1, 'the same'],
  'substitutions: substitution in local': [1, 'the same'],
  'substitutions: substitution in an array': [1, 'the same'],
  'languages: perl open': [1, 'a shell that perl opens as a pipe keeps the redirect of its own standard input'],
}

/** Rewritings that are worth a look by themselves, whatever runs in the end: they decode and run, schedule, plant a hook, hide text, or replace a program. */
const NOTABLE = new Set([
  'quoting: invisible characters in a comment', 'variables: letters of the environment', 'variables: splitting by IFS', 'feeding: BASH_ENV', 'feeding: PROMPT_COMMAND', 'wrappers: nsenter -t 1 -m --', 'places: brace list of all words',
  'places: copy found by PATH', 'languages: python joined letters', 'scripts: script found by PATH', 'scripts: script out of base64', 'programs: git -c core.pager', 'programs: git -c core.editor', 'programs: git -c alias', 'programs: git -c core.sshCommand',
  'programs: git -c core.fsmonitor', 'programs: git -c diff.external', 'programs: git config alias, then used', 'programs: git ext::', 'programs: git hook', 'programs: make --eval', 'programs: make --eval, recipe', 'programs: cron', 'programs: cron, kept entries',
  'programs: cron by a file', 'programs: at', 'programs: at -f', 'programs: batch', 'programs: systemd-run on a calendar', 'programs: npm_config_script_shell', 'programs: tcpdump -z', 'places: full-width letters in the host', 'places: ideographic full stop in the host',
  'places: URL with user information', 'places: path with double dots', 'places: path through /proc/self/root', 'languages: sqlite3 .shell', 'languages: psql \\!', 'languages: mysql \\!', 'programs: GIT_SSH_COMMAND',
])
const isNotable = (name: string): boolean => name.startsWith('encodings: ') || NOTABLE.has(name)

/** At most this many of the harmless cells under all other rewritings are flagged. */
const FLAGGED_AT_MOST = 40

const engine = createEngine()
const score = (command: string): number => engine.analyze({ Bash: { command } }).score
const band = (command: string): number => { const s = score(command); return s >= 90 ? 3 : s >= 70 ? 2 : s >= 50 ? 1 : 0 }

test('every attack is stopped as it stands', () => {
  expect(ATTACKS.filter(([command]) => band(command) < 1)).toEqual([])
})

test('every attack keeps its decision under every rewriting', () => {
  const lost: Record<string, number> = {}
  let cells = 0
  for (const [command] of ATTACKS) {
    const plain = band(command)
    for (const [name, rewrite] of Object.entries(REWRITINGS)) {
      const rewritten = rewrite(command)
      if (rewritten === undefined) continue
      cells++
      if (band(rewritten) < plain) lost[name] = (lost[name] ?? 0) + 1
    }
  }
  expect(cells).toBeGreaterThan(25_000)
  expect(lost).toEqual(Object.fromEntries(Object.entries(KNOWN_LOSSES).map(([name, [count]]) => [name, count])))
})

test('every harmless command stays harmless under every rewriting that is harmless itself', () => {
  const flagged: string[] = []
  for (const command of HARMLESS) {
    expect({ command, flagged: band(command) > 0 }).toEqual({ command, flagged: false })
    for (const [name, rewrite] of Object.entries(REWRITINGS)) {
      const rewritten = isNotable(name) ? undefined : rewrite(command)
      if (rewritten !== undefined && band(rewritten) > 0) flagged.push(`${name}: ${rewritten}`)
    }
  }
  expect({ flagged: flagged.slice(0, 60), few: flagged.length <= FLAGGED_AT_MOST }).toEqual({ flagged: expect.anything(), few: true })
})
