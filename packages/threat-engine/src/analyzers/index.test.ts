import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { technique } from '../analysis/techniques.js'
import { ANALYZERS, analyzers } from './index.js'

const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)

test('the registry is the list of folders, in order', () => {
  expect(Object.keys(analyzers)).toEqual(folders)
  expect(Object.keys(analyzers)).toEqual([...folders].sort())
})

describe.each(Object.entries(analyzers))('%s', (name, analyzer) => {
  test('is called like its folder, which has three files', () => {
    expect(analyzer.id).toBe(name)
    for (const file of ['analyzer.ts', 'analyzer.test.ts', 'README.md']) expect({ file, exists: existsSync(join(__dirname, name, file)) }).toEqual({ file, exists: true })
  })

  test.each(Object.entries(analyzer.rules))('%s says what it finds, what to do instead and which techniques it is about', (_, rule) => {
    expect(rule.title).toMatch(/^[A-Z][^.]+$/)
    expect(rule.advice).toMatch(/^[A-Z].+\.$/)
    const techniques = rule.techniques ?? analyzer.techniques
    expect(techniques.length).toBeGreaterThan(0)
    expect(techniques.filter((id) => technique(id) === undefined)).toEqual([])
  })

  test('its page has the table of its rules', () => {
    const page = readFileSync(join(__dirname, name, 'README.md'), 'utf8')
    expect(page.startsWith(`# ${name}\n`)).toBe(true)
    const rows = [...page.matchAll(/^\| \[([a-z0-9-]+)\]\(#\1\) \| (\w+) \| ([^|]*) \| ([^|]*) \|$/gm)].map(([, rule, severity, ids, title]) => ({ rule, severity, ids, title }))
    expect(rows).toEqual(
      Object.entries(analyzer.rules).map(([rule, { severity, title, techniques }]) => ({ rule, severity, ids: (techniques ?? analyzer.techniques).join(', '), title })),
    )
  })
})

test('every rule is called differently within its analyzer and every title is said once', () => {
  const titles = ANALYZERS.flatMap((analyzer) => Object.values(analyzer.rules).map(({ title }) => title))
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([])
})
