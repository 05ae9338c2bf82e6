import { autostartTags, isUnprotected, programOf, serviceTags } from './launched.js'

test.each<[string, string]>([
  ['"C:\\Program Files\\A b\\c.exe" -x', 'C:\\Program Files\\A b\\c.exe'],
  ['C:\\Program Files\\A b\\c.exe -x', 'C:\\Program Files\\A b\\c.exe'],
  ['cmd /c C:\\x.bat', 'cmd'],
  ['cmd.exe /c x', 'cmd.exe'],
  ['notepad', 'notepad'],
  ['', ''],
])('the program of %s', (command, program) => {
  expect(programOf(command)).toBe(program)
})

test.each<[string, boolean]>([
  ['C:\\Program Files\\App\\a.exe', false],
  ['C:\\Program Files (x86)\\App\\a.exe', false],
  ['%windir%\\system32\\svchost.exe', false],
  ['\\SystemRoot\\System32\\drivers\\x.sys', false],
  ['System32\\drivers\\x.sys', false],
  ['bin\\service.exe', false],
  ['C:\\Windows\\Temp\\a.exe', true],
  ['C:\\app\\a.exe', true],
  ['\\\\host\\share\\a.exe', true],
  ['~\\AppData\\Roaming\\a.exe', true],
])('%s', (path, unprotected) => {
  expect(isUnprotected(path)).toBe(unprotected)
})

test.each<[string, readonly string[]]>([
  ['"C:\\Program Files\\App\\a.exe" --service', []],
  ['path\\to\\service.exe', []],
  ['C:\\app\\a.exe', ['unprotected']],
  ['C:\\Windows\\System32\\cmd.exe /c whoami', ['payload-shell']],
  ['powershell -File x.ps1', ['payload-shell']],
])('the service %s', (command, tags) => {
  expect(serviceTags(command, {})).toEqual(tags)
})

test.each<[string, readonly string[]]>([
  ['C:\\app\\a.exe', []],
  ['C:\\Windows\\Temp\\a.exe', ['payload-hide']],
  ['"%TEMP%\\a.exe"', ['payload-hide']],
  ['cmd.exe /c C:\\Windows\\Temp\\a.bat', ['payload-hide']],
  ['cmd.exe /c del C:\\Windows\\Temp\\a.log', []],
])('later %s', (command, tags) => {
  expect(autostartTags(command, 'payload.cmd', {})).toEqual(tags)
})
