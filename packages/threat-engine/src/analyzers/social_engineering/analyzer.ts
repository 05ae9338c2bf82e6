import { defineAnalyzer } from '../../analysis/analyzer.js'
import { instructionsIn } from '../../text/instructions.js'

/** Conversations that borrow an authority to get an attack done, as the GTG-1002 operators did. */
export const socialEngineering = defineAnalyzer({
  id: 'social_engineering',
  category: 'semantic',
  title: 'Social engineering',
  techniques: ['T1656', 'AML.T0054'],
  rules: {
    'claimed-authority': { severity: 'medium', title: 'Claims an authority and asks for an attack', advice: 'Authorised tests run in an environment that is configured for them, not on somebody’s word.', techniques: ['T1656'] },
  },
  on: ['text'],
  analyze(facts, _context, report) {
    for (const text of facts.texts) {
      if (text.surface !== 'user_message') continue
      const { features, asks, quote } = instructionsIn(text.value)
      if (features.has('claims') && (features.has('attacks') || asks.has('secret'))) report('claimed-authority', text, { ...(quote && { why: `It says: ${quote}` }) })
    }
  },
})
