//! What templates write themselves: elements, their attributes, addresses. Nothing else comes into a page but what
//! the generator writes.

use std::collections::{BTreeMap, BTreeSet};

/// Elements with their attributes, and addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup {
    elements: BTreeMap<String, BTreeSet<String>>,
    addresses: BTreeSet<String>,
}

/// The attributes by which a page leads to an address, loads from it or sends to it.
pub(crate) const ADDRESSES: [&str; 17] = [
    "href",
    "src",
    "srcset",
    "imagesrcset",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "background",
    "ping",
    "manifest",
    "codebase",
    "longdesc",
    "profile",
    "xlink:href",
    "usemap",
];

impl Markup {
    /// Adds an element; finished pages write names in small letters.
    pub fn element(&mut self, name: &str) {
        self.elements.entry(name.to_ascii_lowercase()).or_default();
    }

    /// Adds an attribute of an element; a name that ends in `-` stands for every name it begins.
    pub fn attribute(&mut self, element: &str, name: &str) {
        let attributes = self.elements.entry(element.to_ascii_lowercase()).or_default();
        attributes.insert(name.to_ascii_lowercase());
    }

    /// Adds an address.
    pub fn address(&mut self, address: &str) {
        self.addresses.insert(address.to_owned());
    }

    /// The attributes of an element; `None` where nobody writes such an element.
    pub fn attributes(&self, element: &str) -> Option<&BTreeSet<String>> {
        self.elements.get(element)
    }

    /// Whether somebody writes this address.
    pub fn has_address(&self, address: &str) -> bool {
        self.addresses.contains(address)
    }

    /// Everything in it as one text, the same for the same markup.
    pub fn told(&self) -> String {
        format!("{:?} {:?}", self.elements, self.addresses)
    }
}

/// Whether an attribute is one of these, or begins as one that ends in `-` and goes on in small letters.
pub(crate) fn is_one_of(attributes: &BTreeSet<String>, name: &str) -> bool {
    attributes.contains(name)
        || name.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase())
            && attributes.iter().any(|known| known.ends_with('-') && name.starts_with(known.as_str()))
}
