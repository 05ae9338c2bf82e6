import { defineAnalyzer } from '../../analysis/analyzer.js'
import type { Text } from '../../facts.js'
import { changes, decodesToCommand, judgeDefinition } from '../../text/definition.js'
import { instructionsIn } from '../../text/instructions.js'
import { mixesScripts } from '../../text/reading.js'

/** Tool definitions that tell the model more than what the tool does. */
export const toolPoisoning = defineAnalyzer({
  id: 'tool_poisoning',
  category: 'pattern',
  title: 'Tool poisoning',
  techniques: ['AML.T0110', 'AML.T0051.001'],
  rules: {
    'poisoned-description': { severity: 'high', title: 'Tells the model to do something harmful besides', advice: 'Remove the server, and tell its author or whoever runs it.', techniques: ['AML.T0110'] },
    'suspicious-description': { severity: 'medium', title: 'Gives the model orders in a tool description', advice: 'Read the description before the tool is enabled.', techniques: ['AML.T0110'] },
    'shadowed-tool': { severity: 'high', title: 'Changes how another tool is used', advice: 'Remove the server: a description speaks of its own tool.', techniques: ['AML.T0110'] },
    'hidden-description': { severity: 'high', title: 'Hides text in a tool description', advice: 'Remove the server: a description has nothing to hide.', techniques: ['AML.T0110', 'AML.T0068'] },
    'lookalike-name': { severity: 'high', title: 'Names a tool with letters that look like others', advice: 'Remove the server: the name is made to be taken for another.', techniques: ['AML.T0110', 'T1036'] },
    'false-annotation': { severity: 'medium', title: 'Says that it only reads and describes a change', advice: 'Do not let clients skip the confirmation for it; tell its author.', techniques: ['AML.T0110'] },
  },
  on: ['text tool_description'],
  analyze(facts, _context, report) {
    const texts = facts.texts.filter((text) => text.surface === 'tool_description')
    for (const text of texts) {
      if (text.pointer.endsWith('/readOnlyHint')) {
        const description = texts.find((t) => t.about === text.about && isOwn(t, text) && changes(t.value, t.about))
        if (description) report('false-annotation', description)
        continue
      }
      if (/(?:^|\/)name$/.test(text.pointer) && text.value.split(/[^\p{L}]+/u).some(mixesScripts)) report('lookalike-name', text)
      if (text.value.includes('\u001b')) report('hidden-description', text)
      for (const found of instructionsIn(text.value, text)) {
        if (found.hidden.length > 0 || found.disguised || found.concealed) report('hidden-description', text)
        const judged = found.decoded.some(decodesToCommand) ? 'poisoned' : judgeDefinition(text.value, found, text.about)
        const why = found.quote && { why: `It says: ${found.quote}` }
        if (judged === 'poisoned') report('poisoned-description', text, { ...why })
        else if (judged === 'shadows') report('shadowed-tool', text, { ...why })
        else if (judged === 'shadows?') report('shadowed-tool', text, { severity: 'medium', ...why })
        else if (judged === 'suspicious') report('suspicious-description', text, { ...why })
      }
    }
  },
})

/** The description of the tool that the hint belongs to. */
const isOwn = (text: Text, hint: Text): boolean => text.pointer === hint.pointer.replace(/\/annotations\/readOnlyHint$/, '/description')
