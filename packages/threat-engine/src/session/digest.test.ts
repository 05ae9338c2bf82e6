import { digest } from './digest.js'

test('equal names have equal digests, different ones different digests', () => {
  const names = Array.from({ length: 50_000 }, (_, n) => [`/home/user/file${n}`, `${n}`, `a${n}b`]).flat()
  expect(new Set(names.map(digest)).size).toBe(names.length)
  expect(digest('/tmp/a')).toBe(digest(['/tmp', 'a'].join('/')))
})

test.each(['', 'x', '/home/user/.ssh/id_rsa', 'ü😀', 'x'.repeat(10_000)])('%j has one of a fixed length, without a letter of the name to read', (name) => {
  expect(digest(name)).toMatch(/^[0-9a-z]{28}$/)
})
