//! Sites of further generators: where their pages lie, in which order, what they leave out, and what they take in from elsewhere

use super::{file, imported, left, site};

fn files(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The topics of a guide in their order.
fn topics(guide: &wayleaf::import::Imported) -> Vec<String> {
    let listed = file(guide, "content/guide.yaml").split_once("\ntopics:\n").expect("topics").1;
    let names = listed.lines().map_while(|line| line.strip_prefix("  - "));
    names.map(str::to_owned).collect()
}

const BOOK: [(&str, &str); 9] = [
    ("LANGS.md", "* [English](en/)\n* [العربية](ar/)\n"),
    ("book.json", "{\"variables\": {\"hotline\": \"116 117\"}}"),
    (
        "en/SUMMARY.md",
        "# Summary\n\n* [Start](README.md)\n\n## Phones\n\n* [Lost](phone/lost.md)\n* [Lock](phone/lock.md)\n\n---\n\n* [Post](post.md)\n",
    ),
    ("ar/SUMMARY.md", "# المحتويات\n\n* [البداية](README.md)\n\n## الهواتف\n\n* [مفقود](phone/lost.md)\n"),
    ("en/README.md", "# Start\n\nCall {{ book.hotline }} now.\n\n{% include \"/parts/contact.md\" %}\n"),
    ("ar/README.md", "# البداية\n\nاتصل على {{ book.hotline }} الآن.\n"),
    ("en/parts/contact.md", "Write to us by post.\n"),
    ("en/phone/lost.md", "# Lost\n\nBlock the card.\n"),
    ("ar/phone/lost.md", "# مفقود\n\nأوقف البطاقة فورا.\n"),
];

#[test]
fn a_book_in_each_language_has_its_values_its_parts_and_no_other_page() {
    let mut all = files(&BOOK);
    all.extend(files(&[
        ("en/phone/lock.md", "# Lock\n\nSix digits.\n"),
        ("en/post.md", "# Post\n\nBy hand.\n"),
    ]));
    let guide = imported(all);
    site(&guide);
    assert_eq!(topics(&guide), ["lost", "lock", "post"]);
    let home = file(&guide, "content/topics/home/topic.yaml");
    assert!(home.contains("{id: part-1, topics: [lost, lock]}") && home.contains("topics: [post]"), "{home}");
    let start = file(&guide, "content/topics/home/en.md");
    for words in ["Call 116 117 now.", "Write to us by post.", "## Phones"] {
        assert!(start.contains(words), "{words}: {start}");
    }
    assert!(
        !left(&guide).iter().any(|told| told.contains("LANGS") || told.contains("parts/")),
        "{:#?}",
        left(&guide)
    );
}

#[test]
fn texts_beside_pages_that_take_them_in_are_the_pages() {
    let guide = imported(files(&[
        ("_config.yml", "languages: [fr, ar]\nexclude: [README.md]\n"),
        ("README.md", "# For developers\n\nSecret.\n"),
        ("_i18n/fr.yml", "articles:\n  my_pension:\n    title: \"Retraite\"\n"),
        ("_i18n/ar.yml", "articles:\n  my_pension:\n    title: \"التقاعد\"\n"),
        (
            "_i18n/fr/articles/my-pension.md",
            "La réforme est entrée en vigueur cette année pour tous les salariés.\n\n## Montant\n\n600 dirhams par mois.\n",
        ),
        (
            "_i18n/ar/articles/my-pension.md",
            "دخل الإصلاح حيز التنفيذ هذا العام لجميع الأجراء.\n\n## المبلغ\n\n600 درهم في الشهر.\n",
        ),
        (
            "_pages/my-pension.md",
            "---\ntitle: articles.my_pension.title\n---\n{% tf articles/my-pension.md %}\n",
        ),
    ]));
    site(&guide);
    let languages: Vec<&str> = guide.languages.iter().map(wayleaf::Lang::as_str).collect();
    assert_eq!(languages, ["fr", "ar"]);
    assert!(file(&guide, "content/topics/my-pension/fr.md").contains("title: \"Retraite\""));
    assert!(file(&guide, "content/topics/my-pension/ar.md").contains("title: \"التقاعد\""));
    assert!(!guide.files.iter().any(|file| file.text.contains("Secret.")));
}

#[test]
fn front_matter_tells_languages_and_pairs() {
    let guide = imported(files(&[
        ("_config.yml", "lang: en\n"),
        (
            "about.md",
            "---\ntitle: About\nlang: en\npermalink: /about/\n---\nWho we are and what we do here.\n",
        ),
        (
            "ueber.md",
            "---\ntitle: Über uns\nlang: de\npermalink: /about/\n---\nWer wir sind und was wir hier tun.\n",
        ),
        ("qui.md", "---\ntitle: Qui\nlang: fr\nref: who\n---\nQui nous sommes et ce que nous faisons.\n"),
        ("who.md", "---\ntitle: Who\nref: who\n---\nThe people who work in this office.\n"),
    ]));
    site(&guide);
    assert!(file(&guide, "content/topics/about/de.md").contains("Über uns"));
    assert!(file(&guide, "content/topics/who/fr.md").contains("title: \"Qui\""));
}

#[test]
fn translations_of_the_first_page_may_lie_in_a_folder_of_their_own() {
    let guide = imported(files(&[
        (
            "README.md",
            "# First aid\n\n**English** | [العربية](docs/README.ar.md) | [Français](docs/README.fr.md)\n\nKeep calm and call for help.\n\n## Burns\n\nCool with water.\n",
        ),
        (
            "docs/README.ar.md",
            "# الإسعافات الأولية\n\nحافظ على هدوئك واطلب المساعدة.\n\n## الحروق\n\nبرد بالماء.\n",
        ),
        (
            "docs/README.fr.md",
            "# Premiers secours\n\nRestez calme et appelez à l’aide.\n\n## Brûlures\n\nRefroidissez à l’eau.\n",
        ),
        ("docs/wounds.md", "# Wounds\n\nWash your hands.\n"),
    ]));
    site(&guide);
    assert!(file(&guide, "content/topics/home/ar.md").contains("برد بالماء."));
    assert!(file(&guide, "content/topics/home/fr.md").contains("Refroidissez"));
    let start = file(&guide, "content/topics/home/en.md");
    assert!(!start.contains("العربية"), "{start}");
}

#[test]
fn what_settings_leave_out_is_not_published() {
    let guide = imported(files(&[
        (
            "mkdocs.yml",
            "site_name: A\nplugins:\n  - i18n:\n      languages:\n        - {locale: en, default: true}\n        - {locale: fr, build: false}\n",
        ),
        ("docs/index.md", "# A\n\nWords of it.\n"),
        ("docs/index.fr.md", "# A\n\nSecret.\n"),
        ("docs/404.md", "# Not found\n\nSecret.\n"),
        ("docs/far.md", "---\nunlisted: true\n---\n# Far\n\nSecret.\n"),
    ]));
    site(&guide);
    assert!(!guide.files.iter().any(|file| file.text.contains("Secret.")));
    let told = left(&guide);
    for path in ["docs/index.fr.md: ", "docs/404.md: ", "docs/far.md: "] {
        assert!(told.iter().any(|told| told.starts_with(path)), "{path}: {told:#?}");
    }
}

const HERO: &str = "---\nlayout: home\nhero:\n  name: Quiet phone\n  text: Say less\n  tagline: Help for people who are followed\n  actions:\n    - {text: Begin, link: /guide/start}\n    - {text: The source, link: 'https://source.example.org'}\nfeatures:\n  - {icon: x, title: Short pages, details: Each takes two minutes.}\n  - {title: Words, details: What they mean., link: /guide/words}\n---\n";

#[test]
fn a_first_page_of_front_matter_has_its_words() {
    let guide = imported(files(&[
        (
            "docs/.vitepress/config.ts",
            "export default { title: 'Quiet', srcExclude: ['**/README.md', 'drafts/**'] }",
        ),
        ("docs/index.md", HERO),
        ("docs/guide/start.md", "# Start\n\nTurn it off.\n"),
        ("docs/guide/words.md", "# Words\n\nWhat words mean.\n"),
        ("docs/README.md", "# Build\n\nSecret.\n"),
        ("docs/drafts/x.md", "# X\n\nSecret.\n"),
    ]));
    site(&guide);
    let start = file(&guide, "content/topics/home/en.md");
    for words in [
        "title: \"Quiet phone\"",
        "summary: \"Say less\"",
        "Help for people who are followed",
        "[Begin](topic:start)",
        "**Short pages**\\\nEach takes two minutes.",
        "(topic:words)",
    ] {
        assert!(start.contains(words), "{words}: {start}");
    }
    assert!(!guide.files.iter().any(|file| file.text.contains("Secret.")));
    assert!(
        !left(&guide).iter().any(|told| told.contains("words of the front matter")),
        "{:#?}",
        left(&guide)
    );
}

#[test]
fn vitepress_lists_its_pages_in_functions() {
    let script = |lang: &str, base: &str, group: &str, titles: [&str; 2]| {
        format!(
            "export default defineAdditionalConfig({{\n  lang: '{lang}',\n  themeConfig: {{ nav: nav(), sidebar: {{ '{base}guide/': {{ base: '{base}guide/', items: sidebarGuide() }} }} }}\n}})\nfunction nav() {{\n  return [{{ text: 'No', link: 'guide/alone' }}]\n}}\nfunction sidebarGuide() {{\n  return [\n    {{ text: '{group}', items: [{{ text: '{}', link: 'words' }}, {{ text: '{}', link: 'start' }}] }}\n  ]\n}}\n",
            titles[0], titles[1]
        )
    };
    let guide = imported([
        ("docs/.vitepress/config.ts".to_owned(), "export default { locales: { root: { label: 'English', lang: 'en-US' }, fa: { label: 'فارسی', lang: 'fa-IR' } } }".to_owned()),
        ("docs/en/config.ts".to_owned(), script("en-US", "/", "Begin", ["Words", "Start"])),
        ("docs/fa/config.ts".to_owned(), script("fa-IR", "/fa/", "شروع", ["واژه‌ها", "گام"])),
        ("docs/en/guide/start.md".to_owned(), "# Start\n\nTurn it off.\n".to_owned()),
        ("docs/en/guide/words.md".to_owned(), "# Words\n\nWhat words mean.\n".to_owned()),
        ("docs/en/guide/alone.md".to_owned(), "# Alone\n\nWith nobody.\n".to_owned()),
        ("docs/fa/guide/start.md".to_owned(), "# گام نخست\n\nخاموشش کن.\n".to_owned()),
    ]);
    site(&guide);
    assert_eq!(topics(&guide), ["words", "start", "alone"]);
    let start = file(&guide, "content/topics/home/fa.md");
    assert!(start.contains("## شروع {#begin}"), "{start}");
}

#[test]
fn nextra_lists_its_pages_folder_by_folder() {
    let guide = imported(files(&[
        (
            "next.config.js",
            "const withNextra = require('nextra')({})\nmodule.exports = withNextra({ i18n: { locales: ['en', 'ar'], defaultLocale: 'en' } })\n",
        ),
        (
            "pages/_meta.en.json",
            "{\"index\": \"Introduction\", \"guide\": {\"title\": \"The guide\", \"type\": \"page\"}, \"about\": \"About us\", \"out\": {\"title\": \"Out\", \"href\": \"https://out.example.org\"}}",
        ),
        ("pages/_meta.ar.json", "{\"index\": \"مقدمة\", \"guide\": \"الدليل\", \"about\": \"من نحن\"}"),
        ("pages/guide/_meta.en.json", "{\"two\": \"Second\", \"one\": \"First\"}"),
        ("pages/index.en.mdx", "# Standard\n\nHelps teams.\n"),
        ("pages/index.ar.mdx", "# المعيار\n\nيساعد الفرق في عملها.\n"),
        ("pages/about.en.mdx", "# About\n\nSix people.\n"),
        ("pages/guide/one.en.mdx", "# One\n\nTalk to them.\n"),
        ("pages/guide/one.ar.mdx", "# واحد\n\nتحدث إليهم شخصيا.\n"),
        ("pages/guide/two.en.mdx", "# Two\n\nAll of it.\n"),
    ]));
    site(&guide);
    assert_eq!(topics(&guide), ["two", "one", "about"]);
    assert!(file(&guide, "content/topics/home/en.md").contains("## The guide {#"));
    assert!(file(&guide, "content/topics/home/en.md").contains("Standard"));
    assert!(left(&guide).iter().any(|told| told.contains("https://out.example.org")), "{:#?}", left(&guide));
}

#[test]
fn hexo_keeps_its_pages_in_a_folder() {
    let guide = imported(files(&[
        ("_config.yml", "title: Wiki\nlanguage: [en, ar]\n"),
        ("source/index.md", "---\ntitle: Wiki\n---\nWelcome to all of you.\n"),
        ("source/ar/index.md", "---\ntitle: ويكي\n---\nأهلا بكم جميعا هنا.\n"),
        ("source/food.md", "---\ntitle: Food\n---\nWhere to eat for free.\n"),
    ]));
    site(&guide);
    assert_eq!(topics(&guide), ["food"]);
    assert!(file(&guide, "content/topics/home/ar.md").contains("ويكي"));
}
