// Names of paths, variables and programs that give away what is done with them.

/** What a firewall lets through, and what of the audit and the log is kept. */
export const DEFENCE_SETTINGS = /^\/etc\/(?:ufw\/(?:ufw\.conf|(?:user|before|after)6?\.rules)|(?:r?syslog|syslog-ng)(?:\.conf|\.d\/|\/)|libaudit\.conf|audisp\/)/
/** Folders of authorities that every program of the machine trusts (T1553.004). */
export const AUTHORITIES = /^\/(?:usr\/(?:local\/)?share\/(?:ca-certificates|pki\/(?:ca-trust-source|trust)\/anchors)|etc\/(?:pki\/ca-trust\/source\/anchors|ca-certificates\/trust-source\/anchors|ssl\/certs))(?:\/|$)/
/** Commands of the system that a folder found earlier on the search path would replace. */
export const SHADOWED = /^(?:\/usr\/local\/s?bin|~\/(?:\.local\/)?bin)\/(?:ls|ps|top|who|w|id|su|sudo|ssh|login|passwd|netstat|ss|lsof|cat|find|df|du|ifconfig|crontab|systemctl|journalctl)$/
/** A folder of three dots, or a name that ends with a space. */
export const ODD_NAME = /\/\.{3,}\/|^[\w./~-]{1,200} (?:\/[\w.-]{1,80})?$/
/** Every log below the root, the homes or the data of services. */
export const ALL_LOGS = /^(?:\/|\/(?:var|home|opt|srv|usr|Users)\/|~\/)\u0001\/?[\w-]{0,32}\u0001?\.log\u0001?$/
/** Values of HISTFILE, HISTSIZE and their like with which nothing is kept. */
export const HISTORY_OFF: ReadonlySet<string> = new Set(['', '0', 'off', '/dev/null', '*'])
/** A value that begins with a directory that anybody can write to. */
export const SCRATCH = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)(?:$|[/:])/
/** Variables that put code into every program, shell or login, where the others name what one interpreter or build looks for. */
export const INJECTS = /^(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES|BASH_ENV|ENV|PROMPT_COMMAND|(?:GIT|SSH|SUDO)_ASKPASS|GIT_SSH(?:_COMMAND)?|enable -f|compiler plug-in)$/
/** What a dynamic linker or an interpreter searches for libraries, where others name tools and flags of one build. */
export const SEARCHED = /^(?:LD_LIBRARY_PATH|DYLD_\w+|ZDOTDIR|PS[04]|PYTHON(?:PATH|HOME|STARTUP|USERBASE)|NODE_(?:OPTIONS|PATH)|PERL5?(?:LIB|OPT|DB)|RUBY(?:OPT|LIB)|LUA_(?:PATH|CPATH|INIT)|R_PROFILE(?:_USER)?|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|OPENSSL_CONF|GCONV_PATH|GTK_MODULES|QT_PLUGIN_PATH|GIT_(?:EXEC_PATH|TEMPLATE_DIR)|library path of a program|LESSOPEN|LESSCLOSE|PAGER|MANPAGER|GIT_PAGER|GIT_EXTERNAL_DIFF|GIT_PROXY_COMMAND|BROWSER|jupyter kernel|linker cache)$/
/** The programs that a build runs, and what is said to all of them. */
export const TOOLS = /^(?:CC|CXX|CPP|LD|AR|AS|MAKE|SHELL|RUSTC(?:_WRAPPER)?|CMAKE_CX*_COMPILER|C(?:XX|PP)?FLAGS|LDFLAGS|RUSTFLAGS|MAKEFLAGS)$/
export const TOOL_NAME = /^(?:CC|CXX|CPP|LD|AR|AS|MAKE|SHELL|RUSTC(?:_WRAPPER)?)$/
/** A program that lies in a scratch directory itself: a toolchain that was unpacked there has directories of its own. */
export const LAID_THERE = /^(?:\/(?:tmp|var\/tmp)\/[^/\s]+|\/dev\/shm\/\S+)$/
/** Flags by which a compiler or a linker runs what lies in a directory that anybody can write to. */
export const LOADED_BY_COMPILER = /(?:-fplugin=|-B ?|-specs=|-wrapper[ ,=]|-fuse-ld=|linker=|--plugin[ =,]|-plugin[ ,=])\/(?:tmp|var\/tmp|dev\/shm)\//
/** Programs that are trusted with passwords, keys and code, and the events of a shell. */
export const ENTRUSTED = /^(?:sudo|su|doas|passwd|login|ssh|scp|sftp|git|gh|gpg|vault|op|security|aws|gcloud|az|docker|kubectl|bind|complete|preexec|precmd|zshaddhistory|command_not_found_handler?|PROMPT_COMMAND|trap DEBUG|hash \S+|PS[0-4])$/
/** Programs to which a person types a password. */
export const PASSWORDS = /^(?:sudo|su|doas|passwd|login|ssh|gpg)$/
/** A file name that gives a program a command to run, when somebody expands `*` (`tar`, `rsync`, `7z`, `chown`). */
export const INJECTED_OPTION = /(?:^|\/)-(?:-(?:checkpoint(?:-action)?|to-command|use-compress-program|rsh|reference)=|[eI][ =]?(?:\/|(?:ba|da|z)?sh\b|python|perl|nc\b))/
/** Libraries that came with the system. */
export const INSTALLED = /^\/(?:usr\/(?:local\/)?)?lib/
/** A search path that begins with a place in memory, one that outlives a session, a hidden one, or the one that every program writes to. */
export const UNSEEN_SEARCH = /^(?:\/dev\/shm|\/run\/shm|\/var\/tmp|\/tmp\/\.[^/:]+)(?:[/:]|$)|^\/tmp\/?:/
/** A search path that begins with the directory where one happens to be. */
export const CURRENT = /^\.?\/?:/
/** A file whose name is an option to whoever expands `*` (`--checkpoint-action=exec=sh`, `-e sh x`). */
export const OPTION = /(?:^|\/)-(?:-[a-z][\w-]*(?:=|$)|[a-zA-Z] )/
/** An alternate data stream of a file of Windows, but not the one that browsers write. */
export const STREAM = /^(?:[a-z]:[\\/]|~[\\/])[^:]+\.\w{1,5}:(?!zone\.identifier)[^\\/:]+$|^[^:/\\]+\.\w{1,5}:[\w .-]+\.(?:exe|dll|vbs|js|ps1|hta|bat|cmd|sct)$/i
export const STREAM_PROGRAM = /^[^:/\\]+\.\w{1,5}:[\w .-]+\.(?:exe|com|dll|vbs|js|ps1|hta|bat|cmd)$/i
/** Programs that work inside of a network of its own: that of a container or a test. */
export const INNER: ReadonlySet<string> = new Set(['ip', 'docker', 'podman', 'nerdctl', 'lxc', 'incus', 'kubectl', 'vagrant'])
/** Folders of Windows that belong to nobody. */
export const SHARED = /^[a-z]:[\\/](?:users[\\/]public|programdata|perflogs)[\\/]/i
/** What Windows starts instead of a program below `Program Files` whose path a service does not quote. */
export const UNQUOTED = /^c:[\\/](?:program|documents|program files[\\/]common)\.exe$/i
/** Scratch places that outlive a session or never reach a disk. */
export const UNSEEN_PLACE = /^\/(?:dev\/shm|run\/shm|var\/tmp)\//
/** A file that has no name but the descriptor of whoever opened it (memfd, T1620). */
export const DESCRIPTOR = /^\/proc\/(?:self|thread-self|\d+)\/fd\/(?!0$)/
/** A file system in memory: nothing is left of it when the machine goes down. */
export const MEMORY_PLACE = /^\/(?:dev|run)\/shm\//
/** A relative path, or one in a home or a scratch directory: test data gets dates like these. */
export const OWN_FILE = /^(?:~|\.|[^/.~]|\/home\/|\/Users\/|\/tmp\/|\/var\/tmp\/)/
/** Parts of the kernel that decide what is allowed or run; the rest are sizes and caches. */
export const PROTECTION = /^\/(?:proc\/sys\/(?:kernel|fs)\/|proc\/sys\/net\/ipv[46]\/(?:ip_forward|conf\/[^/]+\/(?:forwarding|rp_filter|accept_|send_|route_))|proc\/sysrq|sys\/(?:kernel(?!\/mm\/)|module|firmware|fs)\/|boot\/|(?:usr\/)?lib\/modules\/)/
/** Parameters of the kernel that keep programs from reading or changing each other. */
export const HARDENING = /^net[./]ipv[46][./].*(?:forward|rp_filter|accept_redirects|accept_source_route|send_redirects|secure_redirects)|mmap_rnd_bits|max_user_namespaces|kernel\.(?:sysrq|apparmor profiles|randomize_va_space|yama|kptr_restrict|dmesg_restrict|unprivileged|modules_disabled|core_pattern|perf_event_paranoid|kexec)|fs\.(?:protected|suid)|vm\.mmap_min/
/** A program with the name of one that Windows itself keeps running, in a folder that is not Windows’ (T1036.005). */
export const SYSTEM_PROCESS = /^(?:[a-z]:[\\/](?!windows[\\/](?:system32|syswow64|winsxs)[\\/]|windows[\\/]explorer\.exe)|~[\\/]).*[\\/](?:svchost|lsass|lsm|csrss|smss|wininit|winlogon|services|spoolsv|taskhostw?|dllhost|conhost|rundll32|explorer|searchindexer|sihost|ctfmon|dwm|fontdrvhost)\.exe$/i
/** `invoice.pdf.exe`: a document by its first extension, a program by its last. */
export const DOUBLE_EXTENSION = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif)\s*\.sh$|\.(?:pdf|docx?|xlsx?|pptx?|rtf|txt|csv|jpe?g|png|gif|mp[34]|zip)\s*\.(?:exe|scr|pif|com|bat|cmd|vbs|hta|lnk|jar|app|command)$/i
