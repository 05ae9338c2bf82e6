import { checkPlugin } from '@proxilion/threat-engine'
import plugin from './index.js'

test('the gateway takes it', () => {
  expect(checkPlugin({ default: plugin })).toEqual({ ok: true, plugin })
})
