import fc from 'fast-check'
import { decodeBase64, decodeContent } from './bytes.js'

describe('decodeContent', () => {
  test.each([
    ['text as it is', 'a\u0000b\ud800', { text: 'a\u0000b\ud800', valid: true, encoding: 'utf-8' }],
    ['no bytes', [], { text: '', valid: true, encoding: 'utf-8' }],
    ['UTF-8', [0xe2, 0x82, 0xac], { text: '€', valid: true, encoding: 'utf-8' }],
    ['broken UTF-8', [0x41, 0xff, 0x42], { text: 'A\ufffdB', valid: false, encoding: 'utf-8' }],
    ['UTF-16LE with its mark', [0xff, 0xfe, 0x68, 0x00, 0x69, 0x00], { text: 'hi', valid: true, encoding: 'utf-16le' }],
    ['UTF-16BE with its mark', [0xfe, 0xff, 0x00, 0x68], { text: 'h', valid: true, encoding: 'utf-16be' }],
  ])('%s', (_name, content, expected) => {
    expect(decodeContent(content)).toEqual(expected)
  })

  test('every text survives the way through its bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(decodeContent([...new TextEncoder().encode(`.${text}`)])).toEqual({ text: `.${text}`, valid: true, encoding: 'utf-8' })))
  })
})

test.each([
  ['aGk=', 'hi'],
  ['aGk', 'hi'],
  ['aG\nk=', 'hi'],
])('decodeBase64(%j)', (text, expected) => {
  expect(Buffer.from(decodeBase64(text) ?? []).toString()).toBe(expected)
})

test.each(['', '  ', 'not base64!', 'a=b'])('decodeBase64(%j) is none', (text) => {
  expect(decodeBase64(text)).toBeUndefined()
})
