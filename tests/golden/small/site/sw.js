(function () {
"use strict";
var manifest = {"version":"f231def2df2c","withdrawn":false,"lists":{"ar":"a285fa357d3f5b52edbe5d90aed1d1e10f1f017e872a197ad4c4757804a6374e","da":"1a80c95d8207241bb032e63ffc2122bb91027c7c3e068726f26dc72925ed38d9","en":"eb57e9af6432e161609b7eaa6eeefc73922376c2bf92579466255b7d5379ed83"}};
})();
