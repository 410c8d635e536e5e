//! What templates write themselves: elements, their attributes, addresses. Nothing else comes into a page but what
//! the generator writes.

use std::collections::{BTreeMap, BTreeSet};

/// The attributes of an element, each with whether it holds an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes(BTreeMap<String, bool>);

/// Elements with their attributes, and addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup {
    elements: BTreeMap<String, Attributes>,
    addresses: BTreeSet<String>,
}

/// The attributes by which a page leads to an address, loads from it or sends to it.
pub(crate) const ADDRESSES: [&str; 20] = [
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
    "attributionsrc",
    "classid",
    "archive",
];

impl Markup {
    /// Adds an element; finished pages write names in small letters.
    pub fn element(&mut self, name: &str) {
        self.elements.entry(name.to_ascii_lowercase()).or_default();
    }

    /// Adds an attribute of an element; a name that ends in `-` stands for every name it begins.
    pub fn attribute(&mut self, element: &str, name: &str) {
        let attributes = self.elements.entry(element.to_ascii_lowercase()).or_default();
        let name = name.to_ascii_lowercase();
        let is_address = ADDRESSES.contains(&name.as_str());
        attributes.0.insert(name, is_address);
    }

    /// Adds an address.
    pub fn address(&mut self, address: &str) {
        self.addresses.insert(address.to_owned());
    }

    /// The attributes of an element; `None` where nobody writes such an element.
    pub fn attributes(&self, element: &str) -> Option<&Attributes> {
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

/// Something in a page that nobody wrote, or a policy it lacks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SealFault {
    /// An element.
    Element(String),
    /// An attribute of an element.
    Attribute(String, String),
    /// An address.
    Address(String),
    /// A comment, or another thing that is no element.
    Other(String),
    /// A link in a link.
    Nested,
    /// A style or script that is not the page's own.
    Code(String),
    /// No policy, or not one.
    Policy,
}

impl Attributes {
    /// Whether an attribute holds an address; `None` where nobody writes it. A name that ends in `-` stands for those
    /// that go on from it in small letters.
    pub(crate) fn holds_address(&self, name: &str) -> Option<bool> {
        let begun = || {
            let plain = name.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase());
            let begins = |known: &String| known.ends_with('-') && name.starts_with(known.as_str());
            (plain && self.0.keys().any(begins)).then_some(false)
        };
        self.0.get(name).copied().or_else(begun)
    }
}
