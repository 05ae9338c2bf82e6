import { rehearse, rehearsed } from './rehearsal.js'

const parts = (source: string) => [{ language: 'sh' as const, source }]

describe('a rehearsal', () => {
  test('says what a text would do', () => {
    expect(rehearse(parts('curl https://example.org'), 24, {}).effects.map(({ action, resource }) => `${action} ${resource.kind}`)).toEqual(['execute process', 'receive host'])
  })
  test('serves again for the same text in an equal context', () => {
    const first = rehearse(parts('ls /srv'), 7, { home: '/home/u' })
    expect(rehearse(parts('ls /srv'), 7, { home: '/home/u' })).toBe(first)
    expect(rehearsed(parts('ls /srv'), 7, { home: '/home/u' })).toBe(first)
  })
  test.each([
    ['another text', 'ls /opt', 7, { home: '/home/u' }],
    ['another length of the whole', 'ls /srv', 8, { home: '/home/u' }],
    ['another context', 'ls /srv', 7, { home: '/home/v' }],
  ] as const)('does not serve for %s', (_, source, length, context) => {
    rehearse(parts('ls /srv'), 7, { home: '/home/u' })
    expect(rehearsed(parts(source), length, context)).toBeUndefined()
  })
  test('only the last few are remembered', () => {
    rehearse(parts('ls /srv'), 7, {})
    for (let i = 0; i < 8; i++) rehearse(parts(`ls /${i}`), 5, {})
    expect(rehearsed(parts('ls /srv'), 7, {})).toBeUndefined()
  })
})
