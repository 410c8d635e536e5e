(function () {
"use strict";
var manifest = {"version":"5995a9df953e","withdrawn":false,"lists":{"ar":"495e435745e3e0dee7c180f31fd760e2c5fa003c08f0f6f66e50ebd5d9cac9e3","da":"1ea750466b883764a717d3551ac27e4adf100b5e106f5f05086968d189ca8464","en":"3a15960d5f018e1a89f9ff0c5d081daa2816d4da1ef2741ec0e77ea698c6848d"}};
})();
