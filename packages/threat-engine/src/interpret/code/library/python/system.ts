import type { Api, Constant } from '../api.js'

/** The environment, output, and what reads the person: screen, keyboard, clipboard, camera. */
export const PYTHON_SYSTEM = [
  { calls: 'print pprint.pprint pprint.pp rich.print logging.info logging.warning logging.debug logging.error click.echo typer.echo', args: { '...values': 'shown', '*file': 'ignored', '*sep': 'ignored', '*end': 'ignored' }, gives: 'nothing' },
  { calls: '#stdout.write #stdout.buffer.write sys.displayhook', args: { value: 'shown' }, gives: 'nothing' },
  { calls: 'os.getenv os.environ.get os.environ.pop os.environ.setdefault', args: { name: 'name:environment', otherwise: 'ignored' } },
  { calls: 'os.putenv os.environ.__setitem__', args: { name: 'set:environment', value: 'value' } },
  { calls: 'input raw_input getpass.getpass sys.stdin.readline', gives: 'value' },
  { calls: 'PIL.ImageGrab.grab ImageGrab.grab pyautogui.screenshot mss.mss().grab mss.mss().shot pyscreenshot.grab', args: { path: 'ignored' }, effects: ['capture screen:picture'], gives: '#capture' },
  { calls: 'pynput.keyboard.Listener keyboard.on_press keyboard.hook keyboard.record pyHook.HookManager pyxhook.HookManager', args: { '*on_press': 'handler', callback: 'handler' }, effects: ['capture keyboard:keystrokes'] },
  { calls: 'pyperclip.paste clipboard.paste tkinter.Tk().clipboard_get win32clipboard.GetClipboardData', effects: ['capture clipboard:contents'], gives: 'value' },
  { calls: 'sounddevice.rec pyaudio.PyAudio().open', effects: ['capture audio:recording'], gives: '#capture' },
  { calls: 'cv2.VideoCapture', effects: ['capture device:camera'], gives: '#capture' },
  { calls: 'scapy.all.sniff scapy.sendrecv.sniff pcapy.open_live pyshark.LiveCapture', effects: ['capture traffic:packets'], args: { '*prn': 'handler' } },
  { calls: 'nmap.PortScanner().scan', args: { hosts: 'host', ports: 'ignored' }, effects: ['execute process:scanner'] },
  { calls: 'browser_cookie3.chrome browser_cookie3.firefox browser_cookie3.load keyring.get_password win32crypt.CryptUnprotectData', effects: ['read account:session'] },
  { calls: 'ctypes.windll.kernel32.SetFileTime', effects: ['configure time:file-times'] },
] as const satisfies readonly Api[]

/** What is given to a client of a model goes to its maker, and what comes back was received. */
export const PYTHON_MODELS: readonly Api[] = Object.entries({
  openai: 'api.openai.com', anthropic: 'api.anthropic.com', cohere: 'api.cohere.com', deepseek: 'api.deepseek.com', mistralai: 'api.mistral.ai', groq: 'api.groq.com', 'google.generativeai': 'generativelanguage.googleapis.com', 'google.genai': 'generativelanguage.googleapis.com', together: 'api.together.xyz',
  replicate: 'api.replicate.com', xai: 'api.x.ai', litellm: 'api.openai.com', 'langchain.agents': 'api.openai.com',
}).map(([name, host]) => ({ calls: `${name}.**`, host, gives: '#response' }))

export const PYTHON_CONSTANTS: Readonly<Record<string, Constant>> = {
  'sys.argv': 'arguments', 'os.environ': 'environment', 'os.environb': 'environment', 'sys.stdin': 'stdin', 'sys.stdin.buffer': 'stdin', 'sys.stdout': 'stdout', 'sys.stdout.buffer': 'stdout',
  __name__: 'main', __file__: 'script', 'os.sep': { text: '/' }, 'os.linesep': { text: '\n' }, 'os.curdir': { text: '.' }, 'os.pardir': { text: '..' }, 'os.devnull': { text: '/dev/null' }, 'sys.executable': { text: 'python3' },
  'sys.modules': 'globals', __builtins__: 'globals', builtins: 'globals', __builtin__: 'globals', 'string.ascii_lowercase': { text: 'abcdefghijklmnopqrstuvwxyz' },
  'string.ascii_uppercase': { text: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' }, 'string.digits': { text: '0123456789' }, 'string.ascii_letters': { text: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ' },
}
export const PYTHON_ALIASES: Readonly<Record<string, string>> = {
  getattr: '@member', '__import__': '@import', 'importlib.import_module': '@import', 'importlib.__import__': '@import', globals: '@globals', locals: '@globals', vars: '@globals', dir: '@unknown-text', 'operator.attrgetter': '@getter', 'operator.methodcaller': '@caller',
  'functools.partial': '@partial', 'functools.reduce': '@reduce', map: '@map', filter: '@filter', compile: '@compile', 'types.FunctionType': '@first', 'threading.Thread': '@thread', 'multiprocessing.Process': '@thread', '_thread.start_new_thread': '@call', 'asyncio.run': '@first',
  'concurrent.futures.ThreadPoolExecutor().submit': '@call', 'asyncio.get_event_loop().run_until_complete': '@first', posix: 'os', nt: 'os', 'os.path.os': 'os', 'six.moves.urllib': 'urllib', _io: 'io', 'pathlib.os': 'os', 'subprocess.os': 'os', 'shutil.os': 'os', 'pathlib2': 'pathlib', six: 'builtins',
}
