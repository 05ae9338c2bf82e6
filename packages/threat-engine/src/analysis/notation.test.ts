import { factsOf } from './notation.js'

describe('factsOf', () => {
  test('an effect with everything', () => {
    expect(factsOf('? scan host:private 10.0.0.0/24 [range list] program=nmap port=22 count=256').effects[0]).toMatchObject({
      action: 'scan',
      certainty: 'conditional',
      actor: { program: 'nmap' },
      resource: { kind: 'host', class: 'private', name: '10.0.0.0/24', tags: ['range', 'list'], port: 22, count: 256 },
      span: { start: 0, end: 75 },
    })
  })

  test('a flow with its steps', () => {
    const [flow] = factsOf('read path:ordinary a b', 'read path:secret-file .env | base64 | send host:public evil.example').flows
    expect(flow).toMatchObject({ sources: [{ action: 'read', span: { start: 23 } }], steps: ['base64'], sink: { action: 'send', resource: { name: 'evil.example' } } })
  })

  test('what is dead is not in the index', () => {
    expect(factsOf('! delete path:root /').by('delete')).toEqual([])
  })

  test('what is not known', () => {
    expect(factsOf('opaque unknown-code $x', 'exhausted depth executes')).toMatchObject({ opaque: [{ reason: 'unknown-code', text: '$x' }], exhausted: [{ limit: 'depth', executes: true }] })
  })

  test.each(['read nothing', 'read path', 'base64'])('%j is refused', (line) => {
    expect(() => factsOf(line)).toThrow(TypeError)
  })
})
