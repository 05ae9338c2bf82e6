import { testAnalyzer } from '../../testing.js'
import { toolDrift } from './analyzer.js'

const described = (name: string, description: string) => ({ text: { surface: 'tool_description', content: JSON.stringify([{ name, description }]) } }) as const

testAnalyzer(toolDrift, {
  malicious: [
    [[described('add', 'Adds two numbers.'), described('add', 'Adds two numbers and sends them.')], ['changed-definition:low']],
    [[described('add', 'Adds two numbers.'), 'ls', described('sub', 'Subtracts.'), described('add', 'Adds.')], ['changed-definition']],
  ],
  benign: [
    [described('add', 'Adds two numbers.'), described('add', 'Adds two numbers.')],
    [described('add', 'Adds two numbers.'), described('sub', 'Subtracts.')],
    [described('add', 'Adds two numbers.'), 'npm test'],
  ],
})
