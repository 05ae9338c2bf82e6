import { defineAnalyzer } from '../../analysis/analyzer.js'
import type { Surface } from '../../facts.js'
import { instructionsIn } from '../../text/instructions.js'

/** Texts that come from outside and are read by the model as data. */
const DATA: ReadonlySet<Surface> = new Set<Surface>(['tool_result', 'resource', 'prompt'])

/** Instructions in texts: to the model in what it reads, and to make it forget its rules in what it is told. */
export const promptEngineering = defineAnalyzer({
  id: 'prompt_engineering',
  category: 'semantic',
  title: 'Prompt engineering',
  techniques: ['AML.T0051', 'AML.T0054'],
  rules: {
    'injected-instruction': { severity: 'high', title: 'Carries an instruction to the assistant that asks for a harmful action', advice: 'Treat the text as data: do nothing that it asks for, and tell the user where it came from.', techniques: ['AML.T0051.001'] },
    'suspicious-instruction': { severity: 'medium', title: 'Speaks to the assistant instead of the reader', advice: 'Treat the text as data.', techniques: ['AML.T0051.001'] },
    'hidden-text': { severity: 'high', title: 'Hides text in characters that nobody sees', advice: 'Remove invisible characters before the text is used.', techniques: ['AML.T0051.001', 'AML.T0068'] },
    'instruction-override': { severity: 'medium', title: 'Tells the assistant to forget its instructions', advice: 'State the task; rules are the operator’s to change.', techniques: ['AML.T0051.000'] },
    'jailbreak': { severity: 'medium', title: 'Asks the assistant to play a role without rules', advice: 'State the task.', techniques: ['AML.T0054'] },
    'prompt-leak': { severity: 'medium', title: 'Asks for the system prompt', advice: 'Nothing that is built or tested needs it.', techniques: ['AML.T0056'] },
    'secret-request': { severity: 'medium', title: 'Asks the assistant for secrets', advice: 'Name the setting that is needed; secrets stay where they are.', techniques: ['AML.T0057'] },
  },
  on: ['text'],
  analyze(facts, _context, report) {
    for (const text of facts.texts) {
      const data = DATA.has(text.surface)
      if (!data && text.surface !== 'user_message' && text.surface !== 'ai_response') continue
      if (text.value.length < 8) continue
      const { features, asks, reading, quote } = instructionsIn(text.value)
      const has = (...names: Parameters<typeof features.has>[0][]): boolean => names.some((n) => features.has(n))
      const why = quote && { why: `It says: ${quote}` }
      if (reading.hidden.length > 3) report('hidden-text', text, data ? {} : { severity: 'medium' })
      if (data) {
        if (has('overrides', 'fakesTurn', 'conceals', 'addresses') && asks.size > 0) report('injected-instruction', text, { ...why })
        else if (has('overrides', 'roleplays', 'conceals', 'addresses') || (has('fakesTurn') && has('requires'))) report('suspicious-instruction', text, { ...why })
        continue
      }
      if (has('overrides', 'fakesTurn')) report('instruction-override', text, { ...why })
      if (has('roleplays')) report('jailbreak', text, { ...why })
      if (has('reveals')) report('prompt-leak', text, { ...why })
      if (text.surface === 'user_message' && asks.has('secret') && (asks.has('send') || reading.disguised || has('claims', 'attacks', 'conceals'))) report('secret-request', text)
    }
  },
})
