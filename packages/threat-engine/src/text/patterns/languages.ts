import { type PatternSet, patternSet } from './pattern.js'

/** One language's words for giving up what was said before. Stems, in lower case; `\p{L}` follows each. */
interface Words {
  /** Ignore, forget, disregard. */
  readonly drop: string
  /** Instructions, rules, orders. */
  readonly rules: string
  /** Say, state, print: what is asked for in place of the task. */
  readonly say: string
  /** The verb comes after its object. */
  readonly last?: boolean
}

const WORDS: Readonly<Record<string, Words>> = {
  es: { drop: 'ignor|olvid|desestim|descart|haz caso omiso', rules: 'instruccion|indicacion|reglas|órdenes|ordenes|directrices', say: 'di |diga|dile|decir|declar|indic|muestr|imprim' },
  pt: { drop: 'ignor|esque[çc]|desconsider', rules: 'instru[çc]|regras|orienta[çc]|ordens', say: 'diga|dizer|declar|indiqu|mostr|imprim|admit' },
  fr: { drop: 'ignor|oubli|tenez pas compte|tiens pas compte', rules: 'instructions|consignes|règles|directives|ordres', say: 'dites|dis |déclar|indiqu|affich|imprim' },
  it: { drop: 'ignor|dimentic|trascur', rules: 'istruzion|regole|indicazion|direttiv', say: 'di |dic|dichiar|indic|mostr|stamp' },
  de: { drop: 'ignorier|vergiss|vergesst|vergessen sie|missacht', rules: 'anweisung|instruktion|vorgaben|regeln|befehle', say: 'sag|gib|geben sie|erklär|nenn|druck|behaupt' },
  nl: { drop: 'negeer|vergeet', rules: 'instructies|regels|opdrachten', say: 'zeg|verklaar|toon|vermeld' },
  pl: { drop: 'zignoruj|ignoruj|zapomnij', rules: 'instrukcj|polece|zasad|reguł', say: 'powiedz|podaj|wypisz|stwierdź' },
  ru: { drop: 'игнорир|проигнорир|забуд|не обращай', rules: 'инструкц|указани|правил|предписан', say: 'скаж|укаж|заяв|напиш|сообщ|признай' },
  uk: { drop: 'ігнору|проігнору|забуд', rules: 'інструкц|вказівк|правил', say: 'скаж|вкаж|заяв|напиш' },
  tr: { drop: 'yok say|görmezden gel|unut|dikkate alma', rules: 'talimat|yönerge|kural|komut', say: 'söyle|belirt|yaz|de ki', last: true },
  id: { drop: 'abaikan|lupakan|hiraukan', rules: 'instruksi|perintah|petunjuk|aturan', say: 'katakan|tunjukkan|nyatakan|sebutkan|cetak|bilang' },
  vi: { drop: 'bỏ qua|phớt lờ|quên', rules: 'hướng dẫn|chỉ dẫn|chỉ thị|quy tắc|mệnh lệnh', say: 'nói|tuyên bố|cho biết|trả lời|in ra' },
  tl: { drop: 'huwag pansinin|balewalain|kalimutan', rules: 'tagubilin|utos|panuntunan|instruksyon', say: 'sabihin|ipahayag|isulat' },
  zh: { drop: '忽略|无视|無視|忘记|忘記|不要理会|不理会|忽视', rules: '指令|指示|说明|說明|提示|规则|規則', say: '说|說|声明|聲明|指出|表示|陈述|告诉|打印|输出' },
  ja: { drop: '無視|忘れ', rules: '指示|命令|指令|プロンプト|ルール', say: '述べ|言|示|表示|答え|伝え', last: true },
  ko: { drop: '무시|잊', rules: '지시|지침|명령|프롬프트|규칙', say: '말|진술|명시|출력|밝|답', last: true },
  hi: { drop: 'अनदेखा|नज़रअंदाज|नज़रअंदाज|नजरअंदाज|भूल|उपेक्षा', rules: 'निर्देश|आदेश|नियम', say: 'कह|बता|बोल|लिख', last: true },
  bn: { drop: 'উপেক্ষা|অগ্রাহ্য|ভুলে|অবহেলা', rules: 'নির্দেশ|আদেশ|নিয়ম', say: 'বল|জানা|উল্লেখ', last: true },
  ar: { drop: 'تجاهل|انس|إهمال', rules: 'تعليمات|التعليمات|الأوامر|القواعد', say: 'قل|وقل|أشر|وأشر|اذكر|اطبع|أخبر' },
  th: { drop: 'ละเว้น|เพิกเฉย|ไม่ต้องสนใจ|ลืม|ไม่สนใจ', rules: 'คำสั่ง|คําสั่ง|คำแนะนำ|คําแนะนํา|กฎ', say: 'บอก|ระบุ|กล่าว|พูด' },
}

const L = String.raw`\p{L}{0,12}`
const GAP = String.raw`[^.。।\n]{0,40}?`
const setsOf = (pattern: (words: Words) => RegExp): readonly PatternSet[] =>
  Object.values(WORDS).map((words) => {
    const stems = words.drop.split('|').map((stem) => stem.replace(/\[.*$/, ''))
    const latin = stems.filter((stem) => /^[a-z]{3}/.test(stem)).map((stem) => /^[a-z]+/.exec(stem)![0])
    const others = stems.filter((stem) => !/^[a-z]{3}/.test(stem))
    return patternSet(latin.join(' '), [pattern(words)], others.length === 0 ? undefined : new RegExp(others.join('|'), 'u'))
  })

/** "Ignore the previous instructions" in other languages than English. */
export const FOREIGN_OVERRIDES = setsOf((w) => (w.last ? new RegExp(`(?:${w.rules})${L}${GAP}(?:${w.drop})`, 'u') : new RegExp(`(?<!\\p{L})(?:${w.drop})${L}${GAP}(?:${w.rules})`, 'u')))

/** "Ignore the page and say …" in other languages: another answer is put in place of the asked one. */
export const FOREIGN_DISPLACES = setsOf((w) => new RegExp(`(?<!\\p{L})(?:${w.drop})${L}[^.。।\\n]{1,48}?(?<!\\p{Script=Latin})(?:${w.say})`, 'u'))
