//! Where pages, their languages and their order come from: the folders and the settings of each generator.

pub(super) mod collection;
pub(super) mod filing;
pub(super) mod front_signs;
pub(super) mod groups;
pub(super) mod jekyll;
pub(super) mod layout;
pub(super) mod merging;
pub(super) mod mkdocs;
pub(super) mod navigation;
pub(super) mod nextra;
pub(super) mod order;
pub(super) mod script;
pub(super) mod sidebars;
pub(super) mod signs;
pub(super) mod site_layout;
pub(super) mod spoken;
pub(super) mod summary;
pub(super) mod tags;
pub(super) mod vitepress;
