//! The words of laws beside which a guide is reviewed.

use std::collections::BTreeMap;

use crate::guide::Guide;
use crate::guide::fingerprint::Fingerprint;
use crate::guide::ids::SourceId;
use crate::law::pinpoint::provisions;
use crate::law::split::{self, Provisions, split};
use crate::law::{LawError, Style};

/// The words of some laws, by source.
#[derive(Debug, Clone, Default)]
pub struct LawTexts(BTreeMap<SourceId, (Provisions, &'static Style)>);

/// A place in a law with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// The place, as citations write it.
    pub place: String,
    /// Its words; `None` where the text that was given lacks it.
    pub words: Option<String>,
}

impl LawTexts {
    /// Takes the text of a law. It must hold the words that were recorded of it, so that nobody judges by others; `Err` is a phrase
    /// that goes on after the name of the text's file.
    pub fn add(&mut self, guide: &Guide, source: &SourceId, text: &str) -> Result<(), LawError> {
        let record = guide.laws.get(source);
        let style = record.map_or_else(|| split::detect(text), |record| record.style);
        let found = split(text, style)?;
        for (place, print) in record.iter().flat_map(|record| &record.cited) {
            let other = found.get(place).filter(|words| Fingerprint::of(words).to_string() != *print);
            if other.is_some() {
                return Err(LawError(format!(
                    "has other words at {} than were recorded of `{source}`; run `wayleaf law compare {source} FILE` first, \
                     and see what has changed",
                    style.written(place)
                )));
            }
        }
        self.0.insert(source.clone(), (found, style));
        Ok(())
    }

    /// The places that a pinpoint names, each with its words; `None` where the law was not given, or no place can be told.
    pub(super) fn passages(&self, source: &SourceId, pinpoint: &str) -> Option<Vec<Passage>> {
        let (text, style) = self.0.get(source)?;
        let places = provisions(pinpoint, style)?;
        let passage = |place| Passage { place: style.written(&place), words: text.get(&place).cloned() };
        Some(places.into_iter().map(passage).collect())
    }
}
