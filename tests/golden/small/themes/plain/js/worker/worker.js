// The list of the site's files, and nothing that uses it.
var manifest = __MANIFEST__;
