// data table
import type { EffectRule, Signature } from './signature.js'

/** A switch with which an assistant no longer asks before it acts (T1562.001). */
const unguarded = (flag: string, value?: string): EffectRule => ({ does: 'configure', what: 'agent', class: 'config', name: flag, tags: ['unconfirmed'], when: value === undefined ? { flags: [flag] } : { value: [flag, value] } })

/** Assistants that run commands. What they are asked is prose; how they may act is not. */
export const ASSISTANTS: readonly Signature[] = [
  {
    names: ['claude', 'claude-code', 'codex', 'gemini', 'gemini-cli', 'qwen', 'cursor-agent', 'amp', 'opencode', 'droid', 'crush', 'kiro-cli', 'auggie', 'cline', '@anthropic-ai/claude-code', '@google/gemini-cli', '@openai/codex', '@github/copilot'],
    flags: {
      '-p, --print, --prompt, --message': { value: 'message', optional: true }, '-m, --model': 'value', '--permission-mode': 'value', '--approval-mode': 'value', '-a, --ask-for-approval': 'value', '-s, --sandbox': 'value', '-c, --config, --mcp-config, --settings': 'value', '--add-dir, -C, --cd': 'value', '--output-format, --input-format': 'value',
      '--allowedTools, --allowed-tools, --disallowedTools': 'value', '--system-prompt, --append-system-prompt': 'message', '-r, --resume': { value: 'value', optional: true },
      '--dangerously-skip-permissions': 'switch', '--dangerously-bypass-approvals-and-sandbox': 'switch', '--yolo': 'switch', '--full-auto': 'switch', '--allow-all-tools': 'switch', '--allow-all': 'switch', '--dangerously-allow-all': 'switch', '--skip-permissions-unsafe': 'switch', '--force': 'switch', '--trust-all-tools': 'switch',
    },
    stdin: 'data', stdout: 'transform', step: 'answer of an agent', operands: { rest: 'message' },
    subcommands: { 'mcp|mcp-server|mcp-serve|config|update|upgrade|uninstall|install|doctor|login|logout|auth|models|agents|agent|plugin|plugins|extensions|serve|server|web|stats|export|import|session|sessions|completion|help|version|status|whoami|setup-token|providers': { operands: { rest: 'value' } } },
    effects: [
      unguarded('--dangerously-skip-permissions'), unguarded('--dangerously-bypass-approvals-and-sandbox'), unguarded('--yolo'), unguarded('--full-auto'), unguarded('--allow-all-tools'), unguarded('--allow-all'), unguarded('--dangerously-allow-all'), unguarded('--skip-permissions-unsafe'), unguarded('--trust-all-tools'),
      unguarded('--permission-mode', '^bypassPermissions$'), unguarded('--approval-mode', '^yolo$'), unguarded('-a', '^never$'), unguarded('-s', '^danger-full-access$'),
    ],
    examples: [['claude -p "explain rm -rf /"', []], ['claude -p "write a script" | bash', ['execute code:opaque']], ['claude -p "write a script" > setup.sh', ['!execute code']], ['claude --dangerously-skip-permissions -p "fix it"', ['configure agent:config+unconfirmed']], ['codex exec "run the tests"', []], ['gemini --approval-mode yolo', ['configure agent:config+unconfirmed']], ['gemini --yolo -p x', ['configure agent:config+unconfirmed']], ['claude --permission-mode plan', []]],
  },
  {
    names: ['autogpt', 'auto-gpt', 'agpt', 'babyagi', 'superagi', 'interpreter', 'open-interpreter', 'aider', 'openhands'], stdin: 'data', stdout: 'transform', step: 'answer of an agent', operands: { rest: 'message' },
    flags: { '-t, --task, -m, --message, --prompt, --goal': { value: 'message', optional: true }, '--model': 'value', '--continuous': 'switch', '-y, --auto_run, --auto-run': 'switch', '--yes-always': 'switch', '--continuous-limit, -l': 'value' },
    effects: [unguarded('--continuous'), unguarded('-y'), unguarded('--yes-always')],
    examples: [['eval "$(aider --message x)"', ['execute code:opaque']], ['autogpt --task "audit the code" --continuous', ['configure agent:config+unconfirmed']], ['interpreter -y', ['configure agent:config+unconfirmed']], ['aider --message "fix the test"', []], ['aider --yes-always -m x', ['configure agent:config+unconfirmed']]],
  },
  // What runs agents that a file describes, and what asks a model for one answer.
  {
    names: ['crewai', 'langgraph', 'langchain', 'autogen', 'autogenstudio', 'swarm', 'metagpt', 'gpt-engineer', 'gpte', 'gptme', 'sgpt', 'shell_gpt', 'llm', 'aichat', 'mods', 'tgpt', 'chatgpt', 'gpt', 'ollama', 'agent', 'ai'], stdin: 'data', stdout: 'transform', step: 'answer of an agent', operands: { rest: 'message' },
    flags: { '-p, --prompt, --message, -s, --system': 'message', '-m, --model, -t, --template, -o, --option, -c, --config': 'value' },
    subcommands: { 'list|ls|ps|show|keys|models|templates|logs|install|pull|serve|create|cp|rm|stop|dev|build|up|help|version|signin|push|new|configure|session': { operands: { rest: 'value' } } },
    examples: [['crewai run | bash', ['execute code:opaque']], ['crewai run', ['!execute code']], ['ollama list | grep llama', ['!execute code']], ['llm "explain this" < main.py', ['!execute code']]],
  },
]
