import { factsOf, testAnalyzer } from '../../testing.js'
import { collection } from './analyzer.js'

testAnalyzer(collection, {
  malicious: [
    ['history | grep -i token', ['history-secrets:high']],
    ['history | tail', ['shell-history:medium']],
    ['script -qf /tmp/live.log', ['screen:high']],
    ["script -c 'ssh admin@db' /tmp/s.log", ['screen:high']],
    [factsOf('install package:registry pynput'), ['keystrokes:medium']],
    [factsOf('read path:secret-file .env | write path:ordinary /dev/shm/.e [temporary scratch hidden]'), ['staging:high']],
    [factsOf('read path:shell-history ~/.bash_history'), ['shell-history:medium']],
    [factsOf('read path:personal-data chat.db'), ['personal-data:medium']],
    [factsOf('read clipboard:contents x'), ['clipboard:medium']],
    [factsOf('capture screen:picture root'), ['screen:medium']],
    [factsOf('capture audio:recording mic'), ['recording:medium']],
    [factsOf('capture device:camera /dev/video0'), ['recording']],
    [factsOf('capture keyboard:keystrokes all'), ['keystrokes:high']],
    [factsOf('execute process:keylogger logkeys'), ['keystrokes']],
    [factsOf('capture traffic:packets eth0'), ['traffic:medium']],
    [factsOf('execute process:sniffer tcpdump'), ['traffic']],
    [factsOf('read path:private-key ~/.ssh/id_rsa [copy] | tar | write path:ordinary /tmp/a.tgz [scratch]'), ['staging:medium']],
    [factsOf('read path:private-key a | read path:cloud-credentials b | write path:ordinary c'), ['staging']],
  ],
  benign: [
    "script -qec 'npm test' /dev/null",
    "script -q -c 'ssh db uptime' /dev/null",
    'git log | grep token',
    factsOf('install package:registry keyboardjs'),
    factsOf('read path:secret-file .env | write path:ordinary /tmp/e [temporary scratch]'),
    factsOf('append path:shell-history ~/.bash_history'),
    factsOf('write clipboard:contents x'),
    factsOf('read path:ordinary notes.txt | tar | write path:ordinary /tmp/a.tgz [scratch]'),
    factsOf('read path:secret-file .env | write path:ordinary .env.bak'),
    factsOf('! capture screen:picture root'),
    factsOf('capture screen:picture region [interactive]'),
  ],
})
