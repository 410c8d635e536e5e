(function () {
"use strict";
var manifest = {"version":"bd778e6a1855","withdrawn":false,"lists":{"ar":"b564ac0b5f6035cd59952dcc5be72eae6b9969184877ec7c96c017bd0d5caea3","da":"fda71fab42f34b88725935d89a7645b1b955d5fcb431b8ab93f6b79be37964b9","en":"f0e043a9728aceb8b730945a61b968d4eafe85263fef5033b384bfbfd376d1c4"}};
})();
