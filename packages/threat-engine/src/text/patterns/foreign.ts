// data table
import { type PatternSet, patternSet } from './pattern.js'

/** Stems that are anchors: Latin ones by their first letters, others wherever they stand. */
const anchored = (stems: string, patterns: readonly RegExp[], needs?: RegExp): PatternSet => {
  const all = stems.split('|')
  const isLatin = (stem: string): boolean => /^[a-z]{3}/.test(stem)
  return patternSet(all.filter(isLatin).map((stem) => /^[a-z]+/.exec(stem)![0]).join(' '), patterns, undefined, needs, all.filter((stem) => !isLatin(stem)))
}
/** Where a word begins; scripts that write no blanks begin one anywhere. */
const START = String.raw`(?:(?<!\p{L})|(?<=[وف])|(?=[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]))`

/** Send, forward, upload. */
const SEND = 'envía|envia|envie|envíe|mánda|mandal|mande|reenví|reenvi|encaminh|envoy|transfér|transfer|transmet|transmett|inviat|inviar|inoltr|schick|sende|übermittl|leite|stuur|verzend|wyślij|prześlij|отправ|перешл|вышл|надішл|відправ|gönder|ilet|kirim|teruskan|gửi|chuyển tiếp|发送|发到|发给|转发|上传|傳送|送信|転送|送って|보내|전송|전달|भेज|পাঠা|أرسل|ارسل|ส่ง|skicka|pošl|στείλ|trimit|lähetä|küld|שלח|ارسال'
/** Delete, wipe. */
const DELETE = 'borra|elimin|apague|apagu|exclua|supprim|efface|cancell|lösch|verwijder|usuń|skasuj|удал|сотри|видал|hapus|xóa|删除|刪除|清空|削除|삭제|हटा|মুছ|احذف|امسح|ลบ|radera|slet|smaž|διαγρ|șterge|poista|töröl|מחק|حذف|silin'
const THINGS = 'todos|todas|tous|toutes|tutti|tutte|alle |wszystk|все |всі |tüm|semua|mọi|tất cả|所有|全部|すべて|全て|모든|सभी|সব|جميع|كل |ทั้งหมด|alla |všechn|όλ|toate|kaikki|minden|כל|همه|archivo|arquivo|fichier|file|datei|bestand|plik|файл|dosya|tệp|文件|ファイル|파일|फ़ाइल|ملف|ไฟล์|corre|courriel|mail'
const PAY = 'überweis|transfier|transfir|virez|effectue|bonific|overmaken|przelej|перевед|переказ|havale|转账|转帐|汇款|送金|振り込|송금|이체|حوّل'
const WHERE = String.raw`(?:https?:\/\/|[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2})`

/** Sending to an address, deleting everything and paying, in other languages than English: counted only near an order. */
export const FOREIGN_HARMS = anchored(`${SEND}|${DELETE}|${PAY}`, [
  new RegExp(`${START}(?:${SEND})[^\\n]{0,100}?${WHERE}`, 'u'),
  new RegExp(`${WHERE}[^\\n]{0,60}?(?:${SEND})`, 'u'),
  new RegExp(`${START}(?:${DELETE})[^.\\n]{0,40}?(?:${THINGS})`, 'u'),
  new RegExp(`(?:${THINGS})[^.。\\n]{0,24}?(?:${DELETE})`, 'u'),
  new RegExp(`${START}(?:${PAY})[^\\n]{0,60}?(?:[a-z]{2}\\d{10}|€|\\$|euro|usd|\\d{2})`, 'u'),
])

/** "Note for the assistant", in other languages. */
export const FOREIGN_ADDRESSES = anchored('nota|mensaje|mensagem|messaggio|importante|instrucciones|instruções|istruzioni|aviso|hinweis|nachricht|anweisung|wichtig|note|message|asistente|assistente|ассистент|нейросеть|yapay|ai助手|人工智能助手|aiアシスタント|ai 어시스턴트|مساعد', [
  /(?<!\p{L})(?:nota|mensaje|importante|instrucciones|aviso)s? (?:importante )?(?:para|al) (?:el |la )?(?:asistente|ia(?!\p{L})|inteligencia artificial|modelo de lenguaje)/u,
  /(?<!\p{L})(?:nota|mensagem|importante|instruções|aviso)s? (?:importante )?(?:para|ao|à) (?:o |a )?(?:assistente|ia(?!\p{L})|inteligência artificial|modelo de linguagem)/u,
  /(?<!\p{L})(?:nota|messaggio|importante|istruzioni) (?:importante )?per (?:l['’]|il |la )(?:assistente|ia(?!\p{L})|intelligenza artificiale|modello)/u,
  /(?<!\p{L})(?:note|message|important|instructions?) (?:importante? )?(?:à|pour|destinée? à) (?:l['’])(?:assistant(?: ia)?(?! de| du| social| admin)|ia(?!\p{L})|intelligence artificielle)/u,
  /(?<!\p{L})(?:hinweis|nachricht|anweisung|wichtig)\p{L}{0,4} (?:(?:hinweis|nachricht|anweisung)\p{L}{0,2} )?(?:für|an) (?:die |den |das )?(?:ki(?![\p{L}-])|ki-assistent|sprachmodell)/u,
  /(?:^|[\n.!?>:] ?)(?:asistente|assistente)\s?(?:de ia|ia)?\s?[:,]\s?(?:env[ií]|reenv|encaminh|borra|elimin|apag|exclu|ignor|olvid|inoltr|invi|cancell|lee |leia |leggi)/u,
  /(?:^|[\n.!?>] ?)(?:ассистент|ии-ассистент|ии-агент|нейросеть)\s?[:,]\s?\p{L}/u,
  /yapay zeka (?:asistanı|modeli)\s?[:,]/u,
  /(?:ai ?助手|人工智能助手)[^。\n]{0,8}(?:必须|必須|请|請|需要先|：)/u,
  /aiアシスタント(?:へ|は、?[^。\n]{0,40}(?:必ず|ください))/u,
  /ai ?(?:어시스턴트|비서)(?:에게|는)[^.\n]{0,40}(?:하세요|하라|십시오|해야)/u,
], /asist|assist|\bia\b|int[ea]l|ki\b|ki-|sprachmodell|ассистент|ии|нейросеть|yapay|助手|アシスタント|어시스턴트|비서|model/)

/** Wants the person kept out, in other languages. */
export const FOREIGN_CONCEALS = anchored('usuari|utilisateur|utente|nutzer|benutzer|gebruiker|użytkownik|пользовател|користувач|kullanıcı|pengguna|người dùng|用户|使用者|ユーザー|사용자|उपयोगकर्ता|المستخدم|ผู้ใช้|decírselo|dirlo', [
  /(?<!\p{L})(?:no |sin )(?:se lo )?(?:digas|informes|avises|menciones|cuentes|notifiques|decírselo|decir|informar|avisar)[^.\n]{0,24}(?:usuari|dueñ)/u, /(?<!\p{L})sin decírselo/u,
  /(?<!\p{L})(?:não |sem )(?:conte|informe|diga|avise|mencione|contar|informar|avisar)[^.\n]{0,24}usuári/u,
  /(?<!\p{L})(?:ne |n['’]en )(?:(?:le |lui )?(?:dites|dis|parlez|parle|informez|informe|mentionnez|prévenez))[^.\n]{0,24}utilisateur/u,
  /(?<!\p{L})(?:non |senza )(?:lo )?(?:dirlo|dire|informare|avvisare|menzionare)[^.\n]{0,24}utente/u,
  /(?<!\p{L})(?:sag|sage|sagen sie|erzähl|erzähle|verrate|informiere) (?:es )?(?:de[mnr] )?(?:be)?nutzer\p{L}{0,2} (?:nichts|nicht|kein)/u,
  /(?<!\p{L})ohne (?:es )?(?:de[mnr] )?(?:be)?nutzer\p{L}{0,2} (?:zu (?:informieren|sagen)|davon|etwas)/u,
  /(?<!\p{L})не (?:говори|сообщай|упоминай|рассказывай)(?:те)?[^.\n]{0,16}пользовател/u, /(?<!\p{L})не (?:кажи|повідомляй)\p{L}{0,3}[^.\n]{0,16}користувач/u,
  /(?:不要|别|不得|不能)(?:告诉|告知|通知|提醒)(?:任何)?(?:用户|使用者)/u, /ユーザー(?:に|には)(?:言わ|知らせ|伝え|教え)な/u, /사용자(?:에게|한테)(?:는)? ?(?:말하지|알리지|언급하지)/u,
  /kullanıcıya (?:bundan )?(?:söyleme|bahsetme|bildirme)/u, /nie (?:mów|informuj|wspominaj)[^.\n]{0,16}użytkownik/u, /jangan (?:beri ?tahu|katakan|sebutkan)[^.\n]{0,16}pengguna/u, /(?:لا تخبر|دون إخبار|لا تذكر)[^.\n]{0,12}المستخدم/u, /(?:đừng|không) (?:nói|cho|báo)[^.\n]{0,16}người dùng/u,
])

/** Giving up what was said before, in languages that have no more than this. */
export const MORE_OVERRIDES = ([
  ['ignorera|strunta i|glöm', 'instruktion|anvisning|regler'], ['ignorér|ignorer|glem', 'instruks|instruktion|anvisning|regler'], ['ohita|unohda|jätä huomiotta', 'ohje|määräy|sään'], ['ignorujte|ignoruj|zapome', 'pokyn|instrukc|pravid'],
  ['hagyd figyelmen|felejtsd', 'utasítás|szabály'], ['ignoră|ignora|uită', 'instrucțiun|instructiun|reguli'], ['αγνόησ|αγνοήσ|ξέχασ', 'οδηγί|εντολ|κανόν'], ['התעלם|תתעלם|שכח', 'הוראות|הנחיות|ההוראות'], ['نادیده|فراموش', 'دستور|قوانین'], ['ігноруй|знехтуй', 'інструкц|вказівк'],
] as const).map(([drop, rules]) => anchored(drop, [new RegExp(`(?<!\\p{L})(?:${drop})\\p{L}{0,8}[^.\\n]{0,40}?(?:${rules})`, 'u'), new RegExp(`(?:${rules})[^.\\n]{0,24}?(?:${drop})`, 'u')], new RegExp(rules, 'u')))
