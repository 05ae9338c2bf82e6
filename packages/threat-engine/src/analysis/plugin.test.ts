import { defineAnalyzer } from './analyzer.js'
import { checkPlugin, definePlugin } from './plugin.js'

const analyzer = (id: string) =>
  defineAnalyzer({
    id,
    category: 'pattern',
    title: 'Says no',
    techniques: [],
    rules: { no: { severity: 'low', title: 'Does it', advice: 'Do not.' } },
    analyze: () => undefined,
  })

describe('definePlugin', () => {
  test('a plug-in', () => {
    expect(definePlugin({ name: '@acme/proxilion-rules', apiVersion: 1, analyzers: [analyzer('@acme/proxilion-rules/prod_hosts')] }).name).toBe('@acme/proxilion-rules')
  })

  test('throws what the engine would refuse', () => {
    expect(() => definePlugin({ name: 'rules', apiVersion: 1, analyzers: [] })).toThrow('rules has no analyzers')
  })
})

describe('checkPlugin', () => {
  const good = { name: 'rules', apiVersion: 1, analyzers: [analyzer('rules/one'), analyzer('rules/two')] }

  test('accepts a module with a default export', () => {
    expect(checkPlugin({ default: good })).toEqual({ ok: true, plugin: good })
  })

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'a plug-in is an object made by definePlugin, and the default export of its package'],
    ['a list', [], 'a plug-in is an object made by definePlugin, and the default export of its package'],
    ['no name', { apiVersion: 1 }, 'name undefined is not the name of an npm package'],
    ['a path', { name: '../rules', apiVersion: 1 }, 'name "../rules" is not the name of an npm package'],
    ['another version', { ...good, apiVersion: 2 }, 'rules is made for API version 2, this engine has 1'],
    ['no analyzers', { ...good, analyzers: [] }, 'rules has no analyzers'],
    ['something else', { ...good, analyzers: [1] }, 'rules has something among its analyzers that is none'],
    ['a built-in id', { ...good, analyzers: [analyzer('impact')] }, 'analyzer impact: the id is rules/snake_case'],
    ['the id of another package', { ...good, analyzers: [analyzer('other/one')] }, 'analyzer other/one: the id is rules/snake_case'],
    ['the same id twice', { ...good, analyzers: [analyzer('rules/one'), analyzer('rules/one')] }, 'there are two analyzers called rules/one'],
    ['no function', { ...good, analyzers: [{ ...analyzer('rules/one'), analyze: null }] }, 'analyzer rules/one has no analyze function'],
    ['made by hand', { ...good, analyzers: [{ ...analyzer('rules/one'), apiVersion: undefined }] }, 'analyzer rules/one was not made by defineAnalyzer of API version 1'],
    ['no rules', { ...good, analyzers: [{ ...analyzer('rules/one'), rules: {} }] }, 'analyzer rules/one has no rules'],
    ['half a rule', { ...good, analyzers: [{ ...analyzer('rules/one'), rules: { no: { severity: 'bad' } } }] }, 'analyzer rules/one: rule no needs a severity, a title and an advice'],
    ['another category', { ...good, analyzers: [{ ...analyzer('rules/one'), category: 'x' }] }, 'analyzer rules/one: category "x" is none'],
  ])('refuses %s', (_, exported, reason) => {
    expect(checkPlugin(exported)).toEqual({ ok: false, reason })
  })

  test('refuses a clash with what is loaded already', () => {
    expect(checkPlugin(good, new Set(['rules/two']))).toEqual({ ok: false, reason: 'there are two analyzers called rules/two' })
  })
})
