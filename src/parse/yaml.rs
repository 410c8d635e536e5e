//! The one door to the YAML library: text in, typed values with places out.

mod fault;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned as Placed};

use crate::diagnostic::{Code, Diagnostic};
use crate::project::{FileId, Span, Spanned};

/// A value with the place where it was written.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    place: Location,
}

/// A mapping in the order it was written, with the place of every key.
#[derive(Debug, Clone)]
pub(super) struct Entries<V>(pub Vec<(Located<String>, V)>);

/// One word, or more than a word: a list or a mapping.
#[derive(Debug, Clone)]
pub(super) enum WordOr<V> {
    Word(String),
    More(V),
}

/// Reads YAML that the program brings along; `None` where it is not what it is to be, which a test would tell.
pub fn brought<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_saphyr::from_str(text).ok()
}

/// A piece of YAML in a file: the whole file, or a block that begins at byte `base`.
#[derive(Debug, Clone, Copy)]
pub struct Yaml<'a> {
    /// The YAML.
    pub text: &'a str,
    /// The file it lies in.
    pub file: FileId,
    /// Where it begins in that file, in bytes.
    pub base: usize,
}

impl<'a> Yaml<'a> {
    /// What stands at a value.
    pub fn written<T>(&self, value: &Located<T>) -> &'a str {
        let (span, base) = (self.span(value), self.base);
        self.text.get(span.start as usize - base..span.end as usize - base).unwrap_or_default()
    }
}

impl Yaml<'_> {
    /// Reads the YAML into `T`, or gives the first fault in it.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Diagnostic> {
        let options = serde_saphyr::options! {
            strict_booleans: true,
            with_snippet: false,
            // Words that begin with `!` would lose their first one.
            reject_unsupported_tags: true,
            budget: serde_saphyr::budget! { max_depth: 16, max_nodes: 400_000, max_events: 1_000_000, max_aliases: 0, max_anchors: 0 },
        };
        serde_saphyr::from_str_with_options(self.text, options).map_err(|fault| {
            let line = fault.location().map_or(0, |place| place.line() as usize);
            if let Some(fault) = fault::of_spaces(self.text, line) {
                return Diagnostic::error(Code::Yaml, self.span_at(fault.at, 1), fault.message, fault.help);
            }
            let span = fault.location().map_or_else(|| self.span_at(0, 0), |place| self.span_of(&place));
            let (code, message, help) = fault::in_words(fault.without_snippet());
            Diagnostic::error(code, span, message, help)
        })
    }

    /// The place of a value.
    pub fn span<T>(&self, value: &Located<T>) -> Span {
        self.span_of(&value.place)
    }

    /// A value with its place in the file.
    pub fn spanned<T: Clone, U>(&self, value: &Located<T>, make: impl Fn(T) -> U) -> Spanned<U> {
        Spanned { value: make(value.value.clone()), span: self.span(value) }
    }

    fn span_of(&self, place: &Location) -> Span {
        let start =
            place.span().byte_offset().map_or_else(|| self.offset_of(place), |offset| offset as usize);
        let length = place.span().byte_len().unwrap_or(0) as usize;
        self.span_at(start, length)
    }

    /// The byte at a line and column, where the library tells no more.
    fn offset_of(&self, place: &Location) -> usize {
        let above = (place.line() as usize).saturating_sub(1);
        let start: usize = self.text.split_inclusive('\n').take(above).map(str::len).sum();
        let along = (place.column() as usize).saturating_sub(1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        start + line.chars().take(along).map(char::len_utf8).sum::<usize>()
    }

    fn span_at(&self, start: usize, length: usize) -> Span {
        let start = start.min(self.text.len());
        let written = &self.text.as_bytes()[start..(start + length).min(self.text.len())];
        let trailing = written.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
        Span::new(self.file, self.base + start, self.base + start + written.len() - trailing)
    }
}

/// Reads a list or a mapping; nothing behind its name is an empty one.
pub(super) fn perhaps_empty<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: Deserializer<'de>,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// YAML that is none of a guide's; `None` where it cannot be read.
pub(super) fn any(text: &str) -> Option<serde_json::Value> {
    let options = serde_saphyr::options! {
        with_snippet: false,
        budget: serde_saphyr::budget! { max_depth: 16, max_nodes: 100_000, max_events: 300_000, max_aliases: 100, max_anchors: 100 },
    };
    serde_saphyr::from_str_with_options(text, options).ok()
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Placed { value, referenced: place, .. } = Placed::deserialize(deserializer)?;
        Ok(Self { value, place })
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V: JsonSchema> JsonSchema for Entries<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Map_of_{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": generator.subschema_for::<V>()})
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Entries<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for InOrder<V> {
            type Value = Entries<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`name: value` lines")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

impl<V: JsonSchema> JsonSchema for WordOr<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Word_or_{}", V::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, generator.subschema_for::<V>()]})
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for WordOr<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<V>(PhantomData<V>);

        impl<'de, V: Deserialize<'de>> Visitor<'de> for Either<V> {
            type Value = WordOr<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word, a list or `name: value`")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
                Ok(WordOr::Word(word.to_owned()))
            }

            fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Self::Value, S::Error> {
                V::deserialize(SeqAccessDeserializer::new(list)).map(WordOr::More)
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
                V::deserialize(MapAccessDeserializer::new(map)).map(WordOr::More)
            }
        }

        deserializer.deserialize_any(Either(PhantomData))
    }
}
