import { TimeLimits } from './time-limits.js'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

function started(limits: TimeLimits, name: string, over: string[]) {
  return limits.start(() => over.push(name))
}

test('each is over after the limit, in order; what ended in time is not', () => {
  const [limits, over] = [new TimeLimits(100), [] as string[]]
  started(limits, 'a', over)
  jest.advanceTimersByTime(40)
  const b = started(limits, 'b', over)
  started(limits, 'c', over)
  jest.advanceTimersByTime(59)
  expect(over).toEqual([])
  jest.advanceTimersByTime(1)
  expect(over).toEqual(['a'])
  limits.end(b)
  jest.advanceTimersByTime(40)
  expect(over).toEqual(['a', 'c'])
  jest.advanceTimersByTime(1000)
  expect(over).toEqual(['a', 'c'])
})

test('there is one timer for many, and none when nothing is left to watch', () => {
  const [limits, over] = [new TimeLimits(100), [] as string[]]
  const all = Array.from({ length: 50 }, (_, n) => started(limits, String(n), over))
  expect(jest.getTimerCount()).toBe(1)
  for (const one of all) limits.end(one)
  jest.advanceTimersByTime(100)
  expect([jest.getTimerCount(), over]).toEqual([0, []])
})

test('what starts after an idle time has the whole limit', () => {
  const [limits, over] = [new TimeLimits(100), [] as string[]]
  limits.end(started(limits, 'a', over))
  jest.advanceTimersByTime(99)
  started(limits, 'b', over)
  jest.advanceTimersByTime(99)
  expect(over).toEqual([])
  jest.advanceTimersByTime(1)
  expect(over).toEqual(['b'])
})
