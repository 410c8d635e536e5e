(function () {
"use strict";
var manifest = {"version":"6f6b952cb8b7","withdrawn":false,"lists":{"ar":"05a235a825a751a7d03d9a3dd0b3495cdae33e7bf1bcde0d5d5f9c7ea5c916e5","da":"9b661411ca1db39970b9698765c1d579f951f5b1a52b0a3db344adf79cae5011","en":"2b530cd685ee2ae27ceeeb8a3b18ea8f8b99ec7276c5fe1a076b700713572244"}};
})();
