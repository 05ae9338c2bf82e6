import { defineAnalyzer } from '../../analysis/analyzer.js'
import { instructionsIn } from '../../text/instructions.js'

/** Tool definitions that tell the model more than what the tool does. */
export const toolPoisoning = defineAnalyzer({
  id: 'tool_poisoning',
  category: 'pattern',
  title: 'Tool poisoning',
  techniques: ['AML.T0110', 'AML.T0051.001'],
  rules: {
    'poisoned-description': { severity: 'high', title: 'Tells the model to do something harmful besides', advice: 'Remove the server, and tell its author or whoever runs it.', techniques: ['AML.T0110'] },
    'suspicious-description': { severity: 'medium', title: 'Gives the model orders in a tool description', advice: 'Read the description before the tool is enabled.', techniques: ['AML.T0110'] },
    'hidden-description': { severity: 'high', title: 'Hides text in a tool description', advice: 'Remove the server: a description has nothing to hide.', techniques: ['AML.T0110', 'AML.T0068'] },
  },
  on: ['text'],
  analyze(facts, _context, report) {
    for (const text of facts.texts) {
      if (text.surface !== 'tool_description') continue
      const { features, asks, reading, quote } = instructionsIn(text.value)
      const why = quote && { why: `It says: ${quote}` }
      const orders = ['overrides', 'conceals', 'fakesTurn', 'addresses'].some((f) => features.has(f as 'overrides'))
      if (reading.hidden.length > 3 || (reading.disguised && orders)) report('hidden-description', text)
      else if ((orders && asks.size > 0) || (features.has('requires') && (asks.has('secret') || asks.has('send'))) || (asks.has('secret') && asks.has('send')) || (features.has('conceals'))) report('poisoned-description', text, { ...why })
      else if (orders || features.has('roleplays') || reading.decoded.some((d) => /curl|wget|bash|\bsh\b|http/.test(d))) report('suspicious-description', text, { ...why })
    }
  },
})
