//! Texts in scripts of which no word is parted from the next, and with signs as wide as letters

use super::{imported, left, site};

/// The same page in each language: its title, its heading, its text.
const PAGES: [(&str, [&str; 3]); 5] = [
    (
        "en",
        [
            "First steps",
            "Next: what to do",
            "Ask (at the desk) for the SQLite file. Is it there? Take it: it is yours, as always; go on.",
        ],
    ),
    (
        "zh",
        [
            "开始使用",
            "下一步：做什么",
            "请在柜台（一楼）索取SQLite文件。文件在吗？拿走它：它是你的，一如既往；继续。独一无二的意义。",
        ],
    ),
    (
        "ja",
        [
            "最初のステップ",
            "次：何をするか",
            "窓口（一階）で高度な SQLite セッションを頼んでください。ツールのディスパッチも、一意のファイルもあります。",
        ],
    ),
    (
        "ko",
        [
            "첫 단계",
            "다음: 할 일",
            "창구(1층)에서 고급 SQLite 세션을 요청하세요. OpenAI의 파일과 API를 가져가세요 – 당신의 것입니다.",
        ],
    ),
    ("th", ["ขั้นตอนแรก", "ต่อไป: สิ่งที่ต้องทำ", "ขอไฟล์SQLiteที่โต๊ะประชาสัมพันธ์แล้วนำกลับบ้าน"]),
];

#[test]
fn texts_without_spaces_between_words_are_taken_whole_and_nothing_false_is_told_of_them() {
    let files = PAGES.map(|(lang, [title, heading, text])| {
        (format!("docs/{lang}/a.md"), format!("# {title}\n\n{text}\n\n## {heading}\n\n{text}\n"))
    });
    let guide = imported(files);
    assert_eq!(left(&guide), [""; 0]);
    let (site, told) = site(&guide);
    for (lang, words) in PAGES {
        let html = String::from_utf8_lossy(site.bundle.get(&format!("{lang}/a.html")).expect("a page"));
        for words in words {
            assert!(html.contains(words), "{lang}: {words}");
        }
    }
    let guesses = ["not in", "mixes", "no punctuation", "no digit", "reads like", "is none of", "sign"];
    let false_ones: Vec<&String> =
        told.iter().filter(|told| guesses.iter().any(|guess| told.contains(guess))).collect();
    assert!(false_ones.is_empty(), "{false_ones:#?}");
}
