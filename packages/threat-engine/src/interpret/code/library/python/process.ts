import type { Api } from '../api.js'

const POPEN = {
  args: 'argv',
  '*bufsize': 'ignored',
  '*executable': 'ignored',
  '*stdin': 'stdio',
  '*stdout': 'stdio',
  '*stderr': 'stdio',
  '*shell': 'shell',
  '*input': 'input',
  '*cwd': 'ignored',
  '*env': 'ignored',
} as const

/** Starting programs, threads and code. */
export const PYTHON_PROCESS = [
  { calls: 'os.system', args: { command: 'command' } },
  {
    calls:
      'os.popen os.popen2 os.popen3 os.popen4 commands.getoutput commands.getstatusoutput subprocess.getoutput subprocess.getstatusoutput popen2.popen2',
    args: { cmd: 'command' },
    gives: '#process',
  },
  { calls: 'subprocess.run subprocess.call subprocess.check_call', args: POPEN, gives: '#ran' },
  { calls: 'subprocess.check_output', args: POPEN, gives: 'output' },
  { calls: 'subprocess.Popen', args: POPEN, gives: '#process' },
  { calls: '#process.communicate #process.stdin.write', args: { input: 'input' }, self: 'argv', gives: 'output' },
  {
    calls:
      '#process.read #process.readline #process.readlines #process.stdout.read #process.stderr.read #process.stdout.readline #ran.stdout #ran.stderr',
    gives: 'output',
  },
  { calls: 'asyncio.create_subprocess_shell', args: { cmd: 'command', '*stdin': 'stdio', '*stdout': 'stdio' }, gives: '#process' },
  { calls: 'asyncio.create_subprocess_exec', args: { program: 'program', '...args': 'argument' }, gives: '#process' },
  { calls: 'os.execl os.execle os.execlp os.execlpe', args: { file: 'program', zero: 'ignored', '...args': 'argument' }, special: 'exit' },
  { calls: 'os.execv os.execve os.execvp os.execvpe', args: { file: 'program', args: 'named-arguments' }, special: 'exit' },
  {
    calls: 'os.spawnl os.spawnle os.spawnlp os.spawnlpe',
    args: { mode: 'ignored', file: 'program', zero: 'ignored', '...args': 'argument' },
  },
  { calls: 'os.spawnv os.spawnve os.spawnvp os.spawnvpe', args: { mode: 'ignored', file: 'program', args: 'named-arguments' } },
  { calls: 'os.posix_spawn os.posix_spawnp', args: { path: 'program', argv: 'named-arguments' } },
  { calls: 'os.startfile', args: { path: 'program' } },
  { calls: 'pty.spawn', args: { argv: 'argv' }, special: 'terminal' },
  { calls: 'pexpect.spawn pexpect.run pexpect.spawnu', args: { command: 'command' }, gives: '#process' },
  { calls: 'sh.bash sh.sh', args: { flag: 'ignored', command: 'command' } },
  { calls: 'invoke.run fabric.local plumbum.local', args: { command: 'command' } },
  { calls: 'get_ipython().system', args: { command: 'command' } },
  { calls: 'os.fork os.forkpty pty.fork', special: 'fork' },
  { calls: 'os.dup2', args: { fd: 'value', fd2: 'ignored' }, special: 'duplicate' },
  { calls: 'sys.exit os._exit exit quit os.abort', special: 'exit' },
  { calls: 'exec eval execfile', args: { source: 'code' } },
  { calls: 'code.interact code.InteractiveConsole().push code.InteractiveInterpreter().runsource', args: { source: 'code' } },
  { calls: 'runpy.run_path', args: { path: 'load' } },
  { calls: 'timeit.timeit timeit.Timer cProfile.run profile.run trace.Trace().run pdb.run', args: { stmt: 'code', setup: 'code' } },
  {
    calls:
      'pickle.loads cPickle.loads _pickle.loads dill.loads cloudpickle.loads jsonpickle.decode joblib.load pickle.load cPickle.load dill.load cloudpickle.load pandas.read_pickle torch.load shelve.open',
    args: { data: 'serialized', '*weights_only': 'weights' },
  },
  { calls: 'yaml.load yaml.unsafe_load yaml.full_load', args: { stream: 'value' }, gives: 'value' },
  {
    calls: 'ctypes.CDLL().memfd_create ctypes.cdll().memfd_create os.memfd_create',
    effects: ['write memory:process'],
    tags: ['hidden'],
    detail: 'memfd_create',
  },
  {
    calls:
      '?.VirtualAlloc ?.VirtualAllocEx ?.RtlMoveMemory ?.CreateRemoteThread ?.WriteProcessMemory ?.QueueUserAPC ?.NtCreateThreadEx ?.VirtualProtect',
    effects: ['write memory:process'],
  },
  { calls: '?.lpush ?.rpush ?.lpushx ?.rpushx', args: { name: 'ignored', '...values': 'queued' } },
  { calls: '?.basic_publish', args: { exchange: 'ignored', '*routing_key': 'ignored', '*body': 'queued' } },
  { calls: '?.ptrace ?.process_vm_writev ?.mprotect ctypes.CDLL().syscall ctypes.cdll().syscall ctypes.cdll.LoadLibrary().syscall', effects: ['write memory:process'] },
  { calls: '?.personality', effects: ['configure kernel:parameter'], tags: ['self'], detail: 'kernel.randomize_va_space' },
  { calls: '?.init_module ?.finit_module', effects: ['install kernel:module'] },
  { calls: 'ctypes.CDLL().system ctypes.cdll().system ctypes.cdll.LoadLibrary().system ctypes.PyDLL().system', args: { command: 'command' } },
  { calls: 'mmap.mmap', args: { fd: 'ignored' } },
  { calls: 'os.kill os.killpg', args: { pid: 'ignored' } },
  { calls: 'os.setuid os.seteuid os.setreuid os.setresuid os.setgid', args: { uid: 'owner' }, special: 'identity' },
  {
    calls: 'signal.signal atexit.register threading.Timer schedule.every().do sched.scheduler().enter',
    args: { when: 'handler', function: 'handler', more: 'handler', last: 'handler' },
  },
  {
    calls: '?.from_pretrained torch.hub.load datasets.load_dataset',
    args: { name: 'ignored', '*trust_remote_code': 'trust', '*trust_repo': 'trust' },
  },
] as const satisfies readonly Api[]
