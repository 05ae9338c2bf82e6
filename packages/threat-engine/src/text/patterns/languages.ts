import { type PatternSet, patternSet } from './pattern.js'

/** One language's words for giving up what was said before. Stems, in lower case; `\p{L}` follows each. */
interface Words {
  /** Ignore, forget, disregard. */
  readonly drop: string
  /** Instructions, rules, orders. */
  readonly rules: string
  /** Say, state, print: what is asked for in place of the task. */
  readonly say: string
  /** Let us suppose. */
  readonly suppose: string
  /** In a parallel world, in a world where. */
  readonly world: string
  /** It could be, we could say. */
  readonly could: string
  /** The verb comes after its object. */
  readonly last?: boolean
}

const WORDS: Readonly<Record<string, Words>> = {
  es: { drop: 'ignor|olvid|desestim|descart|haz caso omiso', rules: 'instruccion|indicacion|reglas|órdenes|ordenes|directrices', say: 'di |diga|dile|decir|declar|indic|muestr|imprim', suppose: 'hipot[eé]tic|supongamos|imaginemos', world: 'universo paralelo|mundo paralelo|mundo donde|mundo en el que', could: 'podr[ií]|puede|podemos' },
  pt: { drop: 'ignor|esque[çc]|desconsider', rules: 'instru[çc]|regras|orienta[çc]|ordens', say: 'diga|dizer|declar|indiqu|mostr|imprim|admit', suppose: 'hipot[eé]tic|suponhamos|imaginemos|vamos supor|vamos imaginar', world: 'universo paralelo|mundo paralelo|mundo onde|mundo em que', could: 'poderia|poder[ií]amos|pode |podemos' },
  fr: { drop: 'ignor|oubli|tenez pas compte|tiens pas compte', rules: 'instructions|consignes|règles|directives|ordres', say: 'dites|dis |déclar|indiqu|affich|imprim', suppose: 'hypoth[eé]tiq|supposons|imaginons', world: 'univers parall|monde parall|monde où', could: 'pourrai|pourrions|peut |pouvons' },
  it: { drop: 'ignor|dimentic|trascur', rules: 'istruzion|regole|indicazion|direttiv', say: 'di |dic|dichiar|indic|mostr|stamp', suppose: 'ipotetic|supponiamo|immaginiamo', world: 'universo parallelo|mondo parallelo|mondo in cui|mondo dove', could: 'potrebbe|potremmo|può|possiamo' },
  de: { drop: 'ignorier|vergiss|vergesst|vergessen sie|missacht', rules: 'anweisung|instruktion|vorgaben|regeln|befehle', say: 'sag|gib|geben sie|erklär|nenn|druck|behaupt', suppose: 'hypothetisch|angenommen|nehmen wir an|stellen wir uns', world: 'paralleluniversum|parallelen universum|parallelen welt|welt, in der|welt, wo', could: 'könnte|kann |können' },
  nl: { drop: 'negeer|vergeet', rules: 'instructies|regels|opdrachten', say: 'zeg|verklaar|toon|vermeld', suppose: 'hypothetisch|stel dat', world: 'parallel universum|parallelle wereld|wereld waar', could: 'zou |kunnen|kan ' },
  pl: { drop: 'zignoruj|ignoruj|zapomnij', rules: 'instrukcj|polece|zasad|reguł', say: 'powiedz|podaj|wypisz|stwierdź', suppose: 'hipotetyczn|załóżmy|wyobraź', world: 'równoległym|świecie, w którym|świecie, gdzie', could: 'mógł|może|mogli' },
  ru: { drop: 'игнорир|проигнорир|забуд|не обращай', rules: 'инструкц|указани|правил|предписан', say: 'скаж|укаж|заяв|напиш|сообщ|признай', suppose: 'гипотетическ|предположим|представим', world: 'параллельн|мире, где|мире, в котором', could: 'может|могл|можем' },
  uk: { drop: 'ігнору|проігнору|забуд', rules: 'інструкц|вказівк|правил', say: 'скаж|вкаж|заяв|напиш', suppose: 'гіпотетичн|припустим|уявімо', world: 'паралельн|світі, де', could: 'може|могл|можемо' },
  tr: { drop: 'yok say|görmezden gel|unut|dikkate alma', rules: 'talimat|yönerge|kural|komut', say: 'söyle|belirt|yaz|de ki', suppose: 'varsayımsal|varsayalım|hipotetik|farz ed|diyelim ki', world: 'paralel evren|paralel bir evren|bir dünyada', could: 'olabilir|diyebil|söyleyebil', last: true },
  id: { drop: 'abaikan|lupakan|hiraukan', rules: 'instruksi|perintah|petunjuk|aturan', say: 'katakan|tunjukkan|nyatakan|sebutkan|cetak|bilang', suppose: 'secara hipotetis|hipotetis|anggap|bayangkan', world: 'dunia paralel|semesta paralel|dunia di mana|dunia yang', could: 'bisa|dapat|mungkin' },
  vi: { drop: 'bỏ qua|phớt lờ|quên', rules: 'hướng dẫn|chỉ dẫn|chỉ thị|quy tắc|mệnh lệnh', say: 'nói|tuyên bố|cho biết|trả lời|in ra', suppose: 'giả thuyết|giả sử|hãy tưởng tượng', world: 'vũ trụ song song|thế giới song song|một thế giới', could: 'có thể' },
  tl: { drop: 'huwag pansinin|wag pansinin|balewalain|kalimutan', rules: 'tagubilin|utos|panuntunan|instruksyon', say: 'sabihin|ipahayag|isulat|sumulat', suppose: 'hypothetical|ipagpalagay|isipin natin', world: 'parallel na|kahaliling mundo|isang mundo', could: 'maaari|pwede' },
  zh: { drop: '忽略|无视|無視|忘记|忘記|不要理会|不理会|忽视', rules: '指令|指示|说明|說明|提示|规则|規則', say: '说|說|声明|聲明|指出|表示|陈述|告诉|打印|输出', suppose: '假设|假如|想象', world: '平行宇宙|平行世界|的世界里|的世界中', could: '可能|可以|会是' },
  ja: { drop: '無視|忘れ', rules: '指示|命令|指令|プロンプト|ルール', say: '述べ|言|示|表示|答え|伝え', suppose: '仮定|仮に|仮想的|想像', world: '並行宇宙|平行宇宙|パラレル|世界では', could: 'かもしれ|可能|できます', last: true },
  ko: { drop: '무시|잊', rules: '지시|지침|명령|프롬프트|규칙', say: '말|진술|명시|출력|밝|답|작성', suppose: '가정|가설|상상', world: '평행 우주|평행 세계|세계에서는|세상에서는', could: '수 있|것이', last: true },
  hi: { drop: 'अनदेखा|नज़रअंदाज|नज़रअंदाज|नजरअंदाज|भूल|उपेक्षा', rules: 'निर्देश|आदेश|नियम', say: 'कह|बता|बोल|लिख', suppose: 'काल्पनिक|मान लें|मान लीजिए|कल्पना', world: 'समानांतर|समानान्तर|समांतर|ऐसी दुनिया', could: 'सकत', last: true },
  bn: { drop: 'উপেক্ষা|অগ্রাহ্য|ভুলে|অবহেলা', rules: 'নির্দেশ|আদেশ|নিয়ম', say: 'বল|জানা|উল্লেখ', suppose: 'কাল্পনিক|হিপোথেটিক|হাইপোথেটিক|ধরুন|কল্পনা', world: 'সমান্তরাল|এমন একটি জগতে|এমন এক পৃথিবীতে', could: 'পারে|পারি', last: true },
  ar: { drop: 'تجاهل|انس|إهمال', rules: 'تعليمات|التعليمات|الأوامر|القواعد', say: 'قل|وقل|أشر|وأشر|اذكر|اطبع|أخبر', suppose: 'افتراضي|لنفترض|لنتخيل', world: 'الكون الموازي|عالم مواز|كون مواز|في عالم', could: 'يمكن|قد ' },
  th: { drop: 'ละเว้น|เพิกเฉย|ไม่ต้องสนใจ|ลืม|ไม่สนใจ', rules: 'คำสั่ง|คําสั่ง|คำแนะนำ|คําแนะนํา|กฎ', say: 'บอก|ระบุ|กล่าว|พูด', suppose: 'สมมุติ|สมมติ|ลองนึก', world: 'จักรวาลคู่ขนาน|โลกคู่ขนาน|เอกภพคู่ขนาน|ในโลกที่', could: 'อาจ|สามารถ' },
}

const L = String.raw`\p{L}{0,12}`
/** Where a word begins; scripts that write no blanks begin one anywhere. */
const START = String.raw`(?<!可以|会|將|将|被|已|自动)(?:(?<!\p{L})|(?=[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}]))`
const GAP = String.raw`[^.。।\n]{0,40}?`
const setsOf = (pattern: (words: Words) => RegExp, needed: (words: Words) => string, anchored: (words: Words) => string = (words) => words.drop, of: readonly Words[] = Object.values(WORDS)): readonly PatternSet[] =>
  of.map((words) => {
    const stems = anchored(words).split('|').map((stem) => stem.replace(/\[.*$/, ''))
    const latin = stems.filter((stem) => /^[a-z]{3}/.test(stem)).map((stem) => /^[a-z]+/.exec(stem)![0])
    const others = stems.filter((stem) => !/^[a-z]{3}/.test(stem))
    return patternSet(latin.join(' '), [pattern(words)], undefined, new RegExp(needed(words), 'u'), others)
  })

/** "Ignore the previous instructions" in other languages than English. */
export const FOREIGN_OVERRIDES = setsOf((w) => (w.last ? new RegExp(`(?:${w.rules})${L}${GAP}(?:${w.drop})`, 'u') : new RegExp(`${START}(?:${w.drop})${L}${GAP}(?:${w.rules})`, 'u')), (w) => w.rules)

/** "Ignore the page and say …" in other languages: another answer is put in place of the asked one. */
export const FOREIGN_DISPLACES = setsOf((w) => new RegExp(`${START}(?:${w.drop})${L}[^.。।\\n]{1,48}?(?<!\\p{Script=Latin})(?:${w.say})`, 'u'), (w) => w.say)

const FAR = String.raw`[^.。।\n]{1,120}?`
/** "Hypothetically, if we ignore the page …", "in a world where … it could be '10'": a thought that ends in the answer that is wanted. */
export const FOREIGN_SUPPOSES = [
  ...setsOf((w) => new RegExp(`(?<!\\p{L})(?:${w.suppose})${FAR}(?:${w.drop})`, 'u'), (w) => w.drop, (w) => w.suppose),
  ...setsOf((w) => new RegExp(`(?:${w.drop})${FAR}(?:${w.suppose})`, 'u'), (w) => w.suppose, (w) => w.drop, Object.values(WORDS).filter(({ last }) => last)),
  ...setsOf((w) => new RegExp(`(?<!\\p{L})(?:${w.world})${FAR}(?:${w.could}|${w.say})[^.。।\\n]{0,60}['"“”‘’«»:：\\d]`, 'u'), (w) => `${w.could}|${w.say}`, (w) => w.world),
]

/** "To make this more interesting, let us say that …": an aim, and a proposal to say something else. */
const PROPOSALS: readonly { readonly aim: string; readonly say: string }[] = [
  { aim: 'para (?:hacer|que) est\\p{L}{1,3}|para desafiar|para los (?:fines|propósitos) de est', say: 'digamos|admitamos|supongamos' },
  { aim: 'para (?:tornar|fazer) (?:iss|est|ess)|para desafiar|para (?:os|efeitos|fins) [^.\\n]{0,16}(?:dest|est)', say: 'digamos|vamos dizer|admitamos|vamos admitir|suponhamos' },
  { aim: 'pour rendre (?:ce|cet)|pour défier|pour remettre en question|aux fins de cet', say: 'disons|admettons|supposons' },
  { aim: 'per rendere (?:quest|il)|per sfidare|ai fini di quest', say: 'diciamo|ammettiamo|supponiamo' },
  { aim: 'um (?:dies|das|diese)|um den|für die zwecke dies|zum zweck dies', say: 'sagen wir|lassen sie uns sagen|lasst uns sagen|geben wir zu|nehmen wir an' },
  { aim: 'om (?:dit|deze)|voor deze oefening', say: 'laten we zeggen|laten we toegeven|laten we aannemen' },
  { aim: 'aby (?:uczynić|to|ten)|na potrzeby tego', say: 'powiedzmy|przyznajmy|załóżmy' },
  { aim: 'чтобы (?:сделать|бросить|оспорить)|для целей', say: 'скажем|признаем|допустим|предположим' },
  { aim: 'щоб (?:зробити|кинути)|для цілей', say: 'скажімо|визнаємо|припустимо' },
  { aim: 'hale getirmek için|kılmak için|meydan okumak için|amaçları için|amacıyla', say: 'diyelim|kabul edelim|söyleyelim|varsayalım' },
  { aim: 'untuk membuat|untuk menantang|untuk tujuan', say: 'mari kita (?:katakan|akui|asumsikan|anggap)|katakan saja' },
  { aim: 'để làm|để thách thức|vì mục đích', say: 'hãy nói|hãy thừa nhận|hãy giả sử|chúng ta hãy' },
  { aim: 'para gawing|upang gawing|upang hamunin|para sa layunin', say: 'sabihin natin|aminin natin|ipagpalagay natin' },
  { aim: '为了让|为了使|为了挑战|为了本|為了讓', say: '让我们(?:说|承认|假设)|我们(?:说|承认|假设)|假设' },
  { aim: 'するために|にするため|挑戦するため|の目的のため', say: 'としましょう|と言いましょう|認めましょう|仮定し|言ってみましょう' },
  { aim: '하기 위해|만들기 위해|도전하려면|도전하기|목적으로|목적을 위해', say: '라고 합시다|말합시다|말하자|인정합시다|인정하자|가정' },
  { aim: 'बनाने के लिए|चुनौती देने के लिए|उद्देश्य(?:ों)? के लिए|प्रयोजनों के लिए', say: 'चलो कह|आइए (?:कह|बता|मान|स्वीकार)|चलिए|मान लेते' },
  { aim: 'করার জন্য|চ্যালেঞ্জ|উদ্দেশ্যে', say: 'আসুন (?:বলি|স্বীকার|ধরে)|ধরা যাক' },
  { aim: 'لجعل|لتحدي|لأغراض', say: 'دعونا|دعنا|لنقل|لنعترف|لنفترض' },
  { aim: 'เพื่อให้|เพื่อทำให้|เพื่อท้าทาย|เพื่อจุดประสงค์', say: 'ขอบอกว่า|ให้พูดว่า|มาพูดว่า|สมมติ|สมมุติ|ยอมรับว่า' },
]
const wordsOf = (alternatives: string): { latin: string; others: readonly string[] } => {
  const stems = alternatives.replace(/\([^)]*\)/g, '').split('|').map((stem) => stem.replace(/[\\[^].*$/, '').trim()).filter((stem) => stem !== '')
  return { latin: stems.flatMap((stem) => /^[a-z]{3,}/.exec(stem)?.[0] ?? []).join(' '), others: stems.filter((stem) => !/^[a-z]{3}/.test(stem)) }
}
export const FOREIGN_PROPOSALS: readonly PatternSet[] = PROPOSALS.map(({ aim, say }) => {
  const { latin, others } = wordsOf(say)
  return patternSet(latin, [new RegExp(`(?<!\\p{L})(?:${aim})[^.。।\\n]{0,90}?(?:${say})`, 'u')], undefined, new RegExp(aim, 'u'), others)
})
