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
  on: ['text user_message'],
  analyze(facts, _context, report) {
    for (const text of facts.texts) {
      if (text.surface !== 'user_message') continue
      for (const found of instructionsIn(text.value, text)) {
        if (found.has('claims') && (found.has('attacks') || found.asksFor('secret'))) report('claimed-authority', text, { ...(found.quote && { why: `It says: ${found.quote}` }) })
      }
      if (OBEDIENCE.test(text.value)) report('claimed-authority', text)
    }
  },
})

/** An office and nothing else: what is asked for comes next. */
const OBEDIENCE = /\b(?:I am|I'm) (?:the|your) (?:system )?(?:admin|administrator|owner|developer|creator|boss)\b[^.\n]{0,8}[;,.:—-]\s?(?:so )?(?:do as I say|do what I say|obey|you (?:must|have to) (?:obey|comply|do))/i
