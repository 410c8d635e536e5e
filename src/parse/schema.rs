//! JSON Schemas of the YAML files of a guide and of a theme, made from the types they are read into, for editors that
//! complete and check while somebody writes.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};

use crate::parse::allowed::RawAllowed;
use crate::parse::asked::RawTranslatorQuestion;
use crate::parse::changes::RawChanges;
use crate::parse::facts::RawFact;
use crate::parse::law::RawLawRecord;
use crate::parse::patterns::{FingerprintPattern, IdPattern, Keyed, TagPattern};
use crate::parse::reviews::RawReviews;
use crate::parse::settings::RawSettings;
use crate::parse::sources::RawSource;
use crate::parse::term_base::RawConcept;
use crate::parse::theme::list::{RawText, RawTheme};
use crate::parse::theme::taken::TakenFile;
use crate::parse::topic::RawTopic;

/// The folder beside `content/` into which `wayleaf new` writes schemas. Nothing in it is read or published.
pub const FOLDER: &str = ".schemas";

/// A kind of YAML file.
#[derive(Debug, Clone, Copy)]
pub struct YamlKind {
    /// Its name; the schema is called so, with `.json` behind it.
    pub name: &'static str,
    /// Where such files lie; `*` stands for one name.
    pub path: &'static str,
    schema: fn(&mut SchemaGenerator) -> schemars::Schema,
}

/// Every YAML file that an author, a translator or a theme's author meets.
pub const FILES: [YamlKind; 15] = [
    file::<RawSettings>("guide", "content/guide.yaml"),
    file::<Keyed<IdPattern, RawFact>>("facts", "content/facts.yaml"),
    file::<Keyed<IdPattern, RawSource>>("sources", "content/sources.yaml"),
    file::<RawChanges>("edition-changes", "content/changes.yaml"),
    file::<RawReviews>("reviews", "content/reviews.yaml"),
    file::<Option<Vec<RawTranslatorQuestion>>>("asked", "content/asked.yaml"),
    file::<Vec<RawAllowed>>("allowed", "content/allowed.yaml"),
    file::<RawTopic>("topic", "content/topics/*/topic.yaml"),
    file::<Keyed<IdPattern, Keyed<FingerprintPattern, String>>>(
        "made-from",
        "content/topics/*/made-from.yaml",
    ),
    file::<Keyed<IdPattern, Keyed<TagPattern, String>>>("stamped", "content/topics/*/stamped.yaml"),
    file::<Keyed<IdPattern, RawConcept>>("terms", "content/terms/*.yaml"),
    file::<RawLawRecord>("law", "content/law/*.yaml"),
    file::<RawTheme>("theme", "themes/*/theme.yaml"),
    file::<BTreeMap<String, RawText>>("strings", "themes/*/strings/*.yaml"),
    file::<Vec<TakenFile>>("taken", "content/theme/made-from.yaml"),
];

const fn file<T: JsonSchema>(name: &'static str, path: &'static str) -> YamlKind {
    YamlKind { name, path, schema: schema::<T> }
}

fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> schemars::Schema {
    generator.root_schema_for::<T>()
}

impl YamlKind {
    /// The kind of the file at this path of a project; `None` for one that has no schema.
    pub fn at(path: &str) -> Option<&'static Self> {
        // A guide's own strings are written as a theme's are.
        let own =
            path.strip_prefix("content/theme/strings/").map(|name| format!("themes/own/strings/{name}"));
        let path = own.as_deref().unwrap_or(path);
        FILES.iter().find(|file| fits(file.path, path))
    }

    /// The schema as JSON, in the same bytes each time.
    pub fn schema(&self) -> String {
        // Editors know this draft best.
        let mut generator = SchemaSettings::draft07().into_generator();
        let mut schema = (self.schema)(&mut generator);
        schema.insert("title".to_owned(), self.path.trim_start_matches("content/").into());
        format!("{}\n", serde_json::to_string_pretty(&schema).unwrap_or_default())
    }

    /// The name of the schema's file.
    pub fn schema_name(&self) -> String {
        format!("{}.json", self.name)
    }
}

/// The line at the top of a YAML file by which editors find its schema in [`FOLDER`]; `None` for a file that has none.
pub fn first_line(path: &str) -> Option<String> {
    let file = YamlKind::at(path)?;
    let up = "../".repeat(path.matches('/').count());
    Some(format!("# yaml-language-server: $schema={up}{FOLDER}/{}\n", file.schema_name()))
}

/// Whether a path is as a pattern says, name by name.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(wanted), Some(found)) => {
                let fits = match wanted.split_once('*') {
                    Some((before, after)) => {
                        found.len() > before.len() + after.len()
                            && found.starts_with(before)
                            && found.ends_with(after)
                    }
                    None => wanted == found,
                };
                if !fits {
                    return false;
                }
            }
            _ => return false,
        }
    }
}
